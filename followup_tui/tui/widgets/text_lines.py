"""Words in lines: wrapping user text and reasons to a width, as Content that is never markup.

Owns wrapping and the light touch of Markdown. Must not know widgets or where a text comes from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain, repeat

from textual.content import Content

from followup_tui.wording import clean

_HEADING = re.compile(r"#{1,6} +")
_PATH = re.compile(r"(?<![\w/])(?:/[^/\s]+){2,}(?=/[^/\s])")
_DAY = re.compile(r"\b((?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [0-9]{1,2} [A-Z][a-z]{2}) [0-9]{4}\b")
LEAST_TITLE = 12
"""Cells that are left of a title."""
_BULLET = re.compile(r" *(?:[*-] +)?\[([ xX])\] |( *)[*] ")
_MARKS = {
    "+": "bold $st-done",
    "-": "bold $st-overdue",
    "!": "bold $st-due",
    "?": "bold $st-premature",
    "~": "bold $st-open",
    "^": "bold $st-open",
    ">": "italic $quiet",
}
"""The first character of a line of reflection, and a quotation."""

TOLD_MARGIN = 2
"""Cells beside a line that is told above the footer."""


def with_short_paths(text: str, width: int) -> str:
    """Where a text is too wide for its line, only the last part of each path: its end says what to do."""
    return text if Content(text).cell_length <= width else _PATH.sub("…", text)


def progress_bar(share: float, width: int) -> Content:
    """How much of a long work is done, 0 to 1."""
    filled = int(width * share)
    return Content.assemble(("━" * filled, "$primary"), ("─" * (width - filled), "$quiet"))


def wrapped(text: str, width: int, style: str = "") -> list[Content]:
    """User text in lines of at most ``width`` cells; its own line ends stay."""
    lines: list[Content] = []
    for line in clean(text, multiline=True).split("\n"):
        content = Content.styled(line.expandtabs(4), style)
        lines += _fit(content, width)
    return lines


def sentence_lines(told: Iterable[str], width: int, style: str = "") -> list[Content]:
    """Each sentence wrapped, one below the other."""
    return [line for one in told for line in wrapped(one, width, style)]


def labelled(label: str, text: str, width: int, indent: int, *, style: str = "") -> list[Content]:
    """Words under a quiet label: the label once, the text beside it."""
    lines = wrapped(text, max(8, width - indent), style)
    head = Content.styled(clean(label)[: indent - 1].ljust(indent), "$quiet")
    return [(head if i == 0 else Content(" " * indent)) + line for i, line in enumerate(lines)]


def labelled_all(told: Iterable[tuple[str, ...]], width: int, indent: int) -> list[Content]:
    """Each text under its label, and in its style where it has one; those without words are left out."""
    return [
        line
        for label, text, *style in told
        if text
        for line in labelled(label, text, width, indent, style="".join(style))
    ]


def labelled_each(label: str, texts: Iterable[str], width: int, indent: int) -> list[Content]:
    """Several texts under one label."""
    return labelled_all(zip(chain((label,), repeat("")), texts, strict=False), width, indent)


def in_columns(cells: Iterable[tuple[str, int, str]]) -> Content:
    """Texts side by side, each cut to its width in cells, with a gap to the next, and styled."""
    parts = []
    for text, width, style in cells:
        cell = Content.styled(clean(text), style).truncate(max(0, width - 1), ellipsis=True)
        parts.append(cell.pad_right(max(0, width - cell.cell_length)))
    return Content.assemble(*parts)


def markdown(text: str, width: int) -> list[Content]:
    """A note as typed, with headings, check marks and lines of reflection set off."""
    lines: list[Content] = []
    for line in clean(text, multiline=True).split("\n"):
        lines += _fit(_touched(line.expandtabs(4)), width)
    return lines


def _touched(line: str) -> Content:
    content = Content(line)
    if heading := _HEADING.match(line):
        return Content.styled(line[heading.end() :], "bold $primary")
    if (box := _BULLET.match(line)) and box[1] and box[1] in "xX":
        return content.stylize("$quiet", 0, len(line))
    mark, after = line[:1], line[1:2]
    if mark in _MARKS and after in (" ", ""):
        if mark == ">":
            return content.stylize(_MARKS[mark], 0, len(line))
        return content.stylize(_MARKS[mark], 0, 1)
    return content


def _fit(content: Content, width: int) -> list[Content]:
    if content.cell_length <= width:
        return [content]
    return content.wrap(max(1, width))


def told_line(said: str, where: str, hint: str, width: int, *, titled: bool = True) -> str:
    """What was done, where, and the keys that matter now, on one line: the keys stay whole.

    Where it is too long, a title before the colon is cut first, then what follows, then where.
    """
    if not hint:
        return said
    tail = Content(f" · {hint}")
    at = Content(f" · {where}" if where else "")
    at = at.truncate(max(0, width - tail.cell_length - width // 2), ellipsis=True)
    room = max(1, width - tail.cell_length - at.cell_length)
    said = with_short_paths(said, room)
    if Content(said).cell_length > room:
        said = _DAY.sub(r"\1", said)
    title, colon, did = said.partition(": ")
    if titled and colon and Content(said).cell_length > room:
        left = max(LEAST_TITLE, room - len(colon) - Content(did).cell_length)
        said = f"{Content(title).truncate(left, ellipsis=True).plain}{colon}{did}"
    return f"{Content(said).truncate(room, ellipsis=True).plain}{at.plain}{tail.plain}"
