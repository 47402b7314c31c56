"""The main screen: the list of what to do, the card, the notes, the contacts.

Owns its panes and where its cursor stands. Must not know a verb.
"""
