"""What changes notices and how people want to be told, by family of verbs.

Reading a notice is nobody's business but the reader's and leaves no trace in the audit; wishes do.
"""

from giaoban.notifications.actions.opening import open_notice, read_all, read_answered, unread_again
from giaoban.notifications.actions.telling import Told, notify
from giaoban.notifications.actions.wishing import set_wishes

__all__ = ["Told", "notify", "open_notice", "read_all", "read_answered", "set_wishes", "unread_again"]
