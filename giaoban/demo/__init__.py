"""The made-up department: Sở Khoa học và Công nghệ tỉnh Lam Giang, its people and its papers.

Nothing here is real. The papers are made as .docx from the texts in `papers.py` and taken in by the same
intake as anybody's, so that what a newcomer sees proves the main job.
"""
