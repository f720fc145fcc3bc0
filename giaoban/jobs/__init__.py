"""Work in the background: long reading and whatever runs by the clock. One import hides the queue's library."""
