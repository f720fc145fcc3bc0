"""All writes of planning, by family of verbs.

`collecting`, `sheets` and `templates` prepare; `drafting`, `approving` and `issuing` make the programme.
"""
