"""Lines that begin with a word and a colon: ``need: references by fri via email``.

Owns these words, and which reader gets what follows each of them. Must not know sentences, nor how a
proposal is saved.
"""

from __future__ import annotations

import re
from difflib import get_close_matches

import msgspec

from followup_tui.facts import Feedback, Reference

from .answers import BACK, back, got
from .cards import may_name_somebody, names_somebody, read_cards
from .clauses import Clause
from .decisions import EXAMPLES, decision
from .departures import LEFT, read_left
from .interviews import (
    CANCELLED,
    HELD,
    MISSED,
    MOVED,
    NEXT,
    read_cancelled,
    read_held,
    read_missed,
    read_moved,
    read_next,
)
from .messages import APPLIED, applied, sent
from .offers import OFFER, offer
from .patterns import pattern
from .proposals import Add, Proposal, Tag, Unreadable, doubted_if
from .requests import ETA, NEED, eta, read_request
from .sentence_form import Reader
from .statements import (
    CALL,
    DECIDE,
    NOT_BEFORE,
    WILL_SEND,
    call,
    decide,
    not_before,
    prefers,
    will_send,
)

_KEY = re.compile(r"\s*([A-Za-z][A-Za-z '’]{1,16}?)\s*:(?!//)\s*(.*)$")
_NOTHING = pattern(
    r"no|none|nothing|nobody|no ?one|n/?a|not (asked|said|yet|set|sure)|unknown|not? idea"
)
"""What answers a question with nothing; such a line stays plain."""


class Key(msgspec.Struct, frozen=True):
    read: Reader
    example: str


def key_of(text: str) -> tuple[str, str]:
    """The word a line begins with, if a key follows its form, and what stands after its colon."""
    found = _KEY.match(text)
    return (
        (" ".join(found[1].replace("’", "'").casefold().split()), found[2]) if found else ("", "")
    )


def has_key(text: str) -> bool:
    """Whether a line begins with a key."""
    return key_of(text)[0] in ALIASES


def read_keyed(clause: Clause, *, is_tagged: bool) -> list[Proposal] | None:
    """What a line says that begins with a key; None where it does not begin with any.

    Unreadable where nothing follows the key, and where the word is nearly one.
    """
    word, text = key_of(clause.text)
    key = ALIASES.get(word)
    if key is None:
        near = get_close_matches(word, KEYS, n=1, cutoff=0.8) if len(word) > 3 else []
        if near:
            raise Unreadable(f"{word}: is not read", f"did you mean {near[0]}:?")
        return None
    if _NOTHING.fullmatch(text.strip(" .!-")) and (key, text.strip().casefold()) != ("got", "no"):
        return []
    if text.strip():
        return KEYS[key].read(clause.saying(text))
    if key == "tags" and is_tagged:
        return []
    raise Unreadable(f"nothing is said after {key}:", example=KEYS[key].example)


def _reference(clause: Clause) -> list[Proposal]:
    """Who is handed over as a reference; what is no name stays a note."""
    proposals: list[Proposal] = []
    people = clause.state.people
    is_signed = clause.text.lstrip().startswith("@")
    for card in read_cards("@" + clause.text.lstrip("@ ")):
        is_named = is_signed or names_somebody(card.name)
        if not is_named and not people.known(card.name) and not may_name_somebody(card.name):
            continue
        known, news = people.meet(card, relation="reference")
        is_whole = is_signed or (is_named and " " in card.name)
        is_sure = known.certain and (is_whole or not known.is_new)
        reads = f"{known.contact.name} is handed over as a reference"
        reads += f" ({known.how})" if known.how else ""
        changes = [*news, Add(Reference(known.id, clause.state.today))]
        proposals += doubted_if(not is_sure, clause.propose(reads, changes))
    return proposals


def _feedback(clause: Clause) -> list[Proposal]:
    id_ = clause.state.free_id("feedback", "feedback")
    feedback = Feedback(id_, clause.state.today, text=clause.text.strip())
    return clause.propose("Feedback, for the next checklist", [Add(feedback)])


def _tags(clause: Clause) -> list[Proposal]:
    names = [name for word in re.split(r"[,\s]+", clause.text) if (name := word.lstrip("#"))]
    return clause.propose(f"Tagged {', '.join(names)}", [Tag(name) for name in names])


KEYS: dict[str, Key] = {
    "decide": Key(decide, DECIDE),
    "prefers": Key(prefers, "prefers: phone"),
    "need": Key(read_request, NEED),
    "not before": Key(not_before, NOT_BEFORE),
    "call": Key(call, CALL),
    "will send": Key(will_send, WILL_SEND),
    "eta": Key(eta, ETA),
    "ref": Key(_reference, "ref: Ann Lee"),
    "next": Key(read_next, NEXT),
    "held": Key(read_held, HELD),
    "moved": Key(read_moved, MOVED),
    "cancelled": Key(read_cancelled, CANCELLED),
    "no show": Key(read_missed, MISSED),
    "sent": Key(sent, "sent: thank you to @Ann"),
    "got": Key(got, "got: still deciding"),
    "offer": Key(offer, OFFER),
    "back": Key(back, BACK),
    **{said.partition(":")[0]: Key(decision(kind), said) for kind, said in EXAMPLES.items()},
    "left": Key(read_left, LEFT),
    "applied": Key(applied, APPLIED),
    "feedback": Key(_feedback, "feedback: more examples next time"),
    "tags": Key(_tags, "tags: remote, design"),
}
"""The words that begin a line, each with its reader and an example."""
ALIASES = {
    **{word: word for word in KEYS},
    "decision": "decide", "decides": "decide", "they decide": "decide", "timeline": "decide",
    "prefer": "prefers", "preferred": "prefers", "medium": "prefers",
    "needs": "need", "request": "need", "they need": "need", "asked for": "need",
    "promised": "eta", "refs": "ref", "reference": "ref",
    "interviewed": "held",
    "rescheduled": "moved", "postponed": "moved", "canceled": "cancelled", "called off": "cancelled",
    "no-show": "no show", "noshow": "no show",
    "contact on": "call", "they will call": "call", "they'll call": "call", "call me": "call",
    "they will send": "will send", "they'll send": "will send", "they send": "will send",
    "away": "back", "out of office": "back", "back on": "back", "withdrawn": "withdrew",
    "interview": "next", "next interview": "next", "next round": "next",
    "received": "got", "tag": "tags",
}  # fmt: skip
