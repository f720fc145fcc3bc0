"""Mail that is due: at once what is addressed to one by name, and one digest a working day.

A mail is *held* in a short transaction, sent outside of it, and then marked as sent; who dies between leaves it to be
taken up when the hold ends. So nothing is lost; the one thing that can go out twice is a mail that the server took
from a worker that died before it could say so, and that has the same Message-ID both times. Nothing here is the act of
a person, so nothing of it stands in the audit (docs/decisions/0019-notices-and-mail.md).
"""

from giaoban.notifications.mailing.rounds import Sent, send_due, send_due_by
from giaoban.notifications.mailing.trials import try_mail

__all__ = ["Sent", "send_due", "send_due_by", "try_mail"]
