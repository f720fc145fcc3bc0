"""States and allowed moves, as tables."""
