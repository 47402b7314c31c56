"""Why, in full: the chain of reasons of one item, the rule, the guard and the articles.

Owns the order in which it is told. Must not decide anything: the timeline gave the reasons.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from followup_tui.facts import say_day, spoken
from followup_tui.timeline import Board, Item, Source
from followup_tui.tui.widgets.agenda_rows import look_of, status_words
from followup_tui.tui.widgets.day_axis import axis_lines
from followup_tui.tui.widgets.text_lines import labelled, labelled_all, labelled_each
from followup_tui.wording import (
    clean,
    given_up,
    place,
    taught,
    to_mind,
    when,
    whose_day,
)

LABEL = 10
INDENT = 2


def why_lines(board: Board, item: Item, width: int) -> list[Content]:
    """Everything that led to this item, the anchoring fact first."""
    why, home = item.explain(), board.opportunities.get(item.opportunity or "")
    lines = [
        *item_head(board, item, width),
        Content(""),
        *axis_lines(board, home, width, item),
        Content(""),
        *labelled_each("learnt", taught(board, item), width, LABEL),
        *_window(item, width),
        Content(""),
    ]
    steps = (f"{number}. {step}" for number, step in enumerate(why.steps, start=1))
    lines += labelled_each("because", steps, width, LABEL)
    if why.rule:
        lines += [Content(""), *labelled("rule", why.rule, width, LABEL)]
    if why.guard:
        lines += [
            Content(""),
            *labelled("but", why.guard, width, LABEL, style=f"${look_of(item).style}"),
        ]
    last = (("whose day", whose_day(item, board)), ("mind", to_mind(item)))
    lines += labelled_all(last, width, LABEL)
    return [*lines, *source_lines(why.sources, width)]


def item_head(board: Board, item: Item, width: int) -> list[Content]:
    """What is to be done, with whom, and how pressing it is."""
    return [
        Content.styled(clean(item.title), "bold").truncate(width, ellipsis=True),
        Content.styled(clean(place(item.company, item.role)), "$quiet").truncate(
            width, ellipsis=True
        ),
        status_words(item, when(item, board.today)),
    ]


def _window(item: Item, width: int) -> list[Content]:
    window = item.window
    days = [
        ("opens", say_day(window.not_before)),
        ("best", say_day(window.ideal)),
        ("due by", say_day(window.due_by)),
        ("given up", given_up(item)),
        ("by way of", spoken(item.medium)),
    ]
    return labelled_all(days, width, LABEL)


def source_lines(sources: Sequence[Source], width: int) -> list[Content]:
    """Who is in favour, then who is against."""
    lines: list[Content] = []
    for stance, heading in (("supports", "In favour"), ("dissents", "Against")):
        found = [source for source in sources if source.stance == stance]
        if found:
            lines += [Content(""), Content.styled(heading, "bold")]
        for source in found:
            lines += labelled("", source.says, width, INDENT)
    return lines
