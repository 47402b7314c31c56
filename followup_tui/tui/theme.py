"""Colours: three themes of our own, and the status colours that hold in every theme.

Owns every colour of the app. Must not know widgets. Screens and Content name them as ``$st-due``,
``$st-overdue``, ...; ``$quiet`` is muted text that keeps its contrast.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any, Final

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


def _theme(name: str, status: Mapping[str, str], **own: Any) -> Theme:
    """A theme in which what stands for a state has the colour of that status."""
    return Theme(
        name,
        primary=status["st-open"],
        accent=status["st-due"],
        warning=status["st-due"],
        error=status["st-overdue"],
        success=status["st-done"],
        **own,
    )


THEMES: Final = (
    _theme(
        "followup-dark",
        DARK,
        secondary="#8fa3ff",
        foreground="#dfe4ea",
        background="#14171c",
        surface="#1a1e25",
        panel="#232933",
    ),
    _theme(
        "followup-light",
        LIGHT,
        secondary="#4a4fb0",
        foreground="#1d232b",
        background="#fbfbf9",
        surface="#f3f3ef",
        panel="#e8e8e2",
        dark=False,
    ),
    _theme(
        "followup-terminal",
        ANSI,
        ansi=True,
        secondary="ansi_cyan",
        variables=ANSI_PARTS,
        **dict.fromkeys(("foreground", "background", "surface", "panel", "boost"), "ansi_default"),
    ),
)
DEFAULT: Final = THEMES[0].name
CSS: Final = """
Input > .input--placeholder, Input > .input--suggestion { color: $quiet; }
TextArea > .text-area--placeholder, TextArea > .text-area--suggestion { color: $quiet; }
ToastRack { margin: 0 0 1 0; align-horizontal: left; overflow: hidden; }
ToastHolder { height: 1; align-horizontal: left; }
Toast {
    width: 100%; max-width: 100%; height: 1; max-height: 1; margin: 0; padding: 0 1;
    border: none; background: $surface; color: $foreground;
    text-wrap: nowrap; text-overflow: ellipsis;
    &.-information { border: none; }
    &.-warning { border: none; text-style: bold; color: $st-due; }
}
"""
"""What Textual's own widgets look like here."""


def known(name: str | None, themes: Container[str], complaints: list[str]) -> str:
    """The theme of this name; one there is not is complained of, and is the default."""
    if name is not None and name not in themes:
        complaints.append(f"theme: there is no {name!r}")
        name = None
    return name or DEFAULT


def with_status_colours(variables: Mapping[str, str], theme: Theme) -> dict[str, str]:
    """A theme's variables and the status colours; what the theme itself sets stays."""
    return {**(ANSI if theme.ansi else DARK if theme.dark else LIGHT), **variables}
