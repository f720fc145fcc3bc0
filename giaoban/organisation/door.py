"""How often one may knock: the limits of wrong sign-ins, by name and address.

Counted in the database, so that several processes count together. A table of our own rather than django-axes, which
works by signals, keeps what was typed in clear, and knows of no agency whose administrator may unlock and whose
trail tells of it (docs/decisions/0016-people-in-time.md).
"""

from __future__ import annotations

from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from giaoban.organisation.models import TriesOf

# One person at one machine; one name from many machines; one machine with many names (an office behind one address).
LIMITS: dict[TriesOf, int] = {TriesOf.PAIR: 5, TriesOf.NAME: 20, TriesOf.ADDRESS: 60}
WINDOW = timedelta(minutes=15)  # tries older than this are forgotten
COOL_OFF = timedelta(minutes=15)


def locked_words(until: datetime) -> str:
    """What everybody is told, whether the name is somebody's or not."""
    return (
        f"Đăng nhập sai quá nhiều lần. Hãy thử lại từ {timezone.localtime(until):%H:%M}, "
        "hoặc nhờ quản trị của cơ quan mở khoá."
    )


def typed_name(text: str) -> str:
    """A name to sign in with as it is kept: small letters, no spaces around."""
    return text.strip().lower()


def keys_of(name: str, address: str) -> dict[TriesOf, str]:
    """Under which keys a try is counted, always in this order, so that two processes never wait for each other."""
    network = network_of(address)
    parts = {TriesOf.PAIR: f"{name}\n{network}", TriesOf.NAME: name, TriesOf.ADDRESS: network}
    return {
        of: salted_hmac("giaoban.door", f"{of}\n{part}", algorithm="sha256").hexdigest() for of, part in parts.items()
    }


def network_of(address: str) -> str:
    """The address, or of an IPv6 one the network that one household or office is given (/64)."""
    try:
        found = ip_address(address)
    except ValueError:
        return address[:64]
    if isinstance(found, IPv6Address):
        return found.exploded[:19]
    return str(found)


def address_of(request: HttpRequest) -> str:
    """Where a request comes from. Behind our proxy that is the last address of the list: the one the proxy itself
    saw; those before it are whatever the sender wrote."""
    if settings.BEHIND_PROXY:
        forwarded = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
        if forwarded:
            return forwarded
    return str(request.META.get("REMOTE_ADDR", ""))
