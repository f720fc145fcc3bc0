"""All reads of planning, by subject."""
