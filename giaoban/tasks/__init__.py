"""A task (nhiệm vụ): what is to be done, by whom, by when, with which product; how far it is; who ordered it.

- *state* (trạng thái) is moved by people, by the table in `core.lifecycle`;
- *timeliness* (tiến độ so với hạn) is computed from the calendar and never stored;
- an *origin* (nguồn) keeps the very words that ordered the task and where they stand.
"""
