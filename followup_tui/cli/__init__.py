"""The commands: words and JSON on standard output, everything else on standard error.

Owns how commands are typed and how they answer. Must not decide anything the timeline or the tracker
decides, and must not know the screens.
"""
