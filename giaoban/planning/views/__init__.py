"""Pages of planning, by who comes to them."""
