"""Statistics of work by unit, leader, person, field and origin, for any period; every figure is a list. No tables."""
