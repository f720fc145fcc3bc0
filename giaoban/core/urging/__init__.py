"""The ladder of urging: which step speaks on which working day, to whom, and what an outage leaves out."""
