"""Tags of programme pages."""
