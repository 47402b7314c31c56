"""What a person types, read: date words and jots. Pure: text and a day in, values out.

Must not know about storage, screens or the clock.
"""
