"""Reading the calendar."""

from __future__ import annotations

from datetime import date

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from giaoban.organisation.access import visible
from giaoban.organisation.models import User
from giaoban.schedule.models import Event, Session

ORDER = Case(
    *(When(session=session.value, then=Value(place)) for place, session in enumerate(Session)),
    output_field=IntegerField(),
)


def events_visible_to(user: User) -> QuerySet[Event]:
    return visible(Event.objects.all(), user)


def events_between(user: User, first: date, last: date) -> QuerySet[Event]:
    """What happens in a span of days, also what began before it, in the order of the day, with who attends."""
    touching = Q(date__lte=last) & (Q(date__gte=first) | Q(until__gte=first))
    return (
        events_visible_to(user)
        .filter(touching)
        .select_related("unit")
        .prefetch_related("leaders")
        .annotate(session_order=ORDER)
        .order_by("date", "session_order", "time", "pk")
    )
