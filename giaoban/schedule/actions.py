"""What changes the calendar."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date as Day
from datetime import time

from django.db import transaction

from giaoban.audit.actions import Act, record_all
from giaoban.core.text.words import search_words
from giaoban.organisation.models import User
from giaoban.schedule.models import Event, Session
from giaoban.schedule.queries import events_visible_to


@dataclass(frozen=True, slots=True)
class NewEvent:
    """An event to be; ids only where the words could be told."""

    date: Day
    text: str
    until: Day | None = None
    session: Session = Session.ALL_DAY
    time: time | None = None
    place: str = ""
    leader_words: str = ""
    leader_ids: tuple[int, ...] = ()
    unit_words: str = ""
    unit_id: int | None = None
    paper_id: int | None = None
    line: int | None = None
    spans: tuple[tuple[int, int, int], ...] = ()


@transaction.atomic
def create_events(new: Sequence[NewEvent], *, by: User) -> list[Event]:
    """Puts events on the agency's calendar, in a few statements however many there are."""
    events = Event.objects.bulk_create([_event(n, by=by) for n in new], batch_size=500)
    attends = Event.leaders.through
    attends.objects.bulk_create(
        [
            attends(event_id=event.pk, user_id=leader)
            for event, n in zip(events, new, strict=True)
            for leader in dict.fromkeys(n.leader_ids)
        ],
        batch_size=500,
    )
    record_all([Act("event.created", event, after={"date": event.date, "text": event.text}) for event in events], by=by)
    return events


@transaction.atomic
def undo_events(events: Collection[int], *, by: User) -> None:
    """Takes events off the calendar that a paper put there."""
    rows = list(events_visible_to(by).filter(pk__in=list(events)).order_by("pk"))
    record_all([Act("event.undone", event, before={"date": event.date, "text": event.text}) for event in rows], by=by)
    Event.leaders.through.objects.filter(event__in=rows).delete()
    Event.objects.filter(pk__in=[event.pk for event in rows]).delete()


def _event(new: NewEvent, *, by: User) -> Event:
    return Event(
        agency_id=by.agency_id,
        date=new.date,
        until=new.until,
        session=new.session,
        time=new.time,
        text=new.text,
        place=new.place,
        leader_words=new.leader_words,
        unit_words=new.unit_words,
        unit_id=new.unit_id,
        paper_id=new.paper_id,
        line=new.line,
        spans=[list(span) for span in new.spans],
        words=search_words(new.text, new.place, new.leader_words, new.unit_words),
    )
