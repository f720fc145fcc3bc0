"""`python -m giaoban.core.reading FILE`: what each step adds, for whoever works on a step."""

from __future__ import annotations

import sys
from pathlib import Path

from giaoban.core.reading.document import Paragraph
from giaoban.core.reading.draft import Draft, Options
from giaoban.core.reading.formats import open_document
from giaoban.core.reading.pipeline import STEPS
from giaoban.core.reading.refusal import Refused


def main() -> int:
    """Prints the blocks of a paper, then what each step found."""
    if len(sys.argv) != 2:
        print("python -m giaoban.core.reading TỆP", file=sys.stderr)
        return 2
    path = Path(sys.argv[1])
    try:
        document = open_document(path.read_bytes(), path.name)
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        return 2
    for block in document.blocks:
        if isinstance(block, Paragraph):
            marks = "".join(m for m, on in (("b", block.bold), ("i", block.italic), ("#", block.level)) if on)
            print(f"{block.line:>5} {marks:<3} {block.text}")
        else:
            print(
                f"{block.line:>5} bảng {len(block.rows)} dòng × {block.width} cột{'' if block.ruled else ', không kẻ'}"
            )
            for row in block.rows:
                print(f"{row.line:>9} | " + " | ".join(" ¶ ".join(p.text for p in c.paragraphs) for c in row.cells))
    draft = Draft(document=document, options=Options(), body=document.blocks)
    for step in STEPS:
        draft = step(draft)
        counts = f"{len(draft.items)} items, {len(draft.events)} events, {len(draft.figures)} figures"
        print(f"→ {step.__name__}: {draft.kind.value}, {counts}, {len(draft.warnings)} warnings")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
