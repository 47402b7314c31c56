"""What every dialog is: a framed box over the dimmed screen that answers once.

Owns the frame, the single answer, the clickable keys, staying until what was typed is saved, and asking
before it is lost. Must not know any question, nor the tracker, the store or the clock: a dialog gets
values and gives one back.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import ClassVar, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Input, Static

from followup_tui.facts import say_day
from followup_tui.timeline import Board
from followup_tui.tui.keyboard import OtherLetters
from followup_tui.tui.screens.now_sized import NowSized
from followup_tui.wording import clean

T = TypeVar("T")


BETWEEN = "·"
"""Between two keys of a border."""
BESIDE_KEYS = 4
"""Cells of the border after its keys."""
NAMED_KEY = re.compile(r"esc|enter|tab|\^[a-z]|f[0-9]+|[b-z]")
"""A word of a border that is a key; ``a letter`` is none."""
TOO_SOON = "That key came before the question could be read: type it again"


class Box(VerticalScroll, can_focus=False, inherit_bindings=False):
    """The frame; scrolls where the terminal is small. Its keys stand in the border, and can be clicked."""

    ALLOW_SELECT = False

    def __init__(self, title: str, keys: str) -> None:
        super().__init__()
        self.border_title = Content(f" {clean(title)} ")
        self.say_keys(keys)

    def say_keys(self, keys: str) -> None:
        """``y yes · esc no``: each key before what it does."""
        self._keys = keys
        self.border_subtitle = Content(f" {keys} ")

    def on_click(self, event: events.Click) -> None:
        at = event.x - (self.outer_size.width - BESIDE_KEYS - len(self._keys))
        if event.y != self.outer_size.height - 1 or not 0 <= at < len(self._keys):
            return
        said = self._keys[self._keys.rfind(BETWEEN, 0, at) + 1 :].lstrip()
        if self._keys[at] != BETWEEN and NAMED_KEY.fullmatch(name := said.partition(" ")[0]):
            self.app.simulate_key(name.replace("^", "ctrl+").replace("esc", "escape"))


class Key(Static):
    """A word that can be clicked instead of pressing its key."""

    ALLOW_SELECT = False

    def __init__(self, word: str | Content, action: str, key: str = "") -> None:
        super().__init__(Content.assemble((f"{key}  " if key else "", "bold $primary"), word))
        self._wish = action

    async def on_click(self) -> None:
        await self.screen.run_action(self._wish)


class Dialog(NowSized, ModalScreen[T]):
    """A question; :meth:`finish` answers it, once."""

    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        background: $background 60%;
        & > Box {
            width: 96%; max-width: 104; height: auto; max-height: 100%;
            padding: 1 2; border: round $primary; background: $background;
            border-title-color: $foreground; border-title-style: bold;
            border-subtitle-color: $quiet;
            overflow-x: hidden;
        }
        Box, ScrollView {
            scrollbar-size-vertical: 1;
            scrollbar-color: $foreground 20%;
            scrollbar-background: $background;
        }
        &.-high > Box { margin-bottom: 2; }
        &.-small > Box { max-width: 76; }
        &.-narrow > Box { width: 100%; padding: 0 1; }
        Key { width: 100%; color: $foreground; }
        Key:hover { text-style: underline; }
        .quiet { color: $quiet; }
        .gap-below { margin-bottom: 1; }
        .gap { margin-top: 1; }
        .told { dock: bottom; color: $st-due; text-style: bold; }
        Static { height: auto; }
    }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (66, "-roomy")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]
    """Where it is high enough the line above the footer stays free for what is told."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", show=False),
        Binding("down", "scroll_box(1)", "down", show=False),
        Binding("up", "scroll_box(-1)", "up", show=False),
        Binding("pagedown", "scroll_box(8)", "page down", show=False),
        Binding("pageup", "scroll_box(-8)", "page up", show=False),
    ]

    IS_MENU: ClassVar[bool] = False
    """Whether one letter decides, so that the key that opened it, held down, must not."""
    IS_QUESTION: ClassVar[bool] = False
    """Whether it warns, so that it is answered only by keys typed after it was on the screen."""

    def __init__(self) -> None:
        super().__init__()
        self._done = False
        self._save: Callable[[T], None] | None = None
        self._let_go: Callable[[bool], None] = lambda _keeps: None
        self._shown_at: float | None = None
        self._is_early = False
        self._opened_by = ""
        self._other_letters = OtherLetters()

    def on_mount(self) -> None:
        self._opened_by = getattr(self.app, "last_key", "")
        self.call_after_refresh(self._is_shown)

    def _is_shown(self) -> None:
        self._shown_at = Message().time
        if self._is_early:
            self.tell(TOO_SOON)

    def takes(self, key: events.Key) -> bool:
        """Whether a key was meant for this dialog: one typed ahead of a question was not, and is told."""
        if self._shown_at is not None and key.time >= self._shown_at:
            return True
        if self.IS_QUESTION and key.key != self._opened_by:
            self._is_early = True
            if self._shown_at is not None:
                self.tell(TOO_SOON)
        return not (self.IS_QUESTION or (self.IS_MENU and key.key == self._opened_by))

    def on_key(self, event: events.Key) -> None:
        """Say after two letters of another alphabet that no key here has them."""
        if told := self._other_letters.told(event, lambda: self.active_bindings):
            self.tell(told)

    # saving -------------------------------------------------------------------------------------

    def stay_until_saved(self, save: Callable[[T], None], let_go: Callable[[bool], None]) -> None:
        """``save`` gets the answer and calls :meth:`saved` or :meth:`refused`, now or later.

        ``let_go`` hears that it was left without that, and whether the words are to be kept.
        """
        self._save, self._let_go = save, let_go

    @property
    def lines(self) -> Mapping[str, Input]:
        """The lines it asks for, by the name of their place."""
        return {}

    @property
    def typed(self) -> Mapping[str, str]:
        """What the person has written here and not saved, by the name of its place."""
        return {name: line.value for name, line in self.lines.items() if line.value.strip()}

    def take_up(self, typed: Mapping[str, str]) -> None:
        """Before it is shown: go on with words of an earlier time."""
        for name, line in self.lines.items():
            line.value = typed.get(name, "")

    @property
    def has_unsaved_text(self) -> bool:
        """Whether leaving now would lose what was typed."""
        return bool(self.typed)

    def finish(self, answer: T | None) -> None:
        """Give this answer; a second key typed in the same breath changes nothing.

        Nor does one that comes while another screen lies over it.
        """
        if self._done or not self.is_current:
            return
        self._done = True
        if answer is None or self._save is None:
            self.dismiss(answer)
        else:
            self._save(answer)

    def saved(self) -> None:
        """What was answered is in the file."""
        self.dismiss(None)

    def look_again(self, board: Board, error: Exception) -> None:
        """It was refused: know what stands by now, so that saving again puts these words there."""

    def refused(self, error: Exception) -> None:
        """It could not be saved: everything stays, and the reason until a key."""
        self._done = False
        self.tell(str(error))

    def warn(self, state: str) -> None:
        """What stands in the way of saving now, or nothing."""
        if self._done:
            self.tell(state)

    def tell(self, text: str) -> None:
        """One thing at the bottom of the frame, until a key."""
        self.hush()
        if text and self.is_attached:
            self.query_one(Box).mount(words(text, "told"))

    def hush(self) -> None:
        """A key was typed: what was told has been seen."""
        self.query(".told").remove()

    @property
    def counts_from(self) -> dt.date | None:
        """The day that words for days count from here, where it asks for one."""
        return None

    def turn_day(self, today: dt.date) -> None:
        """It is another day by now: what is typed here keeps its meaning, and says which."""
        if (begun := self.counts_from) is not None and begun != today:
            now, then = say_day(today), say_day(begun)
            self.tell(f"By now it is {now}: here words like today still mean {then}")

    # leaving ------------------------------------------------------------------------------------

    def action_leave(self) -> None:
        if self._done:
            self.dismiss(None)
        elif not self.has_unsaved_text:
            self._leave(keeps=False)
        else:
            self.app.push_screen(LeaveDialog(may_keep=self._save is not None), self._leave_if)

    def _leave_if(self, answer: str | None) -> None:
        if answer is not None:
            self._leave(keeps=answer == "keep")

    def _leave(self, *, keeps: bool) -> None:
        self._let_go(keeps)
        self.finish(None)

    def action_scroll_box(self, lines: int) -> None:
        self.query_one(Box).scroll_relative(y=lines, animate=False)


class Question(Dialog[T]):
    """One letter answers it; ``answers`` tells what each key means, None for going back."""

    IS_QUESTION = True

    def __init__(
        self, title: str, keys: str, asked: Sequence[str], answers: Mapping[str, T | None]
    ) -> None:
        super().__init__()
        self._heading, self._keys, self._asked, self._answers = title, keys, asked, answers
        self.add_class("-small")

    def compose(self) -> ComposeResult:
        with Box(self._heading, self._keys):
            yield from self.asked()

    def asked(self) -> Iterable[Widget]:
        """What is asked, and below it what there is to know for the answer."""
        texts = zip(self._asked, ("", "quiet gap"), strict=False)
        return [words(line, classes) for line, classes in texts if line]

    def on_key(self, event: events.Key) -> None:
        if event.key in self._answers:
            event.stop()
            self.finish(self._answers[event.key])


class ConfirmDialog(Question[bool]):
    """Answers True on ``y`` alone; ``n``, enter and escape answer False."""

    def __init__(self, question: str, detail: str = "") -> None:
        no = dict.fromkeys(("n", "escape", "enter"), False)
        super().__init__("Sure?", "y yes · n no", (question, detail), {"y": True, **no})


class LeaveDialog(Question[str]):
    """Answers "leave" on ``y``, "keep" on ``k``; any other way back answers None."""

    def __init__(self, *, may_keep: bool) -> None:
        keep = "k keep the words for later · " if may_keep else ""
        back = dict.fromkeys(("n", "escape", "enter"))
        answers = {"y": "leave", **({"k": "keep"} if may_keep else {}), **back}
        asked = ("Leave without saving?", "What you typed here would be lost.")
        super().__init__("Sure?", f"y leave · {keep}n stay", asked, answers)


class WasItSent(Question[bool]):
    """Answers whether the message that was handed over went out; None where it is left open."""

    def __init__(self, title: str) -> None:
        asked = (title, "It was handed over; only you can see whether it has gone out.")
        super().__init__("Was it sent?", "y sent · n not yet", asked, {"y": True, "n": False})


def confirm(on: Screen[T], question: str, detail: str, then: Callable[[], None]) -> None:
    """Ask on this screen, and do it where it is agreed."""
    on.app.push_screen(ConfirmDialog(question, detail), lambda sure: then() if sure else None)


def heading(lines: Sequence[str]) -> Iterator[Static]:
    """What a question is about, and below it what there is to know for the answer."""
    for line, classes in zip(lines, ("", "quiet gap-below"), strict=False):
        yield words(Content.styled(clean(line), "bold") if not classes else line, classes)


def words(text: str | Content, classes: str = "") -> Static:
    """Text inside a dialog; a plain str is cleaned, a Content has to be made of cleaned text."""
    shown = text if isinstance(text, Content) else Content(clean(text, multiline=True))
    return Static(shown, classes=classes)
