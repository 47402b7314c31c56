"""Every key of the app, declared once.

Bindings, footer, help and the table of the README read this list. Must not know what an action
does: an action is a name the screens answer to.
"""

from __future__ import annotations

from functools import partial
from typing import Final, Literal

import msgspec
from textual.binding import Binding, BindingType

Place = Literal[
    "app", "jump", "act", "main", "rows", "panel", "review", "checklist", "composer", "message",
    "bringing", "mapping", "supposing", "over", "views", "overview", "pipeline", "people",
    "opportunity",
]  # fmt: skip


HEARD_TOGETHER: Final[tuple[tuple[Place, ...], ...]] = (
    ("app", "jump", "act", "over", "views", "main", "rows"),
    ("app", "jump", "act", "review"),
    ("app", "jump", "panel"),
    ("app", "jump", "checklist", "rows"),
    ("app", "composer"),
    ("app", "message", "rows"),
    ("app", "bringing", "rows"),
    ("app", "mapping"),
    ("app", "jump", "act", "supposing", "rows"),
    ("app", "jump", "act", "over", "views", "overview", "pipeline", "rows"),
    ("app", "jump", "act", "over", "views", "overview", "people", "rows"),
    ("app", "jump", "act", "over", "opportunity", "rows"),
)
"""Places whose keys are heard at the same time, so that no two may share one."""


class Key(msgspec.Struct, frozen=True):
    """One wish of the person and the keys that utter it."""

    id: str
    keys: str
    """Key names of Textual, separated by commas, the one shown first."""
    action: str
    says: str
    """What it does, for the help."""
    word: str = ""
    """One word for the footer; empty keeps it out."""
    group: str = ""
    """The heading in the help."""
    place: Place = "main"
    """Where the binding lives."""
    also: str = ""
    """Other words people look for it by."""
    is_more: bool = False
    """Whether the footer names it on a later page only."""
    is_first: bool = False
    """Whether it is heard before anything that has the focus, also in dialogs."""

    def binding(self) -> Binding:
        action = f"app.do({self.id!r})" if self.action == DO else self.action
        return Binding(
            self.keys, action, self.says, bool(self.word), priority=self.is_first, id=self.id
        )


DO = "do"
"""The action of a key that a verb of its id answers, whatever the screen."""
MOVE, ACT, RECORD, SEE = "Move", "Act on the row", "Record", "See and leave"
NOTE, WRITE = "While a note is written", "While a message is written"
REVIEW, ASK = "In the guided review", "In the checklist"
BRING = "While a file is taken in"
MAP = "While the columns of a sheet are named"
SUPPOSE = "While something is supposed"
WHOLE = "Over the whole search"
ONE = "In one opportunity"

NUMBERED: Final = ",".join(f"alt+{number}" for number in range(1, 10))

_row = partial(Key, group=MOVE, place="rows")
_pane = partial(Key, group=MOVE, place="main")
_act = partial(Key, group=ACT, place="act")
_mark = partial(Key, group=ACT, place="main")
_record = partial(Key, group=RECORD, place="act")
_see = partial(Key, group=SEE, place="act")
_list = partial(Key, group=SEE, place="main")
_view = partial(Key, group=SEE, place="views")
_over = partial(Key, group=SEE, place="over")
_app = partial(Key, group=SEE, place="app")
_overview = partial(Key, group=WHOLE, place="overview")
_pipeline = partial(Key, group=WHOLE, place="pipeline")
_one = partial(Key, group=ONE, place="opportunity")
_review = partial(Key, group=REVIEW, place="review")
_checklist = partial(Key, group=ASK, place="checklist")
_bring = partial(Key, group=BRING, place="bringing")
_column = partial(Key, group=MAP, place="mapping")
_suppose = partial(Key, group=SUPPOSE, place="supposing")
_note = partial(Key, group=NOTE, place="composer")
_first = partial(_column, is_first=True)
_day = partial(_suppose, is_first=True)
_message = partial(Key, group=WRITE, place="message")
"""The keys of one place, under one heading."""

# fmt: off
KEYS: Final[tuple[Key, ...]] = (
    _row("agenda.down", "j,down", "step(1)", "next row"),
    _row("agenda.up", "k,up", "step(-1)", "previous row"),
    _row("agenda.group-next", "right_curly_bracket", "group(1)", "next group"),
    _row("agenda.group-back", "left_curly_bracket", "group(-1)", "group before"),
    _row("agenda.top", "g,home", "edge(-1)", "first row"),
    _row("agenda.bottom", "G,end", "edge(1)", "last row"),
    _row("agenda.half-down", "ctrl+d,pagedown", "page(1)", "half a page down"),
    _row("agenda.half-up", "ctrl+u,pageup", "page(-1)", "half a page up"),
    _pane("pane.agenda", "1", "pane('agenda')", "upcoming actions"),
    _pane("pane.notes", "2", "pane('notes')", "notes"),
    _pane("pane.contacts", "3", "pane('contacts')", "contacts"),
    _pane("pane.next", "tab", "next_pane(1)", "next pane"),
    _pane("pane.back", "shift+tab", "next_pane(-1)", "pane before"),
    _act("followup.mark-sent", "s", DO, "sent, or done, today", "Sent", also="done finish complete send mailed called tick thanked replied ghosted let go close archive"),
    _act("followup.draft", "d", DO, "draft its message", "Draft", also="write compose letter mail email template text message thank send reply"),
    _act("followup.snooze", "z", DO, "snooze until a day", "Snooze", also="hold later remind reminder defer postpone hide wait tomorrow"),
    _act("followup.why", "w", DO, "why, in full", "Why", also="reason rule source explain"),
    _record("record.note", "n", DO, "jot a note", "Note", also="write down debrief memo log phone call today withdraw accept decline offer hired promise promised request portfolio reference left deadline"),
    _record("record.received", "r", DO, "they answered", "Answer", also="reject rejection no offer reply invite hold phone call heard back feedback away vacation out of office"),
    _act("followup.skip", "x", DO, "skip, with a reason", "Skip", also="dismiss ignore drop let go archive"),
    _act("followup.sent-otherwise", "S", DO, "sent on another day", "On a day", also="yesterday earlier date phone letter call", is_more=True),
    _mark("agenda.mark", "space", "mark", "mark the row, to act on many", "Mark", also="select bulk several all", is_more=True),
    _mark("agenda.unmark", "escape", "unmark", "to the list, then marks and filter away", also="clear"),
    _act("followup.copy", "y", DO, "copy the address", "Copy", also="clipboard email mail phone number", is_more=True),
    _act("edit.undo", "u", DO, "undo", "Undo", also="back revert mistake", is_more=True),
    _act("edit.redo", "U", DO, "redo", "Redo", also="again forward", is_more=True),
    _record("record.note-elsewhere", "N", DO, "jot about another one", "Elsewhere", is_more=True),
    _record("record.edit", "e", DO, "edit or add a fact", "Edit", also="change correct delete remove fix phone number date deadline withdraw accept decline decision offer salary money pay link url web location priority request reference promise"),
    _record("record.edit-all", "E", DO, "people, chats, opportunities", "All facts", also="contacts list delete remove", is_more=True),
    _record("record.interview", "a", DO, "new interview", "Interview", also="calendar schedule meeting phone screen onsite appointment", is_more=True),
    _record("interview.move", "m", DO, "move the interview", "Move", also="reschedule postpone calendar another day", is_more=True),
    _record("interview.call-off", "X", DO, "call the interview off", "Cancel", also="cancel calendar", is_more=True),
    Key("tag.rename", "number_sign", DO, "rename a tag everywhere", group=RECORD, place="main"),
    _record("record.opportunity", "A", DO, "new opportunity", "Add", also="job application apply company position lead"),
    _record("record.chat", "C", DO, "new networking chat", "Chat", also="coffee referral network phone", is_more=True),
    _record("record.contact", "c", DO, "new contact", "Contact", also="person recruiter phone number email", is_more=True),
    _see("opportunity.open", "enter", DO, "facts and history", "Open", also="details timeline story read prepare checklist print document"),
    _see("opportunity.find", "slash,o", DO, "find anything", "Find", also="search look"),
    _list("review.start", "R", DO, "guided review", "Review", also="daily one by one walk"),
    _list("agenda.filter", "f", "filter", "filter the list", "Filter", also="search narrow only tag show stage quiet ghosted silence", is_more=True),
    _list("view.menu", "v", DO, "saved views", "Views", also="saved filter list", is_more=True),
    _view("view.save", "V", DO, "save the filter as a view"),
    _view("view.next", "right_square_bracket", DO, "next view"),
    _view("view.before", "left_square_bracket", DO, "view before"),
    _view("view.number", NUMBERED, DO, "a view by its number"),
    _over("suppose.begin", "f6", DO, "what if: another day, other words", "What if", also="simulate imagine future scenario", is_more=True),
    _list("agenda.fold", "Z", "fold", "show or hide what is snoozed", "Snoozed", is_more=True),
    _over("insight.open", "i", DO, "what it shows when counted", "Insight", also="stats statistics numbers chart graph report rate silence", is_more=True),
    _over("pipeline.open", "b", DO, "pipeline: by stage", "Pipeline", also="board kanban columns", is_more=True),
    _over("pipeline.open-table", "t", DO, "by stage, as a table", "Table", is_more=True),
    _over("people.open", "p", DO, "everyone you know", "People", also="contacts network who", is_more=True),
    _record("file.bring", "I", DO, "take a file in", "Import", also="csv spreadsheet table paste calendar invitation mail open load", is_more=True),
    _see("app.messages", "M", DO, "what was said, again", "Said", also="notification history log toast", is_more=True),
    _see("app.settings", "comma", DO, "days, rules, keys, name, theme", "Settings", also="theme colour color dark light timezone holiday calendar language name signature preferences options config playbook patient weekend quiet vacation shortcut", is_more=True),
    Key("app.jump", "ctrl+o", "app.jump", "jump to a pane or a group", group=SEE, place="jump", also="pane column stage field focus group letter"),
    _app("app.more", "plus", "app.more_keys", "more keys in the footer"),
    _app("app.palette", "ctrl+p", "app.palette", "do or go to anything"),
    _app("app.help", "question_mark,f1", "app.help", "find a key, and what it does", "Help"),
    _list("app.quit", "q", "app.leave_app", "quit", "Quit", also="exit close leave"),
    _app("app.quit-anywhere", "ctrl+q", "app.leave_app", "quit from anywhere", is_first=True),
    Key("panel.close", "escape,q", "close", "back", "Back", group=SEE, place="panel"),
    _overview("overview.filter", "f", "filter", "filter it", "Filter"),
    _overview("overview.close", "escape,q", "close", "back", "Back"),
    _pipeline("pipeline.right", "l,right,tab", "column(1)", "next stage"),
    _pipeline("pipeline.left", "h,left,shift+tab", "column(-1)", "stage before"),
    _pipeline("pipeline.further", "L", DO, "on a stage, by a fact", "Forward"),
    _pipeline("pipeline.back", "H", DO, "back a stage, by its fact", "Backward"),
    _pipeline("pipeline.sort", "v", "sort", "sort the table otherwise", "Sort"),
    _pipeline("pipeline.fold", "Z", "fold", "show or hide the closed", "Closed"),
    Key("people.merge", "equals_sign", DO, "the same person: merge", "Merge", group=WHOLE, place="people", also="duplicate twice join"),
    _one("story.closer", "greater_than_sign", "zoom(1)", "fewer days", "Closer"),
    _one("story.wider", "less_than_sign", "zoom(-1)", "more days", "Wider"),
    _one("story.later", "l,right", "days(1)", "later days"),
    _one("story.earlier", "h,left", "days(-1)", "earlier days"),
    _one("story.close", "escape,q", "close", "back", "Back"),
    _review("review.later", "l", "later", "later: to the end", "Later"),
    _review("review.back", "b", "back", "the item before", "Before"),
    _review("review.close", "escape,q", "close", "leave, with a summary", "Leave"),
    _checklist("checklist.answer", "enter", "answer", "tick and write down", "Answer"),
    _checklist("checklist.tick", "space", "tick", "tick, or untick", "Tick"),
    _checklist("checklist.other", "tab", "other_pane", "notes, or questions", "Notes"),
    _checklist("checklist.copy", "y", "copy", "copy the page as text", "Copy"),
    _checklist("checklist.print", "p", "print", "write the page to a file", "File", also="print"),
    _checklist("checklist.close", "escape,q", "close", "back", "Back"),
    _bring("file.take-in", "ctrl+s", "take_in", "take in what is taken", "Take in"),
    _bring("file.switch", "space,ctrl+t", "switch", "take the line, or leave it", "Take"),
    _bring("file.answer", "enter", "answer", "answer the question", "Answer"),
    _bring("file.other", "ctrl+o", "other", "another file", "File"),
    _bring("file.columns", "f3", "columns", "what each column holds", "Columns"),
    _bring("file.close", "escape", "close", "back, nothing is written", "Back"),
    _column("column.take", "enter,ctrl+s", "take", "read the sheet so", "Read so"),
    _first("column.further", "right", "change(1)", "the next meaning", "Meaning"),
    _first("column.back", "left", "change(-1)", "the meaning before"),
    _first("column.none", "delete", "leave_out", "this column is not read", "Not read"),
    _first("column.down", "down", "step(1)", "next column"),
    _first("column.up", "up", "step(-1)", "column before"),
    _first("column.page-down", "pagedown", "page(1)", "half a page down"),
    _first("column.page-up", "pageup", "page(-1)", "half a page up"),
    _column("column.close", "escape", "close", "back as it was", "Back"),
    _suppose("suppose.line", "f6", "line", "suppose a line", "Suppose"),
    _day("suppose.later", "right_square_bracket", "day(1)", "a day on", "Day on"),
    _day("suppose.sooner", "left_square_bracket", "day(-1)", "a day back", "Day back"),
    _suppose("suppose.take-back", "backspace", "take_back", "take the last line back", "Take back"),
    _suppose("suppose.close", "escape,q", "close", "back to what is", "Leave"),
    _note("note.save", "ctrl+s", "save", "save note and facts", "Save"),
    _note("note.switch", "ctrl+t", "switch", "take a reading, or not", "Take"),
    _note("note.next", "f3", "choose(1)", "next reading", "Next"),
    _note("note.before", "f2", "choose(-1)", "reading before"),
    _note("note.ask", "ctrl+g", "ask_one", "one question at a time", "Ask me"),
    _note("note.editor", "f4", "editor", "write in $EDITOR", "$EDITOR"),
    _note("note.target", "ctrl+o", "retarget", "about another one", "Other"),
    _note("note.alone", "f8", "note_alone", "a debrief, or a note alone"),
    _note("note.discard", "f9", "discard", "give the words up"),
    _note("note.leave", "escape", "leave", "back, keeping a draft", "Back"),
    _message("message.sent", "ctrl+r", "mark_sent", "I sent it", "Sent"),
    _message("message.next", "ctrl+n", "next_open", "next place to mend", "Next"),
    _message("message.put-in", "f2", "put_in", "put in from the notes", "Put in"),
    _message("message.template", "ctrl+t", "template", "another template", "Text"),
    _message("message.tone", "ctrl+l", "tone", "another tone", "Tone"),
    _message("message.medium", "f8", "medium", "another medium"),
    _message("message.copy", "ctrl+g", "copy", "copy the text", "Copy"),
    _message("message.open", "ctrl+o", "open", "open in the mail program", "Mail"),
    _message("message.file", "ctrl+s", "write_file", "write it to a file", "File"),
    _message("message.editor", "f4", "editor", "write in $EDITOR", "$EDITOR"),
    _message("message.choose", "enter", "choose", "do what the remark says"),
    _message("message.discard", "f9", "discard", "give the draft up"),
    _message("message.leave", "escape", "leave", "back, keeping a draft", "Back"),
)
# fmt: on


def bindings(*places: Place) -> list[BindingType]:
    """The bindings of these places, as Textual wants them."""
    return [key.binding() for place in places for key in KEYS if key.place == place]


def arrows(action: str, what: str) -> list[BindingType]:
    """Down and up where they go through things of one kind while something else has the keys."""
    return [
        Binding("down", f"{action}(1)", f"next {what}", show=False),
        Binding("up", f"{action}(-1)", f"{what} before", show=False),
    ]
