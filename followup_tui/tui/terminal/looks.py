"""The styles that our own texts name: attributes, and colours of the theme.

Owns reading them in a few steps; Textual's own reader of markup, which is slow to load, gets the rest.
Must not know which colours there are.
"""

from __future__ import annotations

from typing import Any, Final

from textual.color import Color
from textual.css.stylesheet import Stylesheet
from textual.style import Style

ATTRIBUTES: Final = frozenset({"bold", "dim", "italic", "underline", "reverse", "strike"})


class Looks(Stylesheet):
    """A stylesheet that reads "bold $primary" by itself."""

    def parse_style(self, style_text: str | Style) -> Style:
        known = self._style_parse_cache
        if isinstance(style_text, str) and style_text not in known:
            style = plain_style(style_text, self._variables)
            if style is not None:
                known[style_text] = style
        return super().parse_style(style_text)


def plain_style(text: str, variables: dict[str, str]) -> Style | None:
    """The style of these words; None where they say more than attributes and colours by name."""
    found: dict[str, Any] = {}
    place = "foreground"
    for word in text.split():
        colour = variables.get(word[1:], "") if word.startswith("$") else ""
        if word in ATTRIBUTES:
            found[word] = True
        elif word == "on":
            place = "background"
        elif colour.startswith("#"):
            found[place] = Color.parse(colour)
        elif place in found and word.removesuffix("%").isdecimal():
            found[place] = found[place].multiply_alpha(int(word.removesuffix("%")) / 100)
        else:
            return None
    return Style(**found)
