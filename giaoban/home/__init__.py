"""The first page of each person and the menu: the place that may name every app."""
