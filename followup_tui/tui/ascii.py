"""ASCII for terminals and fonts that cannot draw our signs.

Owns which plain character stands for which sign, one cell for one. Must not know what they mean;
letters of any language stay.
"""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_PLAIN = {
    "-": "─━╌┄┈═╴╶–—▔▁▂▃·",
    "|": "│┃║▏▎▍▕",
    "+": "╭╮╰╯┌┐└┘├┤┬┴┼╔╗╚╝✚",
    "#": "▄▅▆▇█▀▊▉▋",
    ">": "▌→▶»",
    "<": "◇←«",
    "^": "↑⇧",
    "v": "↓",
    "!": "▲✗",
    "*": "●•",
    "~": "◔…",
    "=": "■",
    "x": "✓░▒▓",
    "o": "○◦",
    "I": "◆",
    "P": "◎",
    '"': "“”",
    "'": "‘’",
}
TABLE = str.maketrans({sign: plain for plain, signs in _PLAIN.items() for sign in signs})


class PlainSigns(LineFilter):
    """Every line as it leaves its widget."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        return [
            segment
            if segment.text.isascii()
            else segment._replace(text=segment.text.translate(TABLE))
            for segment in segments
        ]
