"""How the figures of a search read: a sentence with its n, and rows with a bar.

Owns the words, and that too few cases are told as such. Must not know Textual, nor how a figure is
counted.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

import msgspec

from followup_tui.facts import TRAITS
from followup_tui.timeline import ENOUGH, WITHIN, Board, Figure, Topic

from .words import place

_EIGHTHS = " ▏▎▍▌▋▊▉█"
_DAYS = f"{WITHIN.days} days"
CAVEAT = "It counts what came after what; it does not say that one led to the other."


class Row(msgspec.Struct, frozen=True):
    """One bar: what it is of, the figures in words, and how much of the whole it is, 0 to 1."""

    label: str
    told: str
    share: float


class Section(msgspec.Struct, frozen=True):
    """One sentence, and the rows below it."""

    sentence: str
    rows: tuple[Row, ...] = ()


def insight_sections(figures: Iterable[Figure], board: Board) -> tuple[Section, ...]:
    """Every figure that may be told, in sentences; last what cannot be told yet."""
    by_topic: dict[Topic, list[Figure]] = {topic: [] for topic in _NOUNS}
    for figure in figures:
        by_topic[figure.topic].append(figure)
    sections, few = [], []
    for topic, them in by_topic.items():
        if enough := [one for one in them if one.is_enough]:
            section = _section(topic, enough, board)
            left_out = _left_out([one for one in them if not one.is_enough])
            sections.append(msgspec.structs.replace(section, sentence=section.sentence + left_out))
        else:
            few.append(f"{_NOUNS[topic]} ({max((one.n for one in them), default=0)})")
    if few:
        sentence = f"Too early to tell, with fewer than {ENOUGH} cases: {'; '.join(few)}."
        sections.append(Section(sentence))
    return tuple(sections)


def _left_out(few: Sequence[Figure]) -> str:
    """How many groups of a topic are not told, and how many cases those are."""
    if not few:
        return ""
    cases = sum(one.n for one in few)
    return f" {len(few)} more with {cases} in all left out: fewer than {ENOUGH} each."


def bar(share: float, width: int, *, ascii_only: bool = False) -> str:
    """A bar of ``width`` cells, filled to the eighth of a cell; whole cells in plain signs."""
    eighths = round(max(0.0, min(1.0, share)) * width * 8)
    if ascii_only:
        return "#" * round(eighths / 8)
    return _EIGHTHS[8] * (eighths // 8) + _EIGHTHS[eighths % 8].strip()


def _section(topic: Topic, figures: Sequence[Figure], board: Board) -> Section:
    first = figures[0]
    n, count = first.n, round(first.value)
    if topic == "answered":
        return Section(f"{count} of {n} applications were answered so far.")
    if topic == "source":
        return Section("Applications that were answered, by where you found them.", _rows(figures))
    if topic == "first_answer":
        when = f"{first.value:g} days after the application ({first.least} to {first.most})"
        return Section(f"The median of {n} first answers came {when}.")
    if topic == "date_kept":
        return Section(
            f"Of {n} days they had named and that went by, a word came in time for {count}."
        )
    if topic == "kind":
        return Section(
            f"Messages with an answer within {_DAYS}, by what they were.", _rows(figures)
        )
    if topic == "timing":
        sentence = f"Messages with an answer within {_DAYS}, by when they went. {CAVEAT}"
        return Section(sentence, _rows(figures))
    if topic == "effort":
        return _effort(figures)
    about = board.opportunities[first.group]
    named = place(about.company, about.role)
    return Section(f"The longest silence of {n} open ones: {count} days, {named}.")


def _effort(weeks: Sequence[Figure]) -> Section:
    n, most = weeks[0].n, max(week.value for week in weeks)
    each = f"{n / len(weeks):.1f}".removesuffix(".0")
    sentence = f"{n} applications, interviews, messages and chats in the last {len(weeks)} weeks: {each} a week."
    rows = (Row(_week(week.group), f"{week.value:g}", week.value / most) for week in weeks)
    return Section(sentence, tuple(rows))


def _week(monday: str) -> str:
    day = dt.date.fromisoformat(monday)
    return f"{day.day} {day:%b}"


def _rows(figures: Iterable[Figure]) -> tuple[Row, ...]:
    return tuple(_row(one) for one in figures)


def _row(figure: Figure) -> Row:
    label = TRAITS[figure.group].noun if figure.topic == "kind" else figure.group  # type: ignore[index]
    return Row(
        label or "no source named", f"{figure.value:g} of {figure.n}", figure.value / figure.n
    )


_NOUNS: dict[Topic, str] = {
    "answered": "applications",
    "source": "applications of one source",
    "first_answer": "first answers",
    "date_kept": "days they named",
    "kind": "messages of one kind",
    "timing": "messages in a window",
    "effort": "things done",
    "silence": "open opportunities",
}
