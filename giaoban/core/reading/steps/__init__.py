"""One rule of reading per file; `pipeline.STEPS` has their order."""
