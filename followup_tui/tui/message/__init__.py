"""A message being written: its words, what is to be said about them, and the ways it goes out.

Owns the screen and the hand-over. Must not know a verb, and sends nothing.
"""
