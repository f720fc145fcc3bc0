"""Floor 1: rules and calculation in pure Python. No Django, no settings, no clock, no database."""
