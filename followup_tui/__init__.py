"""followup-tui: which follow-up to send, to whom, from which day, until which day, and why."""

__version__ = "0.1.0"
