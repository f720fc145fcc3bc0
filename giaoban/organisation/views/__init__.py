"""Pages of the organisation, by who comes to them."""
