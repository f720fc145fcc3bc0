"""The leaders' calendar (lịch công tác): what happens on which day, in which session, with whom."""
