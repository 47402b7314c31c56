"""What was read from a jot: each proposal with its switch, each problem with its advice.

Owns how they look and which of them is chosen. Must not know how a line is read, nor what is done
with a proposal: it tells that a switch was clicked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message

from followup_tui.capture import QUESTIONS, Problem, Proposal, Question
from followup_tui.tui.widgets.lines_view import LinesView
from followup_tui.tui.widgets.rows import bar
from followup_tui.tui.widgets.text_lines import wrapped

from .line_syntax import EXAMPLES
from .note_editor import NOTHING, NoteReading

INDENT = 9
"""Cells before the words of a proposal."""


class Readings(LinesView, can_focus=False):
    """The proposals and problems of a jot, in the order of its lines."""

    @dataclass
    class Switched(Message):
        """The switch of a proposal was clicked."""

        number: int

    _reading = NOTHING
    _chosen: int | None = None
    _effect: tuple[str, ...] = ()
    _owners: Sequence[int | None] = ()
    _is_silent = False

    def show(
        self, reading: NoteReading, chosen: int | None, effect: tuple[str, ...], *, is_silent: bool
    ) -> None:
        """Show this reading, with what the chosen proposal does to the plan.

        ``is_silent``: where nothing is read, no examples are given.
        """
        before = self._shown
        self._reading, self._chosen, self._effect = reading, chosen, effect
        self._is_silent = is_silent
        if self._shown != before or reading is NOTHING:
            self.redraw()
            self.call_after_refresh(self._bring)

    @property
    def _shown(self) -> tuple[object, ...]:
        """All that the lines say."""
        reading = self._reading
        told = reading.jot.proposals, reading.jot.problems, reading.taken
        return *told, self._chosen, self._effect, self._is_silent

    def on_resize(self) -> None:
        self.call_after_refresh(self._bring)

    def _bring(self) -> None:
        """Scroll to the chosen one."""
        if self._chosen not in self._owners:
            return
        first = self._owners.index(self._chosen)
        last = len(self._owners) - self._owners[::-1].index(self._chosen)
        view, y = self.scrollable_content_region.height, self.scroll_offset.y
        if first < y or last - first >= view:
            self.scroll_to(y=first, animate=False)
        elif last > y + view:
            self.scroll_to(y=last - view, animate=False)

    def on_click(self, event: events.Click) -> None:
        at = event.y - self.gutter.top + self.scroll_offset.y
        owner = self._owners[at] if 0 <= at < len(self._owners) else None
        if owner is not None:
            self.post_message(self.Switched(owner))

    def lines(self, width: int) -> Sequence[Content]:
        jot = self._reading.jot
        told: list[tuple[int, int | None, list[Content]]] = [
            (one.line, n, self._proposal(n, one, width)) for n, one in enumerate(jot.proposals)
        ]
        told += [(one.line, None, self._problem(one, width)) for one in jot.problems]
        told.sort(key=lambda one: one[0])
        self._owners = [owner for _, owner, block in told for _ in block]
        return [line for _, _, block in told for line in block] or self._nothing(width)

    def _nothing(self, width: int) -> list[Content]:
        if self._is_silent:
            return wrapped("Nothing is read as a fact yet.", width, "$quiet")
        lines = wrapped("Lines like these are read as you type:", width, "$quiet")
        for example, meaning in EXAMPLES:
            room = width - len(example) - 2
            told = meaning if room >= len(meaning) else ""
            gap = " " * (width - len(example) - len(told)) if told else ""
            line = Content.assemble((example, "$foreground"), gap, (told, "$quiet"))
            lines.append(line.truncate(width, ellipsis=True))
        return lines

    def _proposal(self, number: int, one: Proposal, width: int) -> list[Content]:
        taken, chosen = number in self._reading.taken, number == self._chosen
        head = Content.assemble(
            bar(is_here=chosen),
            ("[x]" if taken else "[ ]", "bold $st-done" if taken else "$quiet"),
            (f" {one.line:>2}  ", "$quiet"),
        )
        style = "$foreground" if taken else "$quiet"
        doubt = "" if one.certain else "  not sure"
        block = _hung(head, f"{one.reads}{doubt}", width, style)
        if doubt:
            block[-1] = _doubtful(block[-1], doubt)
        for sentence in self._effect if chosen else ():
            lead = "→" if taken else "→ would be:"
            block += _hung(Content(" " * INDENT), f"{lead} {sentence}", width, "$st-open")
        return [line.stylize("bold") for line in block[:1]] + block[1:] if chosen else block

    def _problem(self, one: Problem, width: int) -> list[Content]:
        head = Content.assemble(("  ✗ ", "bold $st-overdue"), (f" {one.line:>2}  ", "$quiet"))
        return [
            *_hung(head, one.text, width, "$st-overdue"),
            *_hung(Content(" " * INDENT), one.advice, width, "$foreground"),
        ]


def plan_lines(plan: Sequence[str], width: int) -> list[Content]:
    """What saving does to the plan, a sentence each."""
    lines: list[Content] = []
    for sentence in plan:
        mark = sentence[:2] if sentence[:2] in ("+ ", "- ") else ""
        colour = {"+ ": "$st-done", "- ": "$st-overdue"}.get(mark, "$st-open")
        head = Content.styled(mark or "~ ", f"bold {colour}")
        lines += _hung(head, sentence.removeprefix(mark), width, "$foreground")
    return lines or wrapped("The plan stays as it is.", width, "$quiet")


class Questions(LinesView, can_focus=False):
    """The questions of the debrief; those answered are ticked."""

    BORDER_TITLE = "Asked after an interview"
    _answered: tuple[bool, ...] = ()

    def show(self, answered: tuple[bool, ...]) -> None:
        if answered != self._answered:
            self._answered = answered
            self.redraw()

    def lines(self, width: int) -> Sequence[Content]:
        done = self._answered or (False,) * len(QUESTIONS)
        asked = list(zip(QUESTIONS, done, strict=True))
        if self.scrollable_content_region.height < len(asked):
            asked = [(question, False) for question, is_done in asked if not is_done]
        if not asked:
            return [Content.styled("Everything is answered.", "$st-done")]
        return [self._line(question, width, is_done=is_done) for question, is_done in asked]

    def _line(self, question: Question, width: int, *, is_done: bool) -> Content:
        """The question, and what an answer begins with where that is short."""
        begins = question.begins.strip() if len(question.begins) < 10 and not is_done else ""
        mark, style = ("✓", "bold $st-done") if is_done else ("·", "$quiet")
        room = width - 3 - (len(begins) + 2 if begins else 0)
        text = Content.styled(question.text, "$quiet" if is_done else "$foreground")
        text = text.truncate(max(1, room), ellipsis=True)
        return Content.assemble((mark, style), "  ", text, (f"  {begins}", "bold $st-open"))


def _hung(head: Content, text: str, width: int, style: str) -> list[Content]:
    """Words beside a head, the later lines below them."""
    indent = head.cell_length
    lines = wrapped(text, max(8, width - indent), style)
    return [(head if n == 0 else Content(" " * indent)) + line for n, line in enumerate(lines)]


def _doubtful(line: Content, doubt: str) -> Content:
    word = doubt.strip()
    start = line.plain.rfind(word)
    return line.stylize("bold $st-due", start, start + len(word)) if start >= 0 else line
