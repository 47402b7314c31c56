"""What the command line itself refuses, in one plain sentence each."""

from __future__ import annotations


class CommandError(Exception):
    """A command that cannot be done; ``exit_code`` says of which kind."""

    def __init__(self, message: str, exit_code: int) -> None:
        super().__init__(message)
        self.exit_code = exit_code


class UsageError(CommandError):
    """Wrong usage, or a terminal is needed and there is none."""

    def __init__(self, message: str) -> None:
        super().__init__(message, 2)
