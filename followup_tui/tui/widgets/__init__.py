"""What several screens are drawn with: lists, pages, lines of text, the footer, the axis of days.

Owns how one piece of data is drawn. Must not know the tracker: a widget asks by message.
"""
