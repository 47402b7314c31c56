"""Words within Markdown: read there as they are, whatever they hold.

Owns what Markdown would take for markup. Must not know what the words are about.
"""

from __future__ import annotations

import re

_MARKUP = re.compile(r"([\\`*_\[\]<>&|~^$])")
_LINE_MARKUP = re.compile(r"^(\s*)(?:([#+=:-])|(\d+)([.)]))", re.MULTILINE)
_ADDRESS = re.compile(r"https?://[^\s<>|\\`]+")


def as_markdown(text: str) -> str:
    """Text that Markdown shows as it is, line for line."""
    escaped = _MARKUP.sub(r"\\\1", text)
    escaped = _LINE_MARKUP.sub(_escape_opening, escaped)
    return re.sub(r"(?<=\S)\n(?=\S)", "  \n", escaped)


def line_as_markdown(text: str) -> str:
    """The same in one line; an address of the web stays one that can be followed."""
    line = " ".join(text.split())
    return f"<{line}>" if _ADDRESS.fullmatch(line) else as_markdown(line)


def _escape_opening(match: re.Match[str]) -> str:
    blank, mark, number, point = match.groups()
    return f"{blank}\\{mark}" if mark else f"{blank}{number}\\{point}"
