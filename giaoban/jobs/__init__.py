"""Work in the background: what takes long, and what runs by the clock.

`queue.later` puts a call down in the database, `worker` makes it, in the process of `giaoban work`, which
`giaoban serve` starts and takes down with itself (`keeper`). The library behind is known here only. A job may be
cut off at any moment (a power cut) and be called again, so every job can be repeated.
"""
