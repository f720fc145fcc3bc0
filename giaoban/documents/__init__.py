"""Papers as they came: the original bytes kept unchanged under their SHA-256, and who brought them.

A *paper* (văn bản) belongs to an agency; the same bytes brought twice are one paper.
"""
