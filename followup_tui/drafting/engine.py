"""The template language: text with slots, optional sections and turns.

Owns reading a template and filling it. Must not know what any slot means or where its value comes
from. The whole language:

====================================  ============================================================
``{{slot}}``                          the slot's value; left visible, and reported, where it has none
``{{slot.form}}``                     its value in another form; left open it shows as ``{{slot}}``
``{{#slot}}…{{/slot}}``               only where the slot has a value
``{{^slot}}…{{/slot}}``               only where it has none
``{{%}}one{{|}}two{{/%}}``            one of several wordings, taken in turn (person by person)
====================================  ============================================================

A tag stands on one line. A line that holds nothing but a section's or a turn's tag leaves no line
behind; a line that begins with a space continues the one before. Values are never read as template
text, and two braces that are no tag are parted, so in a rendered text ``{{`` always marks a slot that
is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

import msgspec

from .text import part_braces

_TAG = re.compile(r"\{\{([^{}\n]*)\}\}")
_TAG_LINE = re.compile(r"^[ \t]*(\{\{[#^/|%][^{}\n]*\}\})[ \t]*\n", re.MULTILINE)
_OPEN, _CLOSE = "\x00", "\x01"
OPEN_SLOT = "\x02{}\x03"
"""How a value leaves a slot of its own open; no text that passed ``one_line`` holds these marks."""
_VALUE_MARKS = str.maketrans({"\x02": _OPEN, "\x03": _CLOSE})


class TemplateError(ValueError):
    """A template that cannot be read; its text says where and what would do."""


class Rendered(msgspec.Struct, frozen=True):
    text: str
    missing: tuple[str, ...]
    """Slots left visible, in order of appearance."""


class _Section(msgspec.Struct, frozen=True):
    """Parts shown by the rule of its opening tag: ``#name``, ``^name`` or ``%``."""

    tag: str
    options: tuple[tuple[_Node, ...], ...]


class _Slot(msgspec.Struct, frozen=True):
    name: str


_Node = str | _Slot | _Section


def render(source: str, values: Mapping[str, str], turn: int = 0) -> Rendered:
    """Fill ``source``; TemplateError where its sections do not close."""
    bare = {name: _without_marks(value).translate(_VALUE_MARKS) for name, value in values.items()}
    text = part_braces("".join(_fill(_parse(source), bare, turn)))
    missing = tuple(dict.fromkeys(re.findall(f"{_OPEN}(.*?){_CLOSE}", text)))
    text = text.replace(_OPEN, "{{").replace(_CLOSE, "}}")
    return Rendered(_tidy(text), missing)


def _without_marks(text: str) -> str:
    return text.replace(_OPEN, "").replace(_CLOSE, "")


def _tidy(text: str) -> str:
    """Join continued lines; no blanks at either end of a line, no two empty lines in a row."""
    joined = re.sub(r"(?<=\S)\n (?=\S)", " ", text)
    lines = (re.sub(r"[ \t]+", " ", line).strip() for line in joined.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _fill(nodes: tuple[_Node, ...], values: Mapping[str, str], turn: int) -> list[str]:
    pieces: list[str] = []
    for node in nodes:
        if isinstance(node, str):
            pieces.append(node)
        elif isinstance(node, _Slot):
            pieces.append(values.get(node.name) or f"{_OPEN}{node.name.partition('.')[0]}{_CLOSE}")
        elif node.tag == "%":
            pieces += _fill(node.options[turn % len(node.options)], values, turn)
        elif bool(values.get(node.tag[1:])) is (node.tag[0] == "#"):
            pieces += _fill(node.options[0], values, turn)
    return pieces


@lru_cache(maxsize=256)
def _parse(source: str) -> tuple[_Node, ...]:
    plain = _without_marks(source).replace("\r\n", "\n")
    pieces = iter(_TAG.split(_TAG_LINE.sub(r"\1", plain)))
    return _options(pieces, None)[0]


def _options(pieces: Iterator[str], opened: str | None) -> tuple[tuple[_Node, ...], ...]:
    """The parts up to the tag that closes ``opened``, cut at its separators."""
    options: list[list[_Node]] = [[]]
    for text in pieces:
        options[-1].append(text)
        tag = next(pieces, None)
        if tag is None:
            break
        tag = " ".join(tag.split())
        if tag == "%" or tag[:1] in ("#", "^"):
            options[-1].append(_Section(tag, _options(pieces, tag)))
        elif tag == "|" and opened == "%":
            options.append([])
        elif opened is not None and tag == "/" + opened.lstrip("#^"):
            return tuple(map(tuple, options))
        elif tag == "|" or tag[:1] == "/":
            raise TemplateError(f"{{{{{tag}}}}} closes nothing that is open")
        else:
            options[-1].append(_Slot(tag))
    if opened is not None:
        raise TemplateError(f"{{{{{opened}}}}} is never closed")
    return tuple(map(tuple, options))
