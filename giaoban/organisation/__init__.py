"""Agencies, units, people and posts, valid in time; who may see and who may do.

- An *agency* (cơ quan) owns every row of the house; people see their own agency's rows.
- A *unit* (phòng, đơn vị) belongs to an agency and lives from a day to a day; history keeps its name.
- A *post* (vị trí) gives a person a role, perhaps in a unit, for a span of days; one may hold several.
- An *alias* (tên gọi khác) is another spelling that papers use for a unit or a person, learned once.

`rights.py` is the table of who may do what; `access.py` applies it.
"""
