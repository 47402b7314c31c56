"""The whole of one thing: an opportunity, everybody, the pipeline, what it shows when counted.

Owns these screens and pages. Must not know a verb.
"""
