"""Kinds and parts of official papers (Decree 30/2020), as data."""
