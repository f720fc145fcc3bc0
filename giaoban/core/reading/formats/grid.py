"""Ruled tables from ruling lines: which lines meet, the cells between them, and merged cells.

A cell is merged with its neighbour where the line between them is missing.
"""

from __future__ import annotations

from bisect import bisect_right

from giaoban.core.reading.formats.page_layout import Box, Grid, Rule

SNAP = 3.0  # points within which two lines are the same line (double borders, badly drawn corners)
SLIVER = 14.0  # a column narrower than this that no cell fills alone is a badly dragged border
SEGMENTS_AT_MOST = 20_000  # more is a drawing, not a table


def find_grids(horizontal: list[Rule], vertical: list[Rule]) -> list[Grid]:
    """The tables that the lines of a page draw, from top to bottom; a lone frame (one cell) is none."""
    if len(horizontal) + len(vertical) > SEGMENTS_AT_MOST:
        return []
    rows, columns = merge_rules(horizontal), merge_rules(vertical)
    grids = [_grid(h, v) for h, v in _connected(rows, columns)]
    return sorted((g for g in grids if g is not None), key=lambda g: (g.top, g.xs[0]))


def merge_rules(rules: list[Rule]) -> list[Rule]:
    """Lines at one level made one level, and their pieces that touch made one piece."""
    merged: list[Rule] = []
    for cluster in _clusters(sorted(rules)):
        level = sum(r.level for r in cluster) / len(cluster)
        pieces = sorted((r.start, r.end) for r in cluster)
        start, end = pieces[0]
        for s, e in pieces[1:]:
            if s <= end + SNAP:
                end = max(end, e)
            else:
                merged.append(Rule(level, start, end))
                start, end = s, e
        merged.append(Rule(level, start, end))
    return merged


def _clusters(rules: list[Rule]) -> list[list[Rule]]:
    clusters: list[list[Rule]] = []
    for rule in rules:
        if clusters and rule.level - clusters[-1][-1].level <= SNAP / 2 and rule.level - clusters[-1][0].level <= SNAP:
            clusters[-1].append(rule)
        else:
            clusters.append([rule])
    return clusters


def _meet(h: Rule, v: Rule) -> bool:
    return h.start - SNAP <= v.level <= h.end + SNAP and v.start - SNAP <= h.level <= v.end + SNAP


def _connected(rows: list[Rule], columns: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Groups of lines that meet each other, directly or through others."""
    parent = list(range(len(rows) + len(columns)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for j, v in enumerate(columns):
        for i, h in enumerate(rows):
            if _meet(h, v):
                parent[root(i)] = root(len(rows) + j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, h in enumerate(rows):
        groups.setdefault(root(i), ([], []))[0].append(h)
    for j, v in enumerate(columns):
        groups.setdefault(root(len(rows) + j), ([], []))[1].append(v)
    return [g for g in groups.values() if len(g[0]) >= 2 and g[1]]


def _levels(rules: list[Rule]) -> list[float]:
    levels: list[float] = []
    for level in sorted(r.level for r in rules):
        if not levels or level - levels[-1] > SNAP:
            levels.append(level)
    return levels


def _grid(rows: list[Rule], columns: list[Rule]) -> Grid | None:
    xs, ys = _levels(columns), _levels(rows)
    # Tables open at the sides: the outer edges are where the horizontal lines end.
    open_left, open_right = min(r.start for r in rows), max(r.end for r in rows)
    left, right = xs[0], xs[-1]
    if open_left < left - SLIVER:
        xs.insert(0, open_left)
    if open_right > right + SLIVER:
        xs.append(open_right)
    if len(xs) < 2 or len(ys) < 2 or (len(xs), len(ys)) == (2, 2):
        return None
    boxes = _boxes(xs, ys, rows, columns)
    xs, spans = _without_slivers(xs, boxes)
    if (len(xs), len(ys)) == (2, 2):
        return None
    return _assembled(xs, ys, spans)


def _covers(rules: list[Rule], level: float, start: float, end: float) -> bool:
    """Whether lines at a level cover most of a stretch."""
    covered = sum(max(0.0, min(r.end, end) - max(r.start, start)) for r in rules if abs(r.level - level) <= SNAP)
    return covered >= 0.6 * (end - start)


Span = tuple[int, int, int, int]  # first row, first column, last row, last column (both included)


def _boxes(xs: list[float], ys: list[float], rows: list[Rule], columns: list[Rule]) -> list[Span]:
    """Cells as spans of the grid: joined sideways first, then downwards where the widths agree."""
    open_runs: dict[tuple[int, int], int] = {}
    spans: list[Span] = []
    for r in range(len(ys) - 1):
        runs = _runs(xs, ys[r], ys[r + 1], columns)
        going_on: dict[tuple[int, int], int] = {}
        for c0, c1 in runs:
            above = open_runs.get((c0, c1))
            if above is not None and not _covers(rows, ys[r], xs[c0], xs[c1 + 1]):
                first, a, _, b = spans[above]
                spans[above] = (first, a, r, b)
                going_on[(c0, c1)] = above
            else:
                going_on[(c0, c1)] = len(spans)
                spans.append((r, c0, r, c1))
        open_runs = going_on
    return spans


def _runs(xs: list[float], top: float, bottom: float, columns: list[Rule]) -> list[tuple[int, int]]:
    runs, start = [], 0
    for c in range(1, len(xs) - 1):
        if _covers(columns, xs[c], top, bottom):
            runs.append((start, c - 1))
            start = c
    runs.append((start, len(xs) - 2))
    return runs


def _without_slivers(xs: list[float], spans: list[Span]) -> tuple[list[float], list[Span]]:
    for c in range(len(xs) - 2, -1, -1):
        if len(xs) <= 2 or xs[c + 1] - xs[c] >= SLIVER or any(s[1] == s[3] == c for s in spans):
            continue
        del xs[c + 1 if c + 2 < len(xs) else c]
        spans = [(r0, c0 - (c0 > c), r1, c1 - (c1 >= c)) for r0, c0, r1, c1 in spans]
    return xs, spans


def _assembled(xs: list[float], ys: list[float], spans: list[Span]) -> Grid:
    spans = sorted(spans)
    boxes = [Box(r0, c0, r1 - r0 + 1, c1 - c0 + 1, xs[c0], ys[r0], xs[c1 + 1], ys[r1 + 1]) for r0, c0, r1, c1 in spans]
    owner = [[-1] * (len(xs) - 1) for _ in range(len(ys) - 1)]
    for n, (r0, c0, r1, c1) in enumerate(spans):
        for r in range(r0, r1 + 1):
            owner[r][c0 : c1 + 1] = [n] * (c1 - c0 + 1)
    return Grid(xs, ys, boxes, owner, [[] for _ in boxes])


def box_at(grid: Grid, x: float, y: float) -> int | None:
    """Which box of the grid a point lies in, or None outside."""
    if not (grid.xs[0] <= x <= grid.xs[-1] and grid.ys[0] <= y <= grid.ys[-1]):
        return None
    r = min(bisect_right(grid.ys, y), len(grid.ys) - 1) - 1
    c = min(bisect_right(grid.xs, x), len(grid.xs) - 1) - 1
    n = grid.owner[r][c]
    return n if n >= 0 else None
