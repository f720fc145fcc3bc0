"""The trail of every write: who did what to which row, when, chained by hashes so that no entry can be changed
or taken out unseen. Each agency has a chain of its own. Verbs are the names of actions ("task.hand_in",
"unit.renamed").
"""
