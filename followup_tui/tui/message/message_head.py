"""What stands over a message: to whom, how, about what, and what sending it now would mean.

Owns the two fields and the lines around them. Must not know what is typed into them, nor files.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from followup_tui.drafting import SHORT_FORM, Finding, slot_words, template_words
from followup_tui.tui.fields.line import LineInput
from followup_tui.wording import STATUS_LOOK, clean

from .message_editor import MessageEditor
from .remarks import LOOKS

MOST_NAMED = 3
"""Open places that are named; the list has them all."""


class MessageHead(Vertical):
    """The lines over a message."""

    DEFAULT_CSS = """
    MessageHead {
        height: auto; width: 100%;
        .row { height: auto; max-height: 2; width: 100%; }
        .label { width: 9; height: 1; color: $quiet; }
        .rest { width: 1fr; height: auto; max-height: 2; }
        .aside { width: auto; height: 1; padding-left: 2; }
        .aside, #to, #template { text-wrap: nowrap; text-overflow: ellipsis; }
        #to { width: auto; max-width: 34%; height: 1; padding-right: 2; }
        #by { max-width: 50%; color: $quiet; }
        #state { max-width: 60%; }
        #template { height: 1; }
        #window, #hour, #with { color: $quiet; }
        LineInput { width: 1fr; height: 1; padding: 0; background: $foreground 6%; }
        LineInput:focus { background: $foreground 14%; }
    }
    """

    def __init__(self, message: MessageEditor) -> None:
        super().__init__(id="head")
        self._message = message
        self.address = LineInput(message.words.address, "no address")
        self.subject = LineInput(message.words.subject, "no subject")
        self._template = Static(id="template", classes="rest")
        self._by, self._state = _aside("by"), _aside("state")

    def compose(self) -> ComposeResult:
        name = clean(self._message.draft.to_name) or "nobody in particular"
        yield _row("To", Static(Content(name), id="to"), self.address, self._by)
        yield _row("Subject", self.subject)
        yield _row("Text", self._template, self._state)
        for name, title, line in self._told():
            yield _told_row(name, title, line)

    def _told(self) -> list[tuple[str, str, Content]]:
        """What sending it now would mean, and what goes along."""
        head, draft = self._message.head, self._message.draft
        look = STATUS_LOOK[self._message.item.status]
        now = Content.assemble((f"{look.symbol} ", f"${look.style}"), clean(head[3]))
        window = Content(clean(head[2].removeprefix("Window: ")))
        lines = [("now", "Now", now), ("window", "Window", window)]
        lines += [("hour", "Hour", Content(clean(line))) for line in head[4:5]]
        along = [f"attach {one}" for one in draft.attachments]
        if draft.covers:
            found = (self._message.board.find(key) for key in draft.covers)
            along.append("settles as well: " + "; ".join(item.title for item in found if item))
        if along:
            lines.append(("with", "With it", Content(clean(" · ".join(along)))))
        return lines

    def show(self) -> None:
        """Tell template and medium as they are now."""
        message = self._message
        draft, templates = message.draft, message.templates
        at = templates.index(draft.template) + 1 if draft.template in templates else 0
        number = f" ({at} of {len(templates)})" if at else ""
        told = {"on time", "call", "short form"}  # time is told below, the form by its template
        apart = "".join(f" · {one}" for one in draft.situation.split(", ") if one not in told)
        template = Content(f"{clean(template_words(draft.template))}{number}{clean(apart)}")
        self._template.update(template)
        self._by.update(Content(clean(message.by)))

    def write(self) -> None:
        """Put the message's own words into the fields."""
        self.address.value = self._message.words.address
        self.subject.value = self._message.words.subject

    def judge(self, findings: Sequence[Finding]) -> None:
        """Say that it is ready, or what keeps it from that."""
        parts: list[tuple[str, str]] = []
        for severity in "EW":
            number = sum(one.severity == severity for one in findings)
            if number:
                look = LOOKS[severity]
                word = look.heading.lower() if number > 1 else look.heading.lower()[:-1]
                parts.append((f"{look.symbol} {number} {word}", f"${look.colour}"))
        draft = self._message.current()
        missing = tuple(map(slot_words, draft.missing))
        if draft.medium == "email" and not draft.to_address.strip():
            missing = ("the address", *missing)
        if missing:
            look = LOOKS["open"]
            more = f" and {len(missing) - MOST_NAMED} more" if len(missing) > MOST_NAMED else ""
            named = clean(", ".join(missing[:MOST_NAMED]))
            open_ = f"{look.symbol} to fill in: {named}{more}"
            parts.append((open_, f"${look.colour}"))
        marks = len(draft.marks)
        if marks:
            look = LOOKS["mark"]
            parts.append((f"{look.symbol} {marks} from notes to look over", f"${look.colour}"))
        if self._message.is_ready(tuple(findings)) and not missing:
            parts.append(("✓ ready", "bold $st-done"))
        if draft.medium in ("other", "text"):
            length = len(draft.body.strip())
            style = "$quiet" if length <= SHORT_FORM else f"${LOOKS['W'].colour}"
            parts.append((f"{length} of {SHORT_FORM}", style))
        told = Content("  ").join([Content.styled(text, style) for text, style in parts])
        self._state.update(told)


def _row(label: str, *widgets: Static | LineInput) -> Horizontal:
    return Horizontal(Static(Content(label), classes="label"), *widgets, classes="row")


def _told_row(name: str, title: str, line: Content) -> Horizontal:
    return _row(title, Static(line, id=name, classes="rest")).add_class(f"row-{name}")


def _aside(name: str) -> Static:
    return Static(id=name, classes="aside")
