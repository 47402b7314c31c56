"""Every key of the app, declared once.

Bindings, footer, help and the table of the README read this list. Must not know what an action
does: an action is a name the screens answer to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Final, Literal

import msgspec
from msgspec.structs import replace
from textual.binding import Binding
from textual.keys import Keys

from followup_tui.facts import nearest

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
    group: str
    """The heading in the help."""
    says: str
    """What it does, for the help."""
    word: str = ""
    """One word for the footer; empty keeps it out."""
    place: Place = "main"
    """Where the binding lives."""
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

_more = partial(Key, is_more=True)
_first = partial(Key, place="mapping", is_first=True)

KEYS: Final[tuple[Key, ...]] = (
    Key("agenda.down", "j,down", "step(1)", MOVE, "next row", place="rows"),
    Key("agenda.up", "k,up", "step(-1)", MOVE, "previous row", place="rows"),
    Key("agenda.group-next", "right_curly_bracket", "group(1)", MOVE, "next group", place="rows"),
    Key("agenda.group-back", "left_curly_bracket", "group(-1)", MOVE, "group before", place="rows"),
    Key("agenda.top", "g,home", "edge(-1)", MOVE, "first row", place="rows"),
    Key("agenda.bottom", "G,end", "edge(1)", MOVE, "last row", place="rows"),
    Key("agenda.half-down", "ctrl+d,pagedown", "page(1)", MOVE, "half a page down", place="rows"),
    Key("agenda.half-up", "ctrl+u,pageup", "page(-1)", MOVE, "half a page up", place="rows"),
    Key("pane.agenda", "1", "pane('agenda')", MOVE, "upcoming actions"),
    Key("pane.notes", "2", "pane('notes')", MOVE, "notes"),
    Key("pane.contacts", "3", "pane('contacts')", MOVE, "contacts"),
    Key("pane.next", "tab", "next_pane(1)", MOVE, "next pane"),
    Key("pane.back", "shift+tab", "next_pane(-1)", MOVE, "pane before"),
    Key("followup.mark-sent", "s", DO, ACT, "sent, or done, today", "Sent", "act"),
    Key("followup.draft", "d", DO, ACT, "draft its message", "Draft", "act"),
    Key("followup.snooze", "z", DO, ACT, "snooze until a day", "Snooze", "act"),
    Key("followup.why", "w", DO, ACT, "why, in full", "Why", "act"),
    Key("record.note", "n", DO, RECORD, "jot a note", "Note", "act"),
    Key("record.received", "r", DO, RECORD, "they answered", "Answer", "act"),
    Key("followup.skip", "x", DO, ACT, "skip, with a reason", "Skip", "act"),
    _more("followup.sent-otherwise", "S", DO, ACT, "sent on another day", "On a day", "act"),
    _more("agenda.mark", "space", "mark", ACT, "mark the row, to act on many", "Mark"),
    Key("agenda.unmark", "escape", "unmark", ACT, "to the list, then marks and filter away"),
    _more("followup.copy", "y", DO, ACT, "copy the address", "Copy", "act"),
    _more("edit.undo", "u", DO, ACT, "undo", "Undo", "act"),
    _more("edit.redo", "U", DO, ACT, "redo", "Redo", "act"),
    _more("record.note-elsewhere", "N", DO, RECORD, "jot about another one", "Elsewhere", "act"),
    Key("record.edit", "e", DO, RECORD, "edit or add a fact", "Edit", "act"),
    _more("record.edit-all", "E", DO, RECORD, "people, chats, opportunities", "All facts", "act"),
    _more("record.interview", "a", DO, RECORD, "new interview", "Interview", "act"),
    _more("interview.move", "m", DO, RECORD, "move the interview", "Move", "act"),
    _more("interview.call-off", "X", DO, RECORD, "call the interview off", "Cancel", "act"),
    Key("tag.rename", "number_sign", DO, RECORD, "rename a tag everywhere"),
    Key("record.opportunity", "A", DO, RECORD, "new opportunity", "Add", place="act"),
    _more("record.chat", "C", DO, RECORD, "new networking chat", "Chat", "act"),
    _more("record.contact", "c", DO, RECORD, "new contact", "Contact", "act"),
    Key("opportunity.open", "enter", DO, SEE, "facts and history", "Open", "act"),
    Key("opportunity.find", "slash,o", DO, SEE, "find anything", "Find", place="act"),
    Key("review.start", "R", DO, SEE, "guided review", "Review"),
    _more("agenda.filter", "f", "filter", SEE, "filter the list", "Filter"),
    _more("view.menu", "v", DO, SEE, "saved views", "Views"),
    Key("view.save", "V", DO, SEE, "save the filter as a view", place="views"),
    Key("view.next", "right_square_bracket", DO, SEE, "next view", place="views"),
    Key("view.before", "left_square_bracket", DO, SEE, "view before", place="views"),
    Key("view.number", NUMBERED, DO, SEE, "a view by its number", place="views"),
    _more("suppose.begin", "f6", DO, SEE, "what if: another day, other words", "What if", "over"),
    _more("agenda.fold", "Z", "fold", SEE, "show or hide what is snoozed", "Snoozed"),
    _more("insight.open", "i", DO, SEE, "what it shows when counted", "Insight", "over"),
    _more("pipeline.open", "b", DO, SEE, "pipeline: by stage", "Pipeline", "over"),
    _more("pipeline.open-table", "t", DO, SEE, "by stage, as a table", "Table", "over"),
    _more("people.open", "p", DO, SEE, "everyone you know", "People", "over"),
    _more("file.bring", "I", DO, RECORD, "take a file in", "Import", "act"),
    _more("app.messages", "M", DO, SEE, "what was said, again", "Said", "act"),
    _more("app.settings", "comma", DO, SEE, "days, rules, keys, name, theme", "Settings", "act"),
    Key("app.jump", "ctrl+o", "app.jump", SEE, "jump to a pane or a group", place="jump"),
    Key("app.more", "plus", "app.more_keys", SEE, "more keys in the footer", place="app"),
    Key("app.palette", "ctrl+p", "app.palette", SEE, "do or go to anything", place="app"),
    Key(
        "app.help",
        "question_mark,f1",
        "app.help",
        SEE,
        "find a key, and what it does",
        "Help",
        "app",
    ),
    Key("app.quit", "q", "app.leave_app", SEE, "quit", "Quit"),
    Key(
        "app.quit-anywhere",
        "ctrl+q",
        "app.leave_app",
        SEE,
        "quit from anywhere",
        place="app",
        is_first=True,
    ),
    Key("panel.close", "escape,q", "close", SEE, "back", "Back", "panel"),
    Key("overview.filter", "f", "filter", WHOLE, "filter it", "Filter", "overview"),
    Key("overview.close", "escape,q", "close", WHOLE, "back", "Back", "overview"),
    Key("pipeline.right", "l,right,tab", "column(1)", WHOLE, "next stage", place="pipeline"),
    Key("pipeline.left", "h,left,shift+tab", "column(-1)", WHOLE, "stage before", place="pipeline"),
    Key("pipeline.further", "L", DO, WHOLE, "on a stage, by a fact", "Forward", "pipeline"),
    Key("pipeline.back", "H", DO, WHOLE, "back a stage, by its fact", "Backward", "pipeline"),
    Key("pipeline.sort", "v", "sort", WHOLE, "sort the table otherwise", "Sort", "pipeline"),
    Key("pipeline.fold", "Z", "fold", WHOLE, "show or hide the closed", "Closed", "pipeline"),
    Key("people.merge", "equals_sign", DO, WHOLE, "the same person: merge", "Merge", "people"),
    Key("story.closer", "greater_than_sign", "zoom(1)", ONE, "fewer days", "Closer", "opportunity"),
    Key("story.wider", "less_than_sign", "zoom(-1)", ONE, "more days", "Wider", "opportunity"),
    Key("story.later", "l,right", "days(1)", ONE, "later days", place="opportunity"),
    Key("story.earlier", "h,left", "days(-1)", ONE, "earlier days", place="opportunity"),
    Key("story.close", "escape,q", "close", ONE, "back", "Back", "opportunity"),
    Key("review.later", "l", "later", REVIEW, "later: to the end", "Later", "review"),
    Key("review.back", "b", "back", REVIEW, "the item before", "Before", "review"),
    Key("review.close", "escape,q", "close", REVIEW, "leave, with a summary", "Leave", "review"),
    Key("checklist.answer", "enter", "answer", ASK, "tick and write down", "Answer", "checklist"),
    Key("checklist.tick", "space", "tick", ASK, "tick, or untick", "Tick", "checklist"),
    Key("checklist.other", "tab", "other_pane", ASK, "notes, or questions", "Notes", "checklist"),
    Key("checklist.copy", "y", "copy", ASK, "copy the page as text", "Copy", "checklist"),
    Key("checklist.print", "p", "print", ASK, "write the page to a file", "File", "checklist"),
    Key("checklist.close", "escape,q", "close", ASK, "back", "Back", "checklist"),
    Key("file.take-in", "ctrl+s", "take_in", BRING, "take in what is taken", "Take in", "bringing"),
    Key(
        "file.switch",
        "space,ctrl+t",
        "switch",
        BRING,
        "take the line, or leave it",
        "Take",
        "bringing",
    ),
    Key("file.answer", "enter", "answer", BRING, "answer the question", "Answer", "bringing"),
    Key("file.other", "ctrl+o", "other", BRING, "another file", "File", "bringing"),
    Key("file.columns", "f3", "columns", BRING, "what each column holds", "Columns", "bringing"),
    Key("file.close", "escape", "close", BRING, "back, nothing is written", "Back", "bringing"),
    Key("column.take", "enter,ctrl+s", "take", MAP, "read the sheet so", "Read so", "mapping"),
    _first("column.further", "right", "change(1)", MAP, "the next meaning", "Meaning"),
    _first("column.back", "left", "change(-1)", MAP, "the meaning before"),
    _first("column.none", "delete", "leave_out", MAP, "this column is not read", "Not read"),
    _first("column.down", "down", "step(1)", MAP, "next column"),
    _first("column.up", "up", "step(-1)", MAP, "column before"),
    _first("column.page-down", "pagedown", "page(1)", MAP, "half a page down"),
    _first("column.page-up", "pageup", "page(-1)", MAP, "half a page up"),
    Key("column.close", "escape", "close", MAP, "back as it was", "Back", "mapping"),
    Key("suppose.line", "f6", "line", SUPPOSE, "suppose a line", "Suppose", "supposing"),
    Key(
        "suppose.later",
        "right_square_bracket",
        "day(1)",
        SUPPOSE,
        "a day on",
        "Day on",
        "supposing",
        is_first=True,
    ),
    Key(
        "suppose.sooner",
        "left_square_bracket",
        "day(-1)",
        SUPPOSE,
        "a day back",
        "Day back",
        "supposing",
        is_first=True,
    ),
    Key(
        "suppose.take-back",
        "backspace",
        "take_back",
        SUPPOSE,
        "take the last line back",
        "Take back",
        "supposing",
    ),
    Key("suppose.close", "escape,q", "close", SUPPOSE, "back to what is", "Leave", "supposing"),
    Key("note.save", "ctrl+s", "save", NOTE, "save note and facts", "Save", "composer"),
    Key("note.switch", "ctrl+t", "switch", NOTE, "take a reading, or not", "Take", "composer"),
    Key("note.next", "f3", "choose(1)", NOTE, "next reading", "Next", "composer"),
    Key("note.before", "f2", "choose(-1)", NOTE, "reading before", place="composer"),
    Key("note.ask", "ctrl+g", "ask_one", NOTE, "one question at a time", "Ask me", "composer"),
    Key("note.editor", "f4", "editor", NOTE, "write in $EDITOR", "$EDITOR", "composer"),
    Key("note.target", "ctrl+o", "retarget", NOTE, "about another one", "Other", "composer"),
    Key("note.alone", "f8", "note_alone", NOTE, "a debrief, or a note alone", place="composer"),
    Key("note.discard", "f9", "discard", NOTE, "give the words up", place="composer"),
    Key("note.leave", "escape", "leave", NOTE, "back, keeping a draft", "Back", "composer"),
    Key("message.sent", "ctrl+r", "mark_sent", WRITE, "I sent it", "Sent", "message"),
    Key("message.next", "ctrl+n", "next_open", WRITE, "next place to mend", "Next", "message"),
    Key("message.put-in", "f2", "put_in", WRITE, "put in from the notes", "Put in", "message"),
    Key("message.template", "ctrl+t", "template", WRITE, "another template", "Text", "message"),
    Key("message.tone", "ctrl+l", "tone", WRITE, "another tone", "Tone", "message"),
    Key("message.medium", "f8", "medium", WRITE, "another medium", place="message"),
    Key("message.copy", "ctrl+g", "copy", WRITE, "copy the text", "Copy", "message"),
    Key("message.open", "ctrl+o", "open", WRITE, "open in the mail program", "Mail", "message"),
    Key("message.file", "ctrl+s", "write_file", WRITE, "write it to a file", "File", "message"),
    Key("message.editor", "f4", "editor", WRITE, "write in $EDITOR", "$EDITOR", "message"),
    Key("message.choose", "enter", "choose", WRITE, "do what the remark says", place="message"),
    Key("message.discard", "f9", "discard", WRITE, "give the draft up", place="message"),
    Key("message.leave", "escape", "leave", WRITE, "back, keeping a draft", "Back", "message"),
)

ALSO: Final[Mapping[str, str]] = MappingProxyType(
    {
        "followup.mark-sent": "done finish complete send mailed called tick thanked replied ghosted let go close archive",
        "followup.draft": "write compose letter mail email template text message thank send reply",
        "followup.snooze": "hold later remind reminder defer postpone hide wait tomorrow",
        "followup.why": "reason rule source explain",
        "followup.skip": "dismiss ignore drop let go archive",
        "followup.copy": "clipboard email mail phone number",
        "followup.sent-otherwise": "yesterday earlier date phone letter call",
        "record.note": "write down debrief memo log phone call today withdraw accept decline offer hired promise promised request portfolio reference left deadline",
        "record.received": "reject rejection no offer reply invite hold phone call heard back feedback away vacation out of office",
        "record.edit": "change correct delete remove fix phone number date deadline withdraw accept decline decision offer salary money pay link url web location priority request reference promise",
        "record.edit-all": "contacts list delete remove",
        "record.interview": "calendar schedule meeting phone screen onsite appointment",
        "interview.move": "reschedule postpone calendar another day",
        "interview.call-off": "cancel calendar",
        "record.opportunity": "job application apply company position lead",
        "record.chat": "coffee referral network phone",
        "record.contact": "person recruiter phone number email",
        "edit.undo": "back revert mistake",
        "edit.redo": "again forward",
        "opportunity.open": "details timeline story read prepare checklist print document",
        "opportunity.find": "search look",
        "review.start": "daily one by one walk",
        "agenda.filter": "search narrow only tag show stage quiet ghosted silence",
        "view.menu": "saved filter list",
        "suppose.begin": "simulate imagine future scenario",
        "insight.open": "stats statistics numbers chart graph report rate silence",
        "pipeline.open": "board kanban columns",
        "people.open": "contacts network who",
        "people.merge": "duplicate twice join",
        "app.settings": "theme colour color dark light timezone holiday calendar language name signature preferences options config playbook patient weekend quiet vacation shortcut",
        "app.messages": "notification history log toast",
        "agenda.mark": "select bulk several all",
        "agenda.unmark": "clear",
        "file.bring": "csv spreadsheet table paste calendar invitation mail open load",
        "app.jump": "pane column stage field focus group letter",
        "checklist.print": "print",
        "app.quit": "exit close leave",
    }
)
"""Other words people look for a key by, by its id."""
_SHOWN = {
    "right_curly_bracket": "}",
    "left_curly_bracket": "{",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "number_sign": "#",
    "question_mark": "?",
    "comma": ",",
    "plus": "+",
    "equals_sign": "=",
    "greater_than_sign": ">",
    "less_than_sign": "<",
    "full_stop": ".",
    "space": "space",
    "slash": "/",
    "enter": "enter",
    "escape": "esc",
    "shift+tab": "⇧tab",
    "down": "↓",
    "up": "↑",
    "pagedown": "pgdn",
    "pageup": "pgup",
}


def shown(key: str) -> str:
    """How one key name reads for a person."""
    name = key.strip()
    if name in _SHOWN:
        return _SHOWN[name]
    return name.replace("ctrl+", "^")


def names_of(keys: str) -> str:
    """The first two keys as a person reads them."""
    return " ".join(shown(name) for name in _split(keys)[:2])


def in_place(place: Place) -> tuple[Key, ...]:
    return tuple(key for key in KEYS if key.place == place)


def bindings(place: Place) -> list[Binding]:
    """The bindings of one place, as Textual wants them."""
    return [key.binding() for key in in_place(place)]


def keymap(wanted: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """The person's own keys, checked: those that hold, and a sentence for each that does not.

    Textual accepts unknown ids and key names in silence, which would leave an action unreachable.
    """
    known = {key.id: key for key in KEYS}
    held: dict[str, str] = {}
    complaints: list[str] = []
    for id_, text in wanted.items():
        names = _split(text)
        if id_ not in known:
            close = nearest(id_, known)
            hint = f"; the nearest is {close[0]}" if close else ""
            complaints.append(f"keys: there is no action {id_!r}{hint}")
        elif not names or not all(map(_is_key, names)):
            complaints.append(f"keys: {text!r} for {id_} is not a key")
        elif owner := _owner(known[id_], names, wanted):
            complaints.append(f"keys: {text!r} for {id_} is already {owner}")
        else:
            held[id_] = ",".join(names)
    return held, complaints


def with_keymap(held: Mapping[str, str]) -> tuple[Key, ...]:
    """The list of keys as this person has it, for footer and help."""
    return tuple(replace(key, keys=held[key.id]) if key.id in held else key for key in KEYS)


def table() -> str:
    """The keys as a Markdown table, for the README."""
    lines = ["| Key | What it does | |", "| --- | --- | --- |"]
    lines += [f"| {_words(key)} | {key.says} | {key.group.lower()} |" for key in KEYS]
    return "\n".join(lines)


def _words(key: Key) -> str:
    names = [f"`{shown(name)}`" for name in _split(key.keys)]
    return " ".join(names) if len(names) < 4 else f"{names[0]} to {names[-1]}"


def _split(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def _is_key(name: str) -> bool:
    *modifiers, last = name.split("+")
    named = {key.value for key in Keys}
    if not set(modifiers) <= {"ctrl", "shift", "alt", "super"}:
        return False
    return name in named or last in named or len(last) == 1 or last in _SHOWN


def _owner(key: Key, names: Iterable[str], moved: Mapping[str, str]) -> str | None:
    """Which other action these keys would be taken from, where both are heard."""
    places = {place for heard in HEARD_TOGETHER if key.place in heard for place in heard}
    for other in KEYS:
        is_rival = other.id != key.id and other.id not in moved and other.place in places
        if is_rival and set(names) & set(_split(other.keys)):
            return other.id
    return None
