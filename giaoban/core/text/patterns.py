"""Regular expressions that are compiled when first used.

Reading knows several hundred patterns, and a paper needs a part of them: compiling all at import would cost more
than reading the paper.
"""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("match", "search", "fullmatch", "finditer", "findall", "split", "sub", "subn")


class _LazyPattern:
    """Stands for a compiled pattern; at first use it takes over the pattern's methods and is as quick."""

    def __init__(self, source: str, flags: int) -> None:
        self.pattern = source
        self._given = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._given)
        self.__dict__.update({method: getattr(compiled, method) for method in _METHODS})
        return getattr(compiled, name)


def lazy_pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """`re.compile(source, flags)`, compiled at its first use. A faulty pattern fails then: tests use each."""
    return cast("re.Pattern[str]", _LazyPattern(source, flags))
