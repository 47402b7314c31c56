"""A file being taken in: what it holds, what of it is taken, what each column is read as.

Owns the screens and the answers. Must not know a verb, nor how a format is read.
"""
