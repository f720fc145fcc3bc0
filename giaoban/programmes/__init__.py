"""Programmes (chương trình công tác) of a year, quarter or month as printed: sections and lines.

A line *mentions* a task; the same task may be a line of several programmes.
"""
