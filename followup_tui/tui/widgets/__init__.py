"""The parts of the main screen, one widget a file.

Own how one piece of data is drawn. Must not know the tracker: a widget asks by message.
"""
