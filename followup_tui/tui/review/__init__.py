"""One thing after the other: the guided review and its summary, and the checklist of an interview.

Owns these screens. Must not know a verb.
"""
