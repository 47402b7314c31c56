"""What each key of a row does: one plain function a verb, found by the id of its key.

Owns the way from a key to the tracker's verb, and which dialog comes between. Must not know layout or
storage.
"""
