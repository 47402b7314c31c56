"""ASCII for terminals and fonts that cannot draw our signs, and for encodings that cannot spell them.

Owns which plain character stands for which sign, one cell for one. Must not know what they mean;
letters of any language stay where the encoding has them, else each is a question mark.
"""

from __future__ import annotations

import codecs

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_PLAIN = {
    ".": "┈",
    "-": "─╌┄═╴╶–—▔▁▂▃·",
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
    "=": "■━",
    "x": "✓",
    ":": "░▒▓",
    "o": "○◦",
    "I": "◆",
    "P": "◎",
    "?": "\ufffd␡" + "".join(map(chr, range(0x2400, 0x2420))),
    '"': "“”",
    "'": "‘’",
}
TABLE = str.maketrans({sign: plain for plain, signs in _PLAIN.items() for sign in signs})


def _question_marks(error: UnicodeError) -> tuple[str, int]:
    """As many as the cells of what cannot be spelled, so that the rest of the line stays in place."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "?" * cell_len(error.object[error.start : error.end]), error.end


codecs.register_error("question_marks", _question_marks)


class PlainSigns(LineFilter):
    """Every line as it leaves its widget, in letters that the encoding has."""

    def __init__(self, encoding: str) -> None:
        super().__init__()
        self._encoding = encoding

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        return [
            segment
            if segment.text.isascii()
            else segment._replace(text=self._spelled(segment.text.translate(TABLE)))
            for segment in segments
        ]

    def _spelled(self, text: str) -> str:
        return text.encode(self._encoding, "question_marks").decode(self._encoding)
