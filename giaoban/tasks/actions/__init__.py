"""What people do to tasks, by family of verbs. Each act judges, writes, and leaves its trace, or does nothing at all.

`version` is the one that the person saw; another one in the table means that somebody was quicker (`Stale`).
`on` is the day of the act.
"""

from __future__ import annotations

from giaoban.tasks.actions._mentioning import Effect, Mention, Ordered
from giaoban.tasks.actions._submitting import Handed, NewFile
from giaoban.tasks.actions.answering import answer_urge, mark_answered
from giaoban.tasks.actions.assigning import assign_task, hand_out_task, return_to_office, withdraw_task
from giaoban.tasks.actions.carrying import Outcome, drop_tasks, order_tasks
from giaoban.tasks.actions.changing import TaskChange, change_task
from giaoban.tasks.actions.creating import NewOrigin, NewTask, create_ordered_tasks, create_task
from giaoban.tasks.actions.doing import (
    hand_in_task,
    receive_task,
    report_progress,
    start_task,
    submit_product,
    take_back_task,
)
from giaoban.tasks.actions.extending import ask_extension, decide_extension, withdraw_extension
from giaoban.tasks.actions.judging import confirm_task, reopen_task, send_back_task
from giaoban.tasks.actions.moving_on import MovedOn, MovingOn, move_tasks_on, undo_moving_on
from giaoban.tasks.actions.parting import (
    NewPart,
    add_step,
    cancel_with_parts,
    pause_with_parts,
    resume_with_parts,
    split_task,
)
from giaoban.tasks.actions.ruling import TaskRulesChange, set_task_rules
from giaoban.tasks.actions.stopping import cancel_task, pause_task, restore_task, resume_task
from giaoban.tasks.actions.taking_back_orders import WorkDone, undo_tasks
from giaoban.tasks.actions.undoing import undo_last_act

__all__ = [
    "Effect",
    "Handed",
    "Mention",
    "MovedOn",
    "MovingOn",
    "NewFile",
    "NewOrigin",
    "NewPart",
    "NewTask",
    "Ordered",
    "Outcome",
    "TaskChange",
    "TaskRulesChange",
    "WorkDone",
    "add_step",
    "answer_urge",
    "ask_extension",
    "assign_task",
    "cancel_task",
    "cancel_with_parts",
    "change_task",
    "confirm_task",
    "create_ordered_tasks",
    "create_task",
    "decide_extension",
    "drop_tasks",
    "hand_in_task",
    "hand_out_task",
    "mark_answered",
    "move_tasks_on",
    "order_tasks",
    "pause_task",
    "pause_with_parts",
    "receive_task",
    "reopen_task",
    "report_progress",
    "restore_task",
    "resume_task",
    "resume_with_parts",
    "return_to_office",
    "send_back_task",
    "set_task_rules",
    "split_task",
    "start_task",
    "submit_product",
    "take_back_task",
    "undo_last_act",
    "undo_moving_on",
    "undo_tasks",
    "withdraw_extension",
    "withdraw_task",
]
