"""Colours: three themes of our own, and the status colours that hold in every theme.

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
ANSI_PARTS: Final = {
    "ansi-background": "ansi_default",
    "ansi-foreground": "ansi_default",
    "border-blurred": "ansi_default",
    "block-cursor-foreground": "ansi_black",
    "block-cursor-background": "ansi_white",
    "input-cursor-background": "ansi_white",
    "input-cursor-foreground": "ansi_black",
    "input-selection-background": "ansi_blue",
    "input-selection-foreground": "ansi_white",
    "screen-selection-background": "ansi_blue",
    "screen-selection-foreground": "ansi_white",
}
ANSI: Final[Mapping[str, str]] = {
    "st-overdue": "ansi_red",
    "st-due": "ansi_yellow",
    "st-open": "ansi_blue",
    "st-premature": "ansi_magenta",
    "st-blocked": "ansi_default",
    "st-done": "ansi_green",
    "quiet": "ansi_default",
}
"""Where the terminal's own colours are followed, whose contrast is the terminal's affair."""

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
    Theme(
        name="followup-terminal",
        ansi=True,
        primary="ansi_blue",
        secondary="ansi_cyan",
        accent="ansi_yellow",
        warning="ansi_yellow",
        error="ansi_red",
        success="ansi_green",
        foreground="ansi_default",
        background="ansi_default",
        surface="ansi_default",
        panel="ansi_default",
        boost="ansi_default",
        variables=ANSI_PARTS,
    ),
)
DEFAULT: Final = THEMES[0].name


def with_status_colours(variables: Mapping[str, str], theme: Theme) -> dict[str, str]:
    """A theme's variables and the status colours; what the theme itself sets stays."""
    return {**(ANSI if theme.ansi else DARK if theme.dark else LIGHT), **variables}
