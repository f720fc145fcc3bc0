"""Finding rows by their words, with or without tone marks: the same results on SQLite and on PostgreSQL."""
