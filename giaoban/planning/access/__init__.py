"""From an address to what a person may see of planning, by subject."""
