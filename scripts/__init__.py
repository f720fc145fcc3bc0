"""Commands for builders: checks, tests, assets."""
