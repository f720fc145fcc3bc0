"""What changes the organisation, by family of verbs.

`by` is None only where the installation itself acts: it opens an agency, makes the made-up department, counts who
knocks at the door. `on` is the day of the act; `version` is what the person saw of the unit or person concerned,
None where nobody looked (an import, the made-up department).
"""

from giaoban.organisation.actions.agencies import create_agency, open_agency
from giaoban.organisation.actions.aliases import forget_alias, learn_alias
from giaoban.organisation.actions.calendar import (
    NewDay,
    clear_calendar_day,
    set_calendar_day,
    set_calendar_days,
    swap_calendar_days,
)
from giaoban.organisation.actions.deputising import deputise, end_deputising
from giaoban.organisation.actions.door import knock, let_in, unlock_person
from giaoban.organisation.actions.importing import import_people
from giaoban.organisation.actions.people import (
    add_person,
    change_own_email,
    change_password,
    correct_person,
    deactivate_person,
    end_other_sessions,
    give_one_time_password,
    reactivate_person,
)
from giaoban.organisation.actions.posts import add_person_with_post, end_post, give_post
from giaoban.organisation.actions.units import add_unit, correct_unit, end_unit, merge_unit, rename_unit

__all__ = [
    "NewDay",
    "add_person",
    "add_person_with_post",
    "add_unit",
    "change_own_email",
    "change_password",
    "clear_calendar_day",
    "correct_person",
    "correct_unit",
    "create_agency",
    "deactivate_person",
    "deputise",
    "end_deputising",
    "end_other_sessions",
    "end_post",
    "end_unit",
    "forget_alias",
    "give_one_time_password",
    "give_post",
    "import_people",
    "knock",
    "learn_alias",
    "let_in",
    "merge_unit",
    "open_agency",
    "reactivate_person",
    "rename_unit",
    "set_calendar_day",
    "set_calendar_days",
    "swap_calendar_days",
    "unlock_person",
]
