"""A note being written: its words, what is read from them, and the screen for both.

Owns the way from typed words to one saved note. Must not know a verb, nor how a line is read.
"""
