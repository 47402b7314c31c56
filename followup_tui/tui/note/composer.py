"""The composer: a note is typed, what it says is shown as it is read, and all is saved at once.

Owns the screen and its rhythm: reading a moment after the last key, a draft within a second. Must not
know how lines are read or facts are kept: the editor does.
"""

from __future__ import annotations

import datetime as dt

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Static, TextArea

from followup_tui.capture import QUESTIONS
from followup_tui.timeline import Board
from followup_tui.tracker import FactError, Outcome, StoreError
from followup_tui.tui.app_context import AppContext
from followup_tui.tui.dialogs import confirm
from followup_tui.tui.keyboard import at_rest
from followup_tui.tui.keys import NOTE, bindings
from followup_tui.tui.screens.now_sized import NowSized
from followup_tui.tui.terminal.external_editor import edit_outside
from followup_tui.tui.widgets.footer import Footer
from followup_tui.tui.widgets.lines_view import Page, tell_at_border, title_border
from followup_tui.tui.write_queue import WriteQueue
from followup_tui.wording import clean, long_day, place

from .jot_area import JotArea
from .line_syntax import syntax_lines
from .note_editor import About, NoteEditor, about
from .question_line import QuestionLine
from .readings import Questions, Readings, plan_lines
from .target import Target

PLAN = "What it changes"
PAUSE = 0.15
"""Seconds after the last key until the words are read."""


class Composer(NowSized, Screen[Outcome | None]):
    """Answers the outcome of saving, or None where the words stay a draft."""

    CSS_PATH = "composer.tcss"
    AUTO_FOCUS = ""
    BINDINGS = bindings("composer")
    HELP_FIRST = NOTE
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-middle"), (30, "-tall")]

    def __init__(
        self, editor: NoteEditor, board: Board, writes: WriteQueue, context: AppContext
    ) -> None:
        super().__init__()
        self.editor = editor
        self._board, self._writes = board, writes
        self._chosen: int | None = None
        self._resting: Timer | None = None
        self._is_saving = False
        self._refusal = ""
        """Why it could not be saved, until a key."""
        self._pad = JotArea(editor.text, id="pad")
        self._readings = Readings(id="readings")
        self._questions = Questions(id="questions")
        self._plan = Page(plan_lines, (), id="plan")
        self._plan.can_focus = False
        self._target = Target(board, id="target")
        self._asking = QuestionLine(id="asking")
        self._told = Static(id="told")
        self._footer = Footer(context.keys, "composer", "app")

    def compose(self) -> ComposeResult:
        with Container(id="body"):
            with Vertical(id="writing"):
                yield self._target
                yield self._asking
                yield self._pad
                yield self._told
            with Vertical(id="reading"):
                yield self._questions
                yield self._readings
                yield self._plan
        yield self._footer

    def on_mount(self) -> None:
        self._told.display = False
        self._plan.border_title = Content(PLAN)
        self._pad.move_cursor(self._pad.document.end)
        self.set_interval(1.0, self._keep)
        if self.editor.subject is None:
            self.action_retarget()
        else:
            self._settle()
        self._read()

    # what it is about ---------------------------------------------------------------------------

    def _settle(self) -> None:
        """Show what the note is about, and let it be written."""
        subject = self.editor.subject
        if subject is None:
            return
        self._pad.border_title = Content(clean(self._title(subject)))
        self._pad.know(_names(self._board, subject))
        self.set_class(subject.debrief, "-debrief")
        self._pad.placeholder = QUESTIONS[0].text if subject.debrief else ""
        self.remove_class("-aiming")
        self.action_write()

    def _title(self, subject: About) -> str:
        opportunity, interview = subject.opportunity, subject.interview
        head = "Debrief" if self.editor.is_debrief else "Note"
        if (begun := self.editor.begun_on) is not None:
            head += f" of {long_day(begun, self._board.today)}"
        if interview is not None:
            day = long_day(interview.on, self._board.today)
            head += f" on the {interview.kind or 'interview'} of {day}"
        new = " · new" if subject.is_new else ""
        return f"{head} → {place(opportunity.company, opportunity.role)}{new}"

    def turn_day(self, _today: dt.date) -> None:
        """It is another day by now: the title says of which one the words are."""
        if self.editor.subject is not None:
            self._pad.border_title = Content(clean(self._title(self.editor.subject)))

    def action_retarget(self) -> None:
        """Ask which opportunity it is about."""
        self.add_class("-aiming")
        self._target.edit()

    def on_target_aimed(self, event: Target.Aimed) -> None:
        opportunity = event.opportunity
        here = self.editor.subject
        if event.is_new:
            self.editor.aim(About(opportunity, is_new=True))
        elif here is None or here.opportunity.id != opportunity.id:
            self.editor.aim(about(self._board, opportunity, afresh=True))
        if event.said:
            self._write_below(f"{event.said}\n")
        self._settle()
        self._read()

    # writing and reading ------------------------------------------------------------------------

    def action_write(self) -> None:
        self._asking.display = False
        self._pad.focus()

    @on(TextArea.Changed, "#pad")
    def _typed(self) -> None:
        self.editor.text = self._pad.text
        self._rest()

    @on(TextArea.SelectionChanged, "#pad")
    def _moved(self) -> None:
        """The proposal of the line under the cursor is the chosen one."""
        chosen = self._of_line(self._pad.cursor_location[0] + 1)
        if chosen is not None and chosen != self._chosen:
            self._chosen = chosen
            self._rest()

    def _rest(self) -> None:
        self._resting = at_rest(self, self._resting, PAUSE, self._read)

    def _read(self) -> None:
        """Read the words, and show what they say and do."""
        try:
            reading = self.editor.read()
            effect = self._effect_of_chosen()
        except (FactError, StoreError) as error:
            self._tell(str(error), bad=True)
            return
        is_debrief = self.editor.subject is not None and self.editor.subject.debrief
        is_silent = is_debrief or bool(self.editor.text.strip())
        self._readings.show(reading, self._chosen, effect, is_silent=is_silent)
        count = _count(len(reading.taken), len(reading.jot.proposals))
        title_border(self._readings, Content(count))
        self._plan.show(reading.plan)
        is_taken_for_one = self.editor.is_debrief and not is_debrief
        hint = " · f8 a note alone" if is_taken_for_one else ""
        title_border(self._plan, Content(PLAN + hint))
        if self.editor.subject is not None:
            title_border(self._pad, Content(clean(self._title(self.editor.subject))))
        if is_debrief:
            self._questions.show(reading.answered)
        self._pad.tint(_kinds(self.editor))

    def _effect_of_chosen(self) -> tuple[str, ...]:
        proposals = self.editor.reading.jot.proposals
        if self._chosen is None or self._chosen >= len(proposals):
            self._chosen = self._of_line(self._pad.cursor_location[0] + 1)
        if self._chosen is None and proposals:
            self._chosen = len(proposals) - 1
        return self.editor.effect(self._chosen) if self._chosen is not None else ()

    def _of_line(self, line: int) -> int | None:
        proposals = self.editor.reading.jot.proposals
        return next((n for n, one in enumerate(proposals) if one.line == line), None)

    # proposals ----------------------------------------------------------------------------------

    def action_choose(self, by: int) -> None:
        count = len(self.editor.reading.jot.proposals)
        if count:
            self._chosen = ((self._chosen if self._chosen is not None else -1) + by) % count
            self._read()

    def action_switch(self) -> None:
        if self._chosen is not None and self._chosen < len(self.editor.reading.jot.proposals):
            self.editor.switch(self._chosen)
            self._read()

    def action_note_alone(self) -> None:
        """Let words that read like a debrief be a note and no more, or a debrief again."""
        self.editor.is_note_alone = not self.editor.is_note_alone
        self._read()

    def on_readings_switched(self, event: Readings.Switched) -> None:
        self._chosen = event.number
        self.action_switch()

    # one question at a time ---------------------------------------------------------------------

    def help_above(self, width: int) -> list[Content]:
        """The lines that are read, over the keys."""
        return syntax_lines(width)

    def action_ask_one(self) -> None:
        """Ask the questions of the debrief one by one, or go back to the whole note."""
        if self._asking.display:
            self.action_write()
            return
        self._asking.display = True
        self._asking.begin(self.editor.reading.answered)

    def on_question_line_answered(self, event: QuestionLine.Answered) -> None:
        self._write_below(event.line)

    def _write_below(self, line: str) -> None:
        text = self._pad.text.rstrip()
        self._pad.load_text(f"{text}\n{line}" if text else line)
        self._pad.move_cursor(self._pad.document.end)
        self.editor.text = self._pad.text

    def on_question_line_through(self) -> None:
        self.action_write()

    # elsewhere ----------------------------------------------------------------------------------

    def action_editor(self) -> None:
        """Go over the words in the person's own editor."""
        self._keep()
        edited = edit_outside(self.app, self._pad.text)
        if edited.said:
            self._tell(edited.said, bad=True)
        else:
            self._pad.replace(edited.text, (0, 0), self._pad.document.end)
        self.action_write()

    # keeping and leaving ------------------------------------------------------------------------

    def _keep(self) -> None:
        """A second went by: unsaved words go to disk."""
        try:
            self.editor.keep()
        except OSError as error:
            self._tell(f"draft not saved: {error.strerror}", bad=True)
            return
        if not self._is_saving and not self._refusal:
            self._tell("draft kept" if self.editor.is_dirty and self.editor.text.strip() else "")

    def warn(self, state: str) -> None:
        """What stands in the way of saving now."""
        if self._is_saving:
            self._tell(state, bad=True)

    def hush(self) -> None:
        """A key was typed: why it could not be saved has been seen."""
        if self._refusal:
            self._refuse("")

    def _refuse(self, why: str) -> None:
        self._refusal = why
        self._told.update(Content(clean(why)))
        self._told.display = bool(why)

    def _tell(self, state: str, *, bad: bool = False) -> None:
        tell_at_border(self._pad, Content.styled(clean(state), "$st-due" if bad else "$quiet"))

    def on_words_area_full(self) -> None:
        self._tell("a note has at most 200,000 characters", bad=True)

    def action_save(self) -> None:
        """Save the note with everything taken; the screen closes once it is in the file."""
        if self.editor.subject is None:
            self.action_retarget()
            self._refuse("Say first which company and role it is about")
        elif not (self.editor.is_dirty or self.editor.reading.taken):
            self.action_leave()
        elif not self._is_saving:
            self._is_saving = True
            self._tell("saving…")
            self._writes.submit(self.editor.save, self._saved, self._refused)

    def _saved(self, outcome: Outcome) -> None:
        self.editor.done()
        self.dismiss(outcome)

    def _refused(self, error: Exception) -> None:
        self._is_saving = False
        self._tell("not saved", bad=True)
        self._refuse(f"Not saved: {error}")

    def action_leave(self) -> None:
        """Back; the words stay as a draft."""
        if self._is_saving:
            return
        if self.has_class("-aiming") and self.editor.subject is not None:
            self._settle()
        elif self._asking.display:
            self.action_write()
        else:
            self._keep()
            self.dismiss(None)

    def action_discard(self) -> None:
        """Give the words up, once that is agreed."""
        if not self.editor.is_dirty:
            self.action_leave()
        else:
            confirm(self, "Give these words up?", "They are gone then.", self._discard)

    def _discard(self) -> None:
        self.editor.give_up()
        self.dismiss(None)


def _kinds(editor: NoteEditor) -> dict[str, str]:
    """What became of each line, by its text; a line none of whose proposals is taken is off.

    A doubtful line that proposes nothing new is recorded already.
    """
    reading = editor.reading
    kinds: dict[str, str] = {one.text: one.kind for one in reading.jot.lines if one.kind != "plain"}
    taken = {one.line for n, one in enumerate(reading.jot.proposals) if n in reading.taken}
    shown = {one.line for one in reading.jot.proposals}
    for one in reading.jot.lines:
        if one.kind == "uncertain" and one.number not in shown:
            kinds[one.text] = "read"
        if one.number in shown:
            untaken = "off" if one.kind == "read" else one.kind
            kinds[one.text] = "read" if one.number in taken else untaken
    return kinds


def _names(board: Board, subject: About) -> list[str]:
    """Everybody known, those of this opportunity first, then those of its company."""
    opportunity, contacts = subject.opportunity, board.facts.contacts
    here = {one.contact for one in opportunity.people}
    company = opportunity.company.casefold()

    def nearness(id_: str, works_at: str | None) -> int:
        return 0 if id_ in here else 1 if (works_at or "").casefold() == company else 2

    return [one.name for one in sorted(contacts, key=lambda one: nearness(one.id, one.company))]


def _count(taken: int, proposals: int) -> str:
    if not proposals:
        return "Read as you type"
    return f"Read · {taken} of {proposals} taken"
