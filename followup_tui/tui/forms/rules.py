"""Every rule of a playbook: its numbers, who says so and who dissents, and other numbers of one's own.

Owns how a rule is told and asked. Must not know where playbooks are kept, nor what binds them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

import msgspec
from textual.content import Content

from followup_tui.config import ConfigError, Numbers, Playbooks
from followup_tui.facts import TRAITS, folded_words
from followup_tui.timeline import (
    Board,
    Playbook,
    PlaybookError,
    Rule,
    credited,
    load_playbooks,
    rule_words,
)
from followup_tui.tui.dialogs import FieldsDialog
from followup_tui.tui.dialogs.search import SearchDialog
from followup_tui.tui.fields import Context, Field, FieldReading, FormDraft, Values, wrong
from followup_tui.tui.fields.row import FieldRow
from followup_tui.tui.screens.why import source_lines
from followup_tui.tui.widgets.lines_view import Page
from followup_tui.tui.widgets.rows import Entry, Rows, bar, quiet_lines
from followup_tui.tui.widgets.text_lines import in_columns, labelled, wrapped
from followup_tui.wording import clean

from .effect import Effect, Imagine

LABEL = 10
NAME = 34
"""Cells of a rule's name."""
DISTANCES = (
    ("not_before", "Opens"),
    ("ideal", "Best"),
    ("due_by", "Due by"),
    ("give_up", "Given up"),
)


class Line(msgspec.Struct, frozen=True):
    """One rule of a playbook, or one of its cases."""

    rule: Rule
    case: str = ""

    @property
    def table(self) -> tuple[str, ...]:
        """Where it stands in the file."""
        return (self.rule.action, *filter(None, (self.case,)))

    @property
    def name(self) -> str:
        noun = TRAITS[self.rule.action].noun
        return f"{noun}, {self.case.replace('_', ' ')}" if self.case else noun


def lines_of(book: Playbook) -> Iterator[Line]:
    """Every rule, each before its cases."""
    for action, rule in book.rules.items():
        yield Line(rule)
        for case, own in book.cases.get(action, {}).items():
            yield Line(own, case)


class RuleRows(Rows[Line], can_focus=False):
    """A rule a line."""

    _usual: Playbook | None = None

    def show(self, found: Sequence[Line], parent: Playbook | None) -> None:
        self._usual = parent
        entries = [Entry(" ".join(line.table), line) for line in found]
        self.fill(entries, entries[0].key if entries else None, is_told=True)

    def row_lines(self, value: Line, width: int, *, under_cursor: bool) -> list[Content]:
        rule = value.rule
        more = f", at most {rule.limit}" if rule.limit is not None else ""
        own = "  yours" if self._usual and not _is_in(value, self._usual) else ""
        name = width // 2 if width < 2 * NAME else NAME
        style = "bold" if under_cursor else "$foreground"
        cells = ((value.name, name, style),)
        told = f"off{own}" if rule.mode == "off" else f"{rule.numbers}{more}{own}"
        return [
            (bar(" ", is_here=under_cursor) + in_columns(cells) + told).truncate(
                width, ellipsis=True
            )
        ]

    def empty(self, width: int) -> list[Content]:
        return quiet_lines(["No rule is called that"], width)


def _is_in(line: Line, book: Playbook) -> bool:
    """Whether a playbook has the very same rule."""
    return any(own.rule is line.rule for own in lines_of(book) if own.table == line.table)


class RuleInFull(Page, can_focus=False):
    """The rule under the cursor: in words, and every article for or against it."""

    DEFAULT_CSS = "RuleInFull { height: 50%; border-top: solid $foreground 25%; }"


def rule_lines(
    line: Line | None, book: Playbook, parent: Playbook | None, width: int
) -> list[Content]:
    """The rule in words, its articles, and what it is where it is not one's own."""
    if line is None:
        return []
    told = [*wrapped(rule_words(line.rule, book.name), width)]
    told += source_lines(credited(line.rule.sources), width)
    if parent is not None and not _is_in(line, parent):
        usual = next((one.rule for one in lines_of(parent) if one.table == line.table), None)
        usual = usual or parent[line.rule.action]
        told += [Content(""), *labelled("else", rule_words(usual, parent.name), width, LABEL)]
        told += source_lines(credited(usual.sources), width)
    return told


class RulesDialog(SearchDialog[None, Line]):
    """All rules; enter gives one other numbers. ``book_name`` is the playbook looked at when it closes."""

    def __init__(self, board: Board, playbooks: Playbooks, name: str, imagine: Imagine) -> None:
        self._rules, self._full = RuleRows(), RuleInFull()
        super().__init__(
            "Rules", "gives other numbers", "type to narrow: thank-you, offer, nudge", self._rules
        )
        self._board, self._playbooks, self._imagine = board, playbooks, imagine
        self.book_name = name if name in playbooks else "balanced"
        self.is_changed = False

    @property
    def _book(self) -> Playbook:
        return self._playbooks[self.book_name]

    @property
    def _usual(self) -> Playbook | None:
        is_own = self.book_name in self._playbooks.own
        return self._playbooks.get(self._book.inherits) if is_own else None

    def below(self) -> Iterator[RuleInFull]:
        yield self._full

    def look_up(self, words: str) -> str:
        sought = folded_words(words)
        found = [
            line
            for line in lines_of(self._book)
            if all(word in line.name.casefold() for word in sought)
        ]
        self._rules.show(found, self._usual)
        self._follow()
        parent = f", after {self._usual.name}" if self._usual else ""
        return f"playbook {clean(self.book_name)}{parent}: opens / best / due / given up"

    def _follow(self) -> None:
        self._full.tell(partial(rule_lines, self._rules.current, self._book, self._usual))

    def on_rows_moved(self) -> None:
        self._follow()

    def choose(self, row: Line) -> None:
        form = RuleForm(self._board, self._playbooks, self._book, row, self._imagine)
        self.app.push_screen(form, self._put)

    def _put(self, answer: tuple[str, Numbers] | None) -> None:
        if answer is None:
            return
        name, numbers = answer
        try:
            self._playbooks.put(name, numbers)
        except (PlaybookError, ConfigError) as error:
            self.tell(str(error))
            return
        self.book_name, self.is_changed = name, True
        self.search_again()


class RuleForm(FieldsDialog[tuple[str, Numbers]]):
    """Answers the name of the playbook, and the numbers of one rule that are others now."""

    def __init__(
        self, board: Board, playbooks: Playbooks, book: Playbook, line: Line, imagine: Imagine
    ) -> None:
        self._playbooks, self._book, self._line = playbooks, book, line
        start: dict[str, object] = {
            name: str(offset) if (offset := getattr(line.rule, name)) is not None else None
            for name, _ in DISTANCES
        }
        start |= {"limit": str(line.rule.limit or ""), "mode": line.rule.mode, "name": "mine"}
        draft = FormDraft(list(self._fields()), Context.of(board), start, self._check)
        self._effect = Effect(board, partial(self._meant, board, imagine))
        super().__init__(line.name, draft)

    def _fields(self) -> Iterator[Field]:
        for name, label in DISTANCES:
            yield Field(name, label, hint="7d, 3bd, -1bd, 14d fwd", required=name != "give_up")
        if self._line.rule.limit is not None:
            yield Field("limit", "At most", hint="1 to 5", required=True)
        books = load_playbooks().values()
        modes = tuple(dict.fromkeys(book[self._line.rule.action].mode for book in books))
        if len(modes) > 1:
            options = [(mode, mode.replace("_", " ")) for mode in modes]
            yield Field("mode", "When", "choice", options=options, required=True)
        if self._book.name not in self._playbooks.own:
            yield Field("name", "Your playbook", hint="a name of your own", required=True)

    def _check(self, _values: Values, _context: Context) -> Mapping[str, FieldReading]:
        """What of it no playbook may say stands at the number that was changed."""
        if not self._numbers():
            return {}
        try:
            self._playbooks.with_numbers(*self._answer())
        except (PlaybookError, ConfigError) as error:
            typed = self.draft.changed_texts()
            named = [name for name in typed if f".{name}" in str(error)]
            return {(named or list(typed))[-1]: wrong(str(error))}
        return {}

    def _numbers(self) -> Numbers:
        """What was changed, by where it stands in the file."""
        typed = {name: text.strip() for name, text in self.draft.changed_texts().items()}
        return {
            (*self._line.table, name): int(text) if name == "limit" and text.isdecimal() else text
            for name, text in typed.items()
            if name != "name"
        }

    def _answer(self) -> tuple[str, Numbers]:
        if self._book.name in self._playbooks.own:
            return self._book.name, self._numbers()
        name = self.draft.texts["name"].strip()
        base: Numbers = {} if name in self._playbooks.own else {("inherits",): self._book.name}
        return name, {**base, **self._numbers()}

    def _meant(self, board: Board, imagine: Imagine) -> Callable[[], Board] | None:
        """The board of today, were everything judged by it that is judged by this playbook."""
        if not self._numbers() or not self.draft.is_whole:
            return None
        name, numbers = self._answer()
        books = self._playbooks.with_numbers(name, numbers)
        return partial(imagine, board.facts, {**books, self._book.name: books[name]})

    def above(self) -> Iterator[Effect]:
        yield self._effect

    def on_field_row_typed(self, event: FieldRow.Typed) -> None:
        super().on_field_row_typed(event)
        self._effect.ask()

    def outcome(self) -> tuple[str, Numbers]:
        return self._answer()
