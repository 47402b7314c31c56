"""Between Textual and the terminal: keys in, bytes out, other programs, the end on a signal.

Owns what touches the system or Textual's own insides. Must not know what the app is about.
"""
