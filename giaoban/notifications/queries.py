"""Reading notices and wishes. A person's inbox is theirs alone, whatever their rights."""

from __future__ import annotations

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet

from giaoban.notifications.models import MailWish, Notice
from giaoban.organisation.access import visible
from giaoban.organisation.models import User

COUNTED_TO = 100  # the header says "99+" beyond; counting stops there


def inbox_of(user: User) -> QuerySet[Notice]:
    """Everything that a person was told."""
    return visible(Notice.objects.filter(to=user), user)


def unread_of(user: User) -> QuerySet[Notice]:
    return inbox_of(user).filter(read_at__isnull=True)


def unread_number(user: User) -> int:
    """How many notices wait to be read, at most `COUNTED_TO`: one look into an index of the unread ones."""
    return unread_of(user).order_by()[:COUNTED_TO].count()


def unread_first(rows: QuerySet[Notice]) -> QuerySet[Notice]:
    """The unread ones first, the newest on top, with who told them."""
    unread = ExpressionWrapper(Q(read_at__isnull=True), output_field=BooleanField())
    return rows.select_related("by").order_by(unread.desc(), "-at", "-id")


def wish_of(user: User) -> MailWish:
    """How a person wants mail; who never said gets the defaults, which are not kept."""
    return MailWish.objects.filter(user=user).first() or MailWish(user=user, agency_id=user.agency_id)
