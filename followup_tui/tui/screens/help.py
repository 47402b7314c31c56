"""All keys, as this person has them, made from the one list of keys.

Owns the layout of the help. Must not declare a key.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content

from followup_tui.tui.keys import Key, shown
from followup_tui.tui.widgets.day_axis import ASCII, UNICODE
from followup_tui.wording import STATUS_LOOK

KEY_WIDTH = 11
GAP = 3


def help_lines(
    keys: Sequence[Key], width: int, first: str = "", *, ascii_only: bool = False
) -> list[Content]:
    """The keys by group, ``first`` before the others, then what the signs mean."""
    groups = sorted(dict.fromkeys(key.group for key in keys), key=lambda group: group != first)
    blocks = [_block(group, [k for k in keys if k.group == group]) for group in groups]
    column = max(line.cell_length for block in blocks for line in block) + GAP
    columns = max(1, min(2, (width + GAP) // column))
    lines = _side_by_side(blocks, columns, column)
    return [*lines, Content(""), *_signs(width, ascii_only=ascii_only)]


def _block(group: str, keys: Sequence[Key]) -> list[Content]:
    lines = [Content.styled(group, "bold $primary")]
    for key in keys:
        names = " ".join(shown(name) for name in key.keys.split(",")[:2])
        lines.append(Content.assemble((names.ljust(KEY_WIDTH), "bold"), (key.says, "$foreground")))
    return [*lines, Content("")]


def _side_by_side(blocks: Sequence[list[Content]], columns: int, column: int) -> list[Content]:
    stacks: list[list[Content]] = [[] for _ in range(columns)]
    for block in blocks:
        min(stacks, key=len).extend(block)
    height = max(map(len, stacks))
    lines = []
    for i in range(height):
        cells = [stack[i] if i < len(stack) else Content("") for stack in stacks]
        padded = [cell.pad_right(max(0, column - cell.cell_length)) for cell in cells]
        lines.append(Content.assemble(*padded).rstrip())
    return lines


def _signs(width: int, *, ascii_only: bool) -> list[Content]:
    parts: list[tuple[str, str]] = []
    for look in STATUS_LOOK.values():
        symbol = look.ascii if ascii_only else look.symbol
        parts.append((f"{symbol} {look.word}   ", f"${look.style}"))
    signs = ASCII if ascii_only else UNICODE
    axis = [(f"{sign * 3} {word}   ", style) for sign, word, style in signs.window()]
    axis += [(f"{sign} {word}   ", style) for sign, word, style in signs.events()]
    lines = [Content.styled("Signs", "bold $primary")]
    for row in (parts, axis):
        lines += Content.assemble(*row).wrap(width)
    return lines


def help_page(
    keys: Sequence[Key], first: str = "", *, ascii_only: bool = False
) -> Callable[[int], Sequence[Content]]:
    """The page for a panel."""
    return lambda width: help_lines(keys, width, first, ascii_only=ascii_only)
