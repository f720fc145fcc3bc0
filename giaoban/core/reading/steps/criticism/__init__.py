"""The critic's checks, one subject per file; `messages.py` is the table of all codes and their words."""
