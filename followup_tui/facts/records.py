"""What happened, as frozen values: the only input of the timeline.

Owns the names and types of every fact of the interchange document, one class per object and one
field per key (a trailing underscore keeps a keyword free: ``with_`` is ``with``). A field without a
default is required. Must not know where facts are kept, how they are typed in, or what day it is.

Dates are whole days on the employer's wall calendar; ``*_at`` fields are aware datetimes that keep
the offset they were written with; zones are IANA names; weekend days count from Monday 0.
"""

import datetime as dt
from typing import Annotated, Literal, TypeAlias

from msgspec import Meta, Struct

from .actions import Action, Medium

MAX_LINE = 500
"""Characters in a name or any other field of one line, which is a plain ``str``."""
MAX_TEXT = 200_000
"""Characters in a text of many lines."""
ID_PATTERN = r"[a-z0-9][a-z0-9._-]{0,63}"
_ID = {"pattern": f"^{ID_PATTERN}$"}
_HOUR = dt.timedelta(hours=1)
_KEY = {"description": "a follow-up's key: opportunity/action[/to][/for]"}

Id: TypeAlias = Annotated[str, Meta(extra={"leaf": "id"}, extra_json_schema=_ID)]
"""Matches ``ID_PATTERN``; unique within its list."""
ContactId: TypeAlias = Annotated[str, Meta(extra={"leaf": "contact"}, extra_json_schema=_ID)]
"""The id of somebody who stands in the document or in the store."""
Address: TypeAlias = Annotated[
    str, Meta(extra={"leaf": "address"}, extra_json_schema={"maxLength": MAX_LINE})
]
"""An e-mail address, where it is typed; a document may hold other words."""
Past: TypeAlias = Annotated[dt.date, Meta(extra={"leaf": "day", "is_past": True})]
"""The day something has happened on."""
Time: TypeAlias = Annotated[dt.datetime, Meta(tz=True, extra={"leaf": "instant"})]
"""A moment, with an offset."""
PastTime: TypeAlias = Annotated[
    dt.datetime, Meta(tz=True, extra={"leaf": "instant", "is_past": True})
]
"""The moment something has happened at."""
Text: TypeAlias = Annotated[
    str, Meta(extra={"leaf": "text"}, extra_json_schema={"maxLength": MAX_TEXT})
]
"""Many lines."""
Zone: TypeAlias = Annotated[
    str, Meta(extra={"leaf": "zone"}, extra_json_schema={"description": "an IANA time zone"})
]
"""An IANA time zone name."""
KeyText: TypeAlias = Annotated[str, Meta(extra={"leaf": "key"}, extra_json_schema=_KEY)]
"""The written form of a follow-up's key."""

ContactPolicy = Literal["open", "no_calls", "no_contact"]
Relation = Literal[
    "hiring_manager", "recruiter", "coordinator", "interviewer", "peer", "executive", "referrer",
    "reference",
]  # fmt: skip
InterviewStatus = Literal["scheduled", "held", "cancelled", "no_show"]
StatementKind = Literal[
    "decide_by", "decide_in", "decide_phrase", "vague", "contact_on", "contact_after",
    "will_send", "no_followup", "followup_ok", "preferred_medium",
]  # fmt: skip
About = Literal["next_step", "final"]
Unit = Literal["days", "weeks", "months", "business_days"]
Scope = Literal["status", "all"]
ReceivedKind = Literal[
    "auto_ack", "reply", "reply_no_date", "reply_new_date", "invite", "feedback", "rejection",
    "offer",
]  # fmt: skip
Canceller = Literal["employer", "me"]
DecisionKind = Literal["accepted", "declining", "withdrawn"]


def id_of(record: object) -> Id | None:
    """The id of a record that has one."""
    found: Id | None = getattr(record, "id", None)
    return found


def _document_key(attribute: str) -> str:
    return attribute.rstrip("_")


class Record(
    Struct,
    frozen=True,
    omit_defaults=True,
    forbid_unknown_fields=True,
    rename=_document_key,
):
    """One object of the document: frozen, equal by value, keys in the document's words."""


class Quiet(Record, frozen=True):
    """Days on which nobody is asked anything, both included; ``from_`` is not after ``to``."""

    from_: dt.date
    to: dt.date
    name: str | None = None


class Settings(Record, frozen=True):
    """What the engine takes from the person: whose advice, which calendar."""

    playbook: str = "balanced"
    home_tz: Zone = "UTC"
    weekend: tuple[int, ...] = (5, 6)
    holidays: tuple[dt.date, ...] = ()
    holiday_country: str | None = None
    """An ISO 3166 country code whose public holidays count as holidays."""
    quiet: tuple[Quiet, ...] = ()


class Contact(Record, frozen=True):
    """A person; ``email`` or ``postal`` present means that address is known."""

    id: Id
    name: str
    email: Address | None = None
    phone: str | None = None
    postal: Text | None = None
    title: str | None = None
    company: str | None = None
    url: str | None = None
    call_as: str | None = None
    """How a greeting calls them."""
    notes: Text = ""


class FromNote(Record, frozen=True):
    """Where a fact was read from: the note's id and the line in it, counted from 1."""

    note: Id
    line: int


class Application(Record, frozen=True):
    """What was handed in, and when the posting closes."""

    submitted_on: Past
    closes_on: dt.date | None = None
    contact_policy: ContactPolicy = "open"
    from_note: FromNote | None = None


class Person(Record, frozen=True):
    """A contact's part in one opportunity; ``left_on`` is the day they left the employer."""

    contact: ContactId
    relation: Relation
    left_on: dt.date | None = None
    from_note: FromNote | None = None


class Interview(Record, frozen=True):
    """A scheduled conversation; ``checklist`` holds the texts of the ticked questions."""

    id: Id
    on: dt.date
    starts_at: Time | None = None
    ended_at: Time | None = None
    kind: str | None = None
    with_: tuple[ContactId, ...] = ()
    status: InterviewStatus | None = None
    location: str | None = None
    debriefed_on: Past | None = None
    checklist: tuple[str, ...] = ()
    cancelled_on: Past | None = None
    cancelled_by: Canceller | None = None
    from_note: FromNote | None = None

    @property
    def over_at(self) -> dt.datetime | None:
        """When it is over, where an hour is known: at its end, or an hour after its start."""
        return self.ended_at or (self.starts_at and self.starts_at + _HOUR)

    @property
    def is_off(self) -> bool:
        """Whether it did not, or will not, take place."""
        return self.status in ("cancelled", "no_show")

    @property
    def is_planned(self) -> bool:
        """Whether it is set, and nothing was said of how it went."""
        return self.status in (None, "scheduled")


class Statement(Record, frozen=True):
    """What the employer said about time or contact; which of the later fields count follows from ``kind``."""

    on: Past
    kind: StatementKind
    by: ContactId | None = None
    about: About = "next_step"
    text: Text | None = None
    date: dt.date | None = None
    n: int | None = None
    n_max: int | None = None
    unit: Unit | None = None
    phrase: str | None = None
    scope: Scope | None = None
    anytime: bool = False
    medium: Medium | None = None
    id: Id | None = None
    """Required with ``will_send``: what they promised besides the decision."""
    what: str | None = None
    fulfilled_on: Past | None = None
    from_note: FromNote | None = None


class Request(Record, frozen=True):
    """Something they asked for; ``due`` is their day, ``eta`` the day you promised."""

    id: Id
    item: str
    on: Past
    via: Medium | None = None
    by: ContactId | None = None
    due: dt.date | None = None
    eta: dt.date | None = None
    eta_sent_on: Past | None = None
    delivered_on: Past | None = None
    from_note: FromNote | None = None


class Reference(Record, frozen=True):
    """Somebody who vouches for you, handed over to the employer."""

    contact: ContactId
    given_on: Past
    briefed_on: Past | None = None
    thanked_on: Past | None = None
    from_note: FromNote | None = None


class Sent(Record, frozen=True):
    """Something that really went out; ``override`` is the reason given for sending against advice."""

    on: Past
    action: Action
    at: PastTime | None = None
    to: ContactId | None = None
    for_: Id | None = None
    medium: Medium | None = None
    note: Text | None = None
    text: Text | None = None
    early: bool = False
    override: Text | None = None
    from_note: FromNote | None = None


class Received(Record, frozen=True):
    """Something that came in; ``id`` is required where it needs a reply."""

    on: Past
    kind: ReceivedKind
    id: Id | None = None
    from_: ContactId | None = None
    via: Medium | None = None
    date: dt.date | None = None
    needs_reply: bool = False
    replied_on: Past | None = None
    text: Text | None = None
    from_note: FromNote | None = None


class Offer(Record, frozen=True):
    """What they offered, and until when it stands."""

    on: Past
    deadline: dt.date | None = None
    via: Medium | None = None
    wants_time: bool = False
    from_note: FromNote | None = None


class Decision(Record, frozen=True):
    """What you decided."""

    kind: DecisionKind
    on: Past
    from_note: FromNote | None = None


class Rejection(Record, frozen=True):
    """Their no."""

    on: Past
    stage: str | None = None
    from_note: FromNote | None = None


class Feedback(Record, frozen=True):
    """What they said after a no; its id is unique in the document."""

    id: Id
    on: Past
    text: Text | None = None
    applied_on: Past | None = None
    from_: ContactId | None = None
    from_note: FromNote | None = None


class Note(Record, frozen=True):
    """Markdown, kept as typed; its id is unique in the document."""

    id: Id
    at: PastTime
    body: Text
    interview: Id | None = None
    contact: ContactId | None = None


class Snooze(Record, frozen=True):
    """Your wish not to see one item until a day."""

    key: KeyText
    on: Past
    until: dt.date


class Skip(Record, frozen=True):
    """Your decision against one item."""

    key: KeyText
    on: Past
    why: Text | None = None


class Opportunity(Record, frozen=True):
    """One pursuit of one role at one company, with everything that happened in it."""

    id: Id
    company: str
    role: str
    url: str | None = None
    location: str | None = None
    source: str | None = None
    salary: str | None = None
    tags: tuple[str, ...] = ()
    priority: str | int | None = None
    fit: Text | None = None
    """One to three lines of why this person fits, for messages."""
    employer_tz: Zone | None = None
    playbook: str | None = None
    application: Application | None = None
    people: tuple[Person, ...] = ()
    interviews: tuple[Interview, ...] = ()
    statements: tuple[Statement, ...] = ()
    requests: tuple[Request, ...] = ()
    references: tuple[Reference, ...] = ()
    sent: tuple[Sent, ...] = ()
    received: tuple[Received, ...] = ()
    offers: tuple[Offer, ...] = ()
    decision: Decision | None = None
    rejection: Rejection | None = None
    feedback: tuple[Feedback, ...] = ()
    notes: tuple[Note, ...] = ()
    snoozes: tuple[Snooze, ...] = ()
    skips: tuple[Skip, ...] = ()

    @property
    def is_offered(self) -> bool:
        """Whether an offer of theirs is recorded, by itself or as a message."""
        return bool(self.offers) or any(one.kind == "offer" for one in self.received)

    @property
    def newest_offer(self) -> Offer | None:
        """The offer made last; of one day the one that stands longest."""
        return max(self.offers, key=lambda o: (o.on, o.deadline or dt.date.min), default=None)


class Chat(Record, frozen=True):
    """A networking conversation outside any opportunity."""

    id: Id
    contact: ContactId
    on: Past
    thanked_on: Past | None = None
    touched_on: tuple[Past, ...] = ()
    snoozes: tuple[Snooze, ...] = ()
    skips: tuple[Skip, ...] = ()


class Facts(Record, frozen=True):
    """The whole document."""

    settings: Settings = Settings()
    contacts: tuple[Contact, ...] = ()
    opportunities: tuple[Opportunity, ...] = ()
    networking: tuple[Chat, ...] = ()
