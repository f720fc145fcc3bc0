"""Urging (đôn đốc): the ladder of an agency, climbed by working days, and urging by hand. The log is `tasks.Urge`."""
