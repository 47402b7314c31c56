"""followup-tui: which follow-up to send, to whom, from which day, until which day, and why."""
