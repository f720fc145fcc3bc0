"""The words and forms of office Vietnamese that several steps need: numbers of points, people, units."""
