"""The phrases that set a time for the work, found inside running text.

Most dates in an office's prose are not deadlines: they date cited papers, tell what the work is about, or what
was. So a phrase counts only with a sign in front of it ("trước", "chậm nhất", "hoàn thành trong", brackets), and
what is left doubtful is said to be so.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from giaoban.core.calendar.deadline_language.cursor import Cursor
from giaoban.core.calendar.deadline_language.grammar import phrase_of
from giaoban.core.calendar.deadline_language.judging import (
    WORD,
    Find,
    Sign,
    Verdict,
    is_history,
    is_unmistakable,
    judge,
)
from giaoban.core.calendar.deadline_language.meaning import deadline_of
from giaoban.core.calendar.deadline_language.model import Context, Deadline, DeadlineKind, Doubt
from giaoban.core.calendar.deadline_language.occasions import occasion_in_prose
from giaoban.core.calendar.deadline_language.syntax import Phrase
from giaoban.core.calendar.deadline_language.words import Token, tokens_of, well_spelled
from giaoban.core.text.folding import Folded, fold_in_place, nfc

_TIME = r"(?:ngay|thang|quy|tuan|cuoi|dau|giua|trung|thu|chu|gio|luc|vao|khoang|hom|nua|het|nam|\d)"
_HELD = r"(?:hoan\s+thanh|hoan\s+tat|xong|to\s+chuc|hop|dien\s+ra|khai\s+mac)\b"
_LIMIT = r"(?:thoi\s+)?han\b(?:\s+(?:chot|cuoi|hoan\s+thanh))?"
_SPAN_OF = r"thoi\s+gian(?:\s+(?:hoan\s+thanh|thuc\s+hien|to\s+chuc))?"
_EACH = r"(?:hang|moi)\s+(?:ngay|tuan|thang|quy|nam)\b"


@cache
def _anchor() -> re.Pattern[str]:
    """Where a phrase may begin. Cheap, and far too generous: `judging` decides. Compiled when first needed."""
    return re.compile(
        rf"""(?<![^\W_])(?:
            (?:xong\s+)?truoc(?=\s*{_TIME}) | truoc(?=\s+(?:ky|hoi|phien|cuoc|dai|tet|le|khai)\b)
          | (?:cham|muon|tre)\s+nhat\b | khong\s+(?:qua|muon|cham|tre|sau)\b
          | (?:cho\s+)?den(?=\s*{_TIME}) | toi(?=\s*(?:ngay|het|\d)) | het(?=\s*(?:ngay|thang|quy|\d))
          | tu(?=\s*(?:ngay|thang|quy|tuan|dau|cuoi|giua|nay|thu|\d))
          | (?:ngay\s+)?trong(?=\s*(?:{_TIME}|vong|thoi|mot|hai|ba|bon|nam|sau|bay|muoi))
          | sau(?=\s*(?:\d|khong\s+qua)) | toi\s+da\b
          | vao(?=\s*(?:{_TIME}|sang|chieu|toi)) | khoang(?=\s*(?:ngay|thang|dau|cuoi|giua))
          | {_EACH} | dinh\s+k[yi]\b
          | (?:thu\s+(?:hai|ba|tu|nam|sau|bay|\d)|chu\s+nhat|ngay\s+(?:\d{{1,2}}|cuoi)\b)(?=[^.;:!?]{{0,24}}\b{_EACH})
          | du\s+kien | {_LIMIT}(?=\s*(?::|la|{_TIME}|truoc)) | {_SPAN_OF}\s*:
          | {_HELD}(?=\s*(?::|(?:vao\s+)?(?:ngay|thang|quy|cuoi|dau|giua|trung)\b|\d))
          | (?:cuoi|dau|giua|trung\s+tuan|thuong\s+tuan|ha\s+tuan)(?=\s+(?:thang|quy)\s*[\di])
          | thuong\s+xuyen(?=\s*(?:[.;)]|$))
        )|\((?=\s*(?:tu|ngay|thang|quy|tuan|cuoi|dau|giua|hang|dinh|trong|truoc|xong|den|thuong\s+xuyen|\d{{1,2}}))""",
        re.VERBOSE,
    )


@cache
def _heads() -> re.Pattern[str]:
    """Words that only announce a time."""
    planned = r"du\s+kien(?:\s+(?:se|vao|thuc\s+hien|hoan\s+thanh|to\s+chuc|trien\s+khai|trinh|trong))*"
    return re.compile(rf"\(\s*|(?:{planned}|{_LIMIT}(?:\s+la)?|{_HELD})\s*:?\s*|{_SPAN_OF}\s*:\s*")


_WINDOW = 110
_MENTIONED = "Có thể chỉ là thời gian được nhắc đến, không phải thời hạn."
_SENTENCE_END = re.compile(r"[;!?]|\.(?=\s|$)|\./\.|\n")


def find_in(text: str, context: Context) -> tuple[Deadline, ...]:
    """The deadlines in running text, in order, none overlapping another."""
    folded = fold_in_place(text)
    marked = not text.isascii()
    found: list[Deadline] = []
    taken = 0
    for anchor in _anchor().finditer(folded.text):
        if anchor.start() < taken:
            continue
        deadline, stop = _at(text, folded, anchor.start(), context, marked=marked)
        if deadline is not None:
            found.append(deadline)
        taken = max(taken, stop)
    return tuple(found)


def _at(text: str, folded: Folded, place: int, context: Context, *, marked: bool) -> tuple[Deadline | None, int]:
    """The deadline that begins at an anchor, and where to go on searching."""
    begin, sign = _head(folded.text, place)
    tokens = tokens_of(folded.text, begin, begin + _WINDOW)
    if not tokens:
        return None, place
    cursor = Cursor(tokens, prose=True)
    phrase = phrase_of(cursor)
    if phrase is None:
        return _without_day(text, folded, tokens, sign), place
    used = tokens[: phrase.end]
    stop = used[-1].end
    find = find_about(text, folded, phrase, sign, place, stop)
    spelled = all(well_spelled(text, folded, t) for t in used) if marked else True
    verdict = judge(find)
    if verdict is Verdict.LEAVE or (not spelled and not is_unmistakable(phrase)):
        # The end of what was left alone: a date inside "kể từ ngày …" must not be found again by itself.
        return None, stop if verdict is Verdict.LEAVE and spelled else place
    deadline = deadline_of(phrase, context)
    if is_history(deadline, phrase, context):
        return None, stop
    first, last = folded.begin(used[0].begin), folded.end(stop)
    placed = replace(deadline, words=text[first:last], begin=first, end=last)
    if deadline.certain and (verdict is Verdict.DOUBT or not spelled):
        why = _MENTIONED if verdict is Verdict.DOUBT else "Cụm từ thời gian viết sai dấu."
        placed = replace(placed, certain=False, doubt=Doubt.UNCLEAR, why=why)
    return placed, stop


def _head(folded: str, place: int) -> tuple[int, Sign]:
    """Past the words in front that only announce a time: "dự kiến", "thời hạn:", an opening bracket."""
    sign = Sign.NONE
    begin = place
    while match := _heads().match(folded, begin):
        word = match[0].split()[0] if match[0].split() else ""
        if word.startswith(("du", "thoi", "han")):
            sign = Sign.PLANNED
        elif word.startswith("("):
            sign = Sign.BRACKET
        elif sign is not Sign.PLANNED:
            sign = Sign.ACT if word.startswith(("hoan", "xong")) else Sign.HELD
        begin = match.end()
    return begin, sign


def find_about(text: str, folded: Folded, phrase: Phrase, sign: Sign, begin: int, end: int) -> Find:
    """A phrase with the words in front of it, back to the beginning of its sentence."""
    first = max(0, begin - 240)
    window = folded.text[first:begin]
    for stop in _SENTENCE_END.finditer(window):
        first = max(0, begin - 240) + stop.end()
    # Six words reach no further back than this; most judges ask for no more.
    matches = list(WORD.finditer(folded.text, max(first, begin - 60), begin))[-6:]
    last = ""
    if matches:
        last = nfc(text[folded.begin(matches[-1].start()) : folded.end(matches[-1].end())]).lower()
    before = tuple(m[0] for m in matches)
    return Find(phrase, sign, before, last, folded.text[end : end + 24].lstrip(" "), folded.text[first:begin])


def _without_day(text: str, folded: Folded, tokens: list[Token], sign: Sign) -> Deadline | None:
    """ "(thường xuyên)" in brackets, "trước kỳ họp tháng 9" anywhere: a time, but no day."""
    occasion = occasion_in_prose(tokens)
    if occasion:
        used, kind = tokens[:occasion], DeadlineKind.EVENT
    elif sign is not Sign.NONE and [t.text for t in tokens[:2]] == ["thuong", "xuyen"]:
        used, kind = tokens[:2], DeadlineKind.REGULAR
    else:
        return None
    first, last = folded.begin(used[0].begin), folded.end(used[-1].end)
    found = Deadline(text[first:last], kind, begin=first, end=last)
    if kind is DeadlineKind.REGULAR:
        return found
    return replace(found, certain=False, doubt=Doubt.UNCLEAR, why="Hạn gắn với một sự kiện, không nêu ngày.")
