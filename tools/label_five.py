"""Turns readable labels of real papers into labels that hold no word of them.

`python -m tools.label_five FOLDER` reads `FOLDER/*.json` (labels by the reading contract, kept outside the
repository) and writes `tests/samples/five/*.json`, where every text of the paper is replaced by a digest.
Paths, lines, dates, sessions, kinds and counts stay readable.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import unicodedata
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().parents[1] / "tests" / "samples" / "five"
SALT = "giaoban-five/1:"
CLEAR = {"kind", "path", "section", "start", "due", "end", "date", "until", "session", "time", "line", "value"}
CLEAR |= {"issued_on", "period", "source", "optional"}
ANY = "*"


def normalise(text: str) -> str:
    """The form in which texts are compared: NFC, white space folded, no closing punctuation."""
    folded = " ".join(unicodedata.normalize("NFC", text).replace("\u00a0", " ").split())
    return re.sub(r"[\s;.,:/]+$", "", folded)


def digest(text: str) -> str:
    """A text's stand-in: "#" and 12 hex digits."""
    return "#" + hashlib.sha256((SALT + normalise(text)).encode()).hexdigest()[:12]


def conceal(value: Any, key: str = "") -> Any:
    """The same label with its texts replaced; fields in `CLEAR` and open ones (`*`) are kept."""
    if isinstance(value, dict):
        return {k: conceal(v, key if k == "any" else k) for k, v in value.items()}
    if isinstance(value, list):
        return [conceal(v, key) for v in value]
    if isinstance(value, str) and value != ANY and key not in CLEAR:
        return digest(value.casefold() if key in FOLDED else value)
    return value


# Compared without regard to capitals: the letterhead prints in capitals what is asked for in full.
FOLDED = {"agency", "province"}


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    for source in sorted(Path(sys.argv[1]).glob("*.json")):
        label = conceal(json.loads(source.read_text(encoding="utf-8")))
        text = json.dumps(label, ensure_ascii=False, separators=(",", ":"))
        text = re.sub(r'(\{"path"|\{"date"|\{"value")', r"\n\1", text)
        (TARGET / source.name).write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
