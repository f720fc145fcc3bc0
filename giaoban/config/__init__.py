"""Wires the house: settings, addresses, the server's door. Imports anything, imported by nobody."""
