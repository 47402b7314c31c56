"""What narrows the rows of every screen: the words typed, and the views they are saved as.

Owns the filter in force. Must not know how rows are shown.
"""
