"""Reading: bytes of a paper → Document (what stands on it) → Reading (what it says), with evidence.

    from giaoban.core.reading import read
    reading = read(data, name="ctct-thang-11.docx")

The bytes go to one of `formats` (the only place where parser packages are imported), which gives a
`Document` of blocks. The steps of `pipeline.STEPS` turn the document into a `Reading`. Every value
read is a `Field`: the value, how sure the reader is, and the spans of the source that say so.
"""

from giaoban.core.reading.contract import reading_to_dict
from giaoban.core.reading.draft import Options, Vocabulary
from giaoban.core.reading.formats import open_document
from giaoban.core.reading.pipeline import read_document
from giaoban.core.reading.reader import Paper, read, read_paper
from giaoban.core.reading.refusal import Limits, Refused

__all__ = [
    "Limits",
    "Options",
    "Paper",
    "Refused",
    "Vocabulary",
    "open_document",
    "read",
    "read_document",
    "read_paper",
    "reading_to_dict",
]
