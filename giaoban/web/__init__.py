"""What every page shares: the base template, static files, parts for htmx, paging, words of dates. No tables."""
