"""Meetings (giao ban) and their conclusions (kết luận): each order of a notice is a tracked task."""
