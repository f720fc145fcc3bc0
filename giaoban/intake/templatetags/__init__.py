"""Tags of intake pages."""
