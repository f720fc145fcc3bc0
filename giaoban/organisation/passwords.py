"""Passwords that are used once: given by an administrator, changed at the first sign-in."""

from __future__ import annotations

import secrets

# Nothing that is mistaken for something else when it is read from paper or told on the telephone.
_LETTERS = "abcdefghkmnpqrstuvwxyz23456789"


def one_time_password() -> str:
    """Three groups of four, near 59 bits: "k7dn-x2ma-p9rt"."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(3))
