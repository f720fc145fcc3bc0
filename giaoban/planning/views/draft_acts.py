"""The acts on a draft as a whole, or on the lines that were ticked in it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from giaoban.core.lifecycle.programmes import ProgrammeVerb
from giaoban.organisation.models import User
from giaoban.organisation.queries import leaders_of
from giaoban.organisation.rules import RuleBroken
from giaoban.planning.access.drafting import (
    draft_comment_to_see,
    draft_line_to_see,
    draft_to_see,
    draft_version_to_see,
    person_at_drafts,
)
from giaoban.planning.actions import approving, draft_comments, draft_ordering
from giaoban.planning.actions.draft_joining import join_lines, tell_apart
from giaoban.planning.actions.draft_lines import drop_lines, name_leader
from giaoban.planning.actions.issuing import issue_programme
from giaoban.planning.draft_look import draft_look_of
from giaoban.planning.draft_pages import draft_page
from giaoban.planning.draft_versions import version_difference
from giaoban.planning.models import Draft
from giaoban.planning.views.drafting import to_draft
from giaoban.web.clock import today
from giaoban.web.notices import say
from giaoban.web.numbers import whole_number

_Act = Callable[[Draft, str, HttpRequest, User], tuple[str, str]]  # gives what is said, and where to go on the page


@require_POST
def draft_act(request: HttpRequest, pk: int) -> HttpResponse:
    """What a button of the table asks for: "join" of the ticked lines, "up-12" of one."""
    user = person_at_drafts(request)
    draft = draft_to_see(user, pk)
    name, _, rest = request.POST.get("act", "").partition("-")
    anchor = ""
    try:
        done, anchor = _ACTS.get(name, _nothing)(draft, rest, request, user)
        if done:
            say(request, done)
    except RuleBroken as refused:
        messages.warning(request, str(refused))
    return to_draft(pk, request.POST.get("query", ""), anchor)


@require_POST
def draft_section(request: HttpRequest, pk: int) -> HttpResponse:
    """Adds, renames, moves or takes away a section: "act" says which, "section" is its title."""
    user = person_at_drafts(request)
    draft = draft_to_see(user, pk)
    section, title = request.POST.get("section", ""), request.POST.get("title", "")
    acts: dict[str, Callable[..., Draft]] = {
        "add": partial(draft_ordering.add_section, draft, title),
        "rename": partial(draft_ordering.rename_section, draft, section, title),
        "up": partial(draft_ordering.move_section, draft, section, -1),
        "down": partial(draft_ordering.move_section, draft, section, 1),
        "remove": partial(draft_ordering.remove_section, draft, section),
    }
    try:
        act = acts.get(request.POST.get("act", ""))
        if act is None:
            raise RuleBroken("Hãy chọn việc cần làm với mục.")
        act(by=user, on=today(), version=_number(request.POST.get("version", "")))
    except RuleBroken as refused:
        messages.warning(request, str(refused))
    return to_draft(pk, request.POST.get("query", ""), "sections")


def draft_approval(request: HttpRequest, pk: int) -> HttpResponse:
    """The leader's page: the table as it will be printed, a box beside each line, approve or return."""
    user = person_at_drafts(request)
    draft = draft_to_see(user, pk)
    page = draft_page(draft, draft_look_of(request.GET.dict()), user=user, today=today())
    return render(request, "planning/draft_approval.html", {"page": page})


@require_POST
def draft_move(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """One move of the draft. A leader's page that is refused is shown again with what was written."""
    user = person_at_drafts(request)
    draft = draft_to_see(user, pk)
    if verb not in {move.value for move in ProgrammeVerb}:
        return redirect("draft-show", pk=pk)
    try:
        done = _moved(draft, ProgrammeVerb(verb), request, user)
    except RuleBroken as refused:
        if verb == ProgrammeVerb.RETURN:
            return _approval_again(request, draft, user, str(refused))
        messages.warning(request, str(refused))
        return redirect("draft-approval" if verb == ProgrammeVerb.APPROVE else "draft-show", pk=pk)
    say(request, done)
    draft.refresh_from_db()
    if draft.programme_id:
        return redirect("programme-show", pk=draft.programme_id)
    if verb in {ProgrammeVerb.APPROVE, ProgrammeVerb.RETURN}:
        return redirect("draft-list")
    return redirect("draft-show", pk=pk)


@require_POST
def draft_comment(request: HttpRequest, pk: int) -> HttpResponse:
    """A comment on the draft or a line, or all that a leader wrote: of the whole, and beside lines."""
    user = person_at_drafts(request)
    draft = draft_to_see(user, pk)
    line, said, by_leader = (
        _number(request.POST.get("line", "")),
        _said(request),
        request.POST.get("from") == "approval",
    )
    text = request.POST.get("note" if by_leader else "text", "")
    try:
        if said:
            draft_comments.comment_on_lines(draft, said, by=user, on=today(), whole=text)
        else:
            about = draft_line_to_see(draft, line) if line else None
            draft_comments.comment_on_draft(draft, text, by=user, on=today(), line=about)
    except RuleBroken as refused:
        if by_leader:
            return _approval_again(request, draft, user, str(refused))
        messages.warning(request, str(refused))
    else:
        say(request, "Đã ghi ý kiến.")
    if by_leader:
        return redirect("draft-approval", pk=pk)
    return redirect("draft-line", pk=pk, line=line) if line else to_draft(pk, "view=comments")


@require_POST
def draft_comment_settle(request: HttpRequest, pk: int, comment: int) -> HttpResponse:
    user = person_at_drafts(request)
    draft = draft_to_see(user, pk)
    try:
        draft_comments.settle_comment(draft_comment_to_see(draft, comment), by=user, on=today(), at=timezone.now())
    except RuleBroken as refused:
        messages.warning(request, str(refused))
    return to_draft(pk, "view=comments")


def draft_difference(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """A version beside the one before it, or beside the one that `with=` names."""
    user = person_at_drafts(request)
    draft = draft_to_see(user, pk)
    new = draft_version_to_see(draft, number)
    with_number = _number(request.GET.get("with", "")) or number - 1
    old = draft_version_to_see(draft, with_number) if with_number else None
    changes = version_difference(new.lines, old.lines if old else [])
    groups = [(title, [c for c in changes if c.kind == kind]) for kind, title in _KINDS if old or kind != "added"]
    context = {"draft": draft, "new": new, "old": old, "groups": groups, "lines": new.lines}
    return render(request, "planning/draft_difference.html", context)


_KINDS = (("changed", "Đã sửa"), ("added", "Thêm"), ("dropped", "Bỏ"))


def _nothing(*_: object) -> tuple[str, str]:
    raise RuleBroken("Hãy chọn việc cần làm.")


def _join(draft: Draft, _: str, request: HttpRequest, user: User) -> tuple[str, str]:
    lines = _ticked(request)
    first = _number(request.POST.get("first", ""))
    kept = join_lines(draft, sorted(lines, key=lambda pk: pk != first), by=user, on=today())
    return f"Đã ghép {len(lines)} dòng thành một.", f"line-{kept.pk}"


def _apart(draft: Draft, _: str, request: HttpRequest, user: User) -> tuple[str, str]:
    tell_apart(draft, _ticked(request), by=user, on=today())
    return "Đã ghi: không phải một việc.", ""


def _leader(draft: Draft, _: str, request: HttpRequest, user: User) -> tuple[str, str]:
    pk = _number(request.POST.get("leader", ""))
    leader = leaders_of(user.agency, today()).filter(pk=pk).first() if pk else None
    if pk and leader is None:
        raise RuleBroken("Hãy chọn một lãnh đạo của cơ quan.")
    lines = name_leader(draft, _ticked(request), leader, by=user, on=today())
    return f"Đã ghi lãnh đạo chỉ đạo cho {len(lines)} dòng.", f"line-{lines[0].pk}"


def _section(draft: Draft, _: str, request: HttpRequest, user: User) -> tuple[str, str]:
    lines = draft_ordering.put_in_section(draft, _ticked(request), request.POST.get("section", ""), by=user, on=today())
    return f"Đã chuyển {len(lines)} dòng.", f"line-{lines[0].pk}"


def _drop(draft: Draft, _: str, request: HttpRequest, user: User) -> tuple[str, str]:
    lines = drop_lines(draft, _ticked(request), by=user, on=today(), reason=request.POST.get("reason", ""))
    return f"Đã bỏ {len(lines)} dòng khỏi chương trình.", ""


def _step(step: int) -> _Act:
    def move(draft: Draft, rest: str, request: HttpRequest, user: User) -> tuple[str, str]:
        line = draft_line_to_see(draft, _number(rest))
        draft_ordering.move_line(line, step, by=user, on=today())
        return "", f"line-{line.pk}"

    return move


def _put(draft: Draft, rest: str, request: HttpRequest, user: User) -> tuple[str, str]:
    """ "12-after-9" puts a line behind another, "12-first-0" first in a section by its place."""
    moved, _, where = rest.partition("-")
    how, _, there = where.partition("-")
    line = draft_line_to_see(draft, _number(moved))
    if how == "after":
        draft_ordering.put_line_after(line, draft_line_to_see(draft, _number(there)), by=user, on=today())
    else:
        place = _number(there)
        title = draft.sections[place] if place < len(draft.sections) else ""
        draft_ordering.put_line_after(line, None, by=user, on=today(), section=title)
    return "", f"line-{line.pk}"


_ACTS: dict[str, _Act] = {
    "join": _join,
    "apart": _apart,
    "leader": _leader,
    "section": _section,
    "drop": _drop,
    "up": _step(-1),
    "down": _step(1),
    "put": _put,
}


def _moved(draft: Draft, verb: ProgrammeVerb, request: HttpRequest, user: User) -> str:
    version, note = _number(request.POST.get("version", "")), request.POST.get("note", "")[:4000]
    on, at = today(), timezone.now()
    match verb:
        case ProgrammeVerb.SUBMIT:
            approving.submit_draft(draft, by=user, on=on, at=at, version=version, note=note)
            return "Đã trình duyệt; các dòng đã khoá."
        case ProgrammeVerb.WITHDRAW:
            approving.withdraw_draft(draft, by=user, on=on, at=at, version=version, note=note)
            return "Đã rút về để sửa."
        case ProgrammeVerb.APPROVE:
            approving.approve_draft(draft, by=user, on=on, at=at, version=version, note=note)
            return "Đã duyệt chương trình."
        case ProgrammeVerb.RETURN:
            reasons = _said(request)
            approving.return_draft(draft, by=user, on=on, at=at, version=version, note=note, reasons=reasons)
            return "Đã trả lại chương trình."
        case ProgrammeVerb.ISSUE:
            number, signer = request.POST.get("number", ""), request.POST.get("signer", "")
            programme = issue_programme(
                draft, by=user, on=on, at=at, version=version, number=number, signer=signer, note=note
            )
            return f"Đã ban hành: {programme.lines.count()} việc đã giao, mỗi người được báo một lần."


def _approval_again(request: HttpRequest, draft: Draft, user: User, refused: str) -> HttpResponse:
    page = draft_page(draft_to_see(user, draft.pk), draft_look_of({}), user=user, today=today())
    context = {"page": page, "refused": refused, "note": request.POST.get("note", ""), "said": _said(request)}
    return render(request, "planning/draft_approval.html", context)


def _ticked(request: HttpRequest) -> list[int]:
    return [pk for pk in map(whole_number, dict.fromkeys(request.POST.getlist("line"))) if pk is not None]


def _said(request: HttpRequest) -> dict[int, str]:
    """What was written beside lines, by line."""
    boxes = {name.removeprefix("said-"): str(text) for name, text in request.POST.items() if name.startswith("said-")}
    said = ((whole_number(pk), text[:2000]) for pk, text in boxes.items() if text.strip())
    return {pk: text for pk, text in said if pk is not None}


def _number(text: str) -> int:
    return whole_number(text) or 0
