"""Statistics (thống kê) of work by unit, leader, person, field and origin, for any period. No tables of its own.

Every figure is a *cell*: a condition on tasks, which the figure counts and the list behind it shows. What waits at the
opening and what was received is what was closed and what is open: the page adds it up before everybody's eyes.
"""
