"""Colours: two themes of our own, and the status colours that hold in every theme.

Owns every colour of the app. Must not know widgets. Screens and Content name them as ``$st-due``,
``$st-overdue``, ...; ``$quiet`` is muted text that keeps its contrast.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from textual.theme import Theme

DARK: Final[Mapping[str, str]] = {
    "st-overdue": "#ff7b8a",
    "st-due": "#ffc857",
    "st-open": "#6cb6ff",
    "st-premature": "#c9a5ff",
    "st-blocked": "#a3adb8",
    "st-done": "#7ddf9b",
    "quiet": "#a3adb8",
}
LIGHT: Final[Mapping[str, str]] = {
    "st-overdue": "#a8102b",
    "st-due": "#7a4f00",
    "st-open": "#0a539c",
    "st-premature": "#63399a",
    "st-blocked": "#4d5661",
    "st-done": "#17662f",
    "quiet": "#4d5661",
}

THEMES: Final = (
    Theme(
        name="followup-dark",
        primary="#6cb6ff",
        secondary="#8fa3ff",
        accent="#ffc857",
        warning="#ffc857",
        error="#ff7b8a",
        success="#7ddf9b",
        foreground="#dfe4ea",
        background="#14171c",
        surface="#1a1e25",
        panel="#232933",
        dark=True,
    ),
    Theme(
        name="followup-light",
        primary="#0a539c",
        secondary="#4a4fb0",
        accent="#7a4f00",
        warning="#7a4f00",
        error="#a8102b",
        success="#17662f",
        foreground="#1d232b",
        background="#fbfbf9",
        surface="#f3f3ef",
        panel="#e8e8e2",
        dark=False,
    ),
)
DEFAULT: Final = THEMES[0].name


def with_status_colours(variables: Mapping[str, str], *, dark: bool) -> dict[str, str]:
    """A theme's variables and the status colours; what the theme itself sets stays."""
    return {**(DARK if dark else LIGHT), **variables}
