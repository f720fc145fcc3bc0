"""Numbers and symbols of papers ("12/KH-SXD"): parse, print, next."""
