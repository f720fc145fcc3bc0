"""The language of deadlines, in the order a phrase goes through it.

`words` cuts text into tokens; `grammar` finds what is said; `meaning` turns that into days; `search` finds
the phrases that set a time inside running text. `model` holds what comes out. `deadlines.py` is the door.
"""
