"""Makes files of the sample papers (`tests/samples/papers`): text, .docx, PDF and scan of the same content.

`python -m tools.make_papers` fills `build/papers/`; nothing made is kept in the repository.
"""
