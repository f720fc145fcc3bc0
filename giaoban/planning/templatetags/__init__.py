"""Tags of the templates of planning."""
