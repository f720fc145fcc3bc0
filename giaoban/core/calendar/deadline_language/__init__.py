"""The language of deadlines, in the order a phrase goes through it.

`words` cuts text into tokens. `grammar` finds what is said (a `syntax.Phrase`), with `frames` ("trước", "từ"),
`moments` (and its `clock`, `days` and `spans`), `counted` and `recurring`; each rule moves a `cursor`. `meaning`
turns that into days. `cells` reads a whole cell; `search` finds phrases inside running text and `judging` says
which of them set a time; `occasions` are the times without a day. `model` holds what comes out.
`core/calendar/deadlines.py` is the door.
"""
