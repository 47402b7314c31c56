"""The questions around an interview: what to ask in the room, what to jot after it.

Owns their words, as data, and which fact keeps each answer. Must not know how they are asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

import msgspec

from followup_tui.facts import (
    MARKS,
    Contact,
    Interview,
    Note,
    Person,
    Reference,
    Request,
    Statement,
    marked_lines,
)

from .jot.proposals import Attend


class Question(msgspec.Struct, frozen=True):
    """One question of the debrief; an answer typed after ``begins`` is read as what it is."""

    text: str
    begins: str
    answers: Callable[[object], bool] = lambda _: False
    """Whether this fact, or this change of one, answers it; the lines of a mark do so themselves."""


def _is(*kinds: type) -> Callable[[object], bool]:
    return lambda told: isinstance(told, kinds)


def _says(*kinds: str) -> Callable[[object], bool]:
    return lambda told: isinstance(told, Statement) and told.kind in kinds


def _is_ahead(told: object) -> bool:
    return isinstance(told, Interview) and told.status == "scheduled"


class Check(msgspec.Struct, frozen=True):
    """One question of the checklist and the field its answer goes to, where there is one.

    ``value`` is what a ticked answer sets that field to, as ``decide_by`` for a statement's kind.
    """

    text: str
    fact: type[Contact | Interview | Note | Request | Statement] | None = None
    field: str = ""
    value: str = ""


QUESTIONS: tuple[Question, ...] = (
    Question("Who was there? Name, role, mail", "@", _is(Attend, Contact, Person)),
    Question("What was the place like, and how did the day run?", "~ "),
    Question("Which details of the post came up?", "~ "),
    Question("What went well?", "+ "),
    Question("What would you do better next time?", "- "),
    Question("What do you wish you had mentioned?", "! "),
    Question("Which hesitations did they voice?", "? "),
    Question("Which article or link would be of use to them?", "^ "),
    Question(
        "What comes next, and when do they decide?",
        "decide: ",
        _says("decide_by", "decide_in", "decide_phrase", "vague"),
    ),
    Question("Is another interview set?", "next: ", _is_ahead),
    Question(
        "May you follow up?",
        "feel free to follow up ",
        _says("followup_ok", "no_followup", "contact_on", "contact_after"),
    ),
    Question("How do they like to be reached?", "prefers: ", _says("preferred_medium")),
    Question("What did they ask for, by when, how sent?", "need: ", _is(Request)),
    Question("Whom did you name as a reference?", "ref: ", _is(Reference)),
    Question("One sentence for the letter? It goes in as it is", "=> "),
)


def answered(text: str, told: Iterable[object]) -> tuple[bool, ...]:
    """Which of the questions are answered, by the marks in the text and by what was read from it."""
    facts = tuple(told)
    counted = Counter(mark for mark, _ in marked_lines(text))
    lines = {f"{sign} ": counted[mark] for sign, mark in MARKS.items()}
    lines["=> "] = sum(line.lstrip().startswith("=> ") for line in text.splitlines())
    found: list[bool] = []
    for question in QUESTIONS:
        if question.begins in lines:
            found.append(lines[question.begins] > 0)
            lines[question.begins] -= 1
        else:
            found.append(any(map(question.answers, facts)))
    return tuple(found)


CHECKLIST: tuple[Check, ...] = (
    Check("Sum up why you fit, with what was said earlier", Note, "body"),
    Check("Ask whether anything makes them hesitate", Note, "body", "? "),
    Check("Ask what the next steps are, and whether there is another round", Statement, "kind", "decide_phrase"),
    Check("Ask by when they expect to decide", Statement, "kind", "decide_by"),
    Check("Say that you want the job, and ask whether you may follow up", Statement, "kind", "followup_ok"),
    Check("Ask whether they prefer phone or e-mail", Statement, "kind", "preferred_medium"),
    Check("Ask what else they need from you, by when and how", Request, "item"),
    Check("Note the names of everyone you meet", Interview, "with_"),
    Check("Ask everyone for an e-mail address", Contact, "email"),
    Check("Carry blank thank-you cards"),
)  # fmt: skip
