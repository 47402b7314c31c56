"""What every screen with a row is, and the screens that are too small for a folder of their own.

Owns what happens on a key; reaches data only through the tracker.
"""
