"""From a form and its surroundings to a draft, and from a draft to what is to be kept.

Owns where values come from, fresh ids, and what a new contact brings along. Must not know widgets.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec.structs import asdict, fields, replace

from followup_tui.facts import free_id, id_words, needs_id, since, taken_ids
from followup_tui.facts import records as f
from followup_tui.timeline import Board
from followup_tui.tui.fields import FormDraft, Values
from followup_tui.tui.fields.people import CONTACT

from .asking import Form
from .form_subject import FormSubject, named_or_numbered
from .results import Fact, Save

_STEMS: Mapping[type, str] = {
    f.Contact: CONTACT,
    f.Opportunity: "opportunity",
    f.Interview: "i",
    f.Statement: "p",
    f.Request: "q",
    f.Received: "r",
    f.Feedback: "f",
    f.Chat: "chat",
}
"""What the id of each begins with where no words make it."""


def draft_of(form: Form, subject: FormSubject, defaults: Values | None = None) -> FormDraft:
    """The form filled with the fact, or with what a new one starts with."""
    left_out = form.without(subject)
    options = form.options or {}
    asked = [
        replace(field, options=options[field.name](subject)) if field.name in options else field
        for field in form.fields
        if field.name not in left_out
    ]
    start = (
        values_of(form, subject.fact)
        if subject.fact is not None
        else _fresh(form, subject, defaults)
    )
    return FormDraft(
        asked,
        subject.context,
        start,
        lambda values, _context: form.check(values, subject),
        is_new=subject.fact is None,
    )


def values_of(form: Form, fact: Fact) -> dict[str, object]:
    """What stands in the fields of a form over this fact."""
    known = {field.name for field in fields(fact)}
    own = {field.name: getattr(fact, field.name) for field in form.fields if field.name in known}
    return {**own, **form.from_fact(fact)}


def _fresh(form: Form, subject: FormSubject, defaults: Values | None) -> dict[str, object]:
    day = since(form.fact)
    return {
        **({day: subject.board.today} if day else {}),
        **(form.start or {}),
        **(defaults or {}),
    }


def save_of(form: Form, subject: FormSubject, draft: FormDraft) -> Save:
    """What a draft without a wrong field means; an unchanged one gives the very same fact."""
    if subject.fact is not None and not draft.is_dirty:
        return Save(subject.fact)
    values = draft.values()
    fact = form.make(values, subject) if form.make else _make(form, subject, values)
    return Save(fact, draft.new_contacts(), _people(fact, values, subject))


def _make(form: Form, subject: FormSubject, values: Mapping[str, object]) -> Fact:
    known = {field.name for field in fields(form.fact)}
    packed = form.to_fact(dict(values), subject)
    own: dict[str, Any] = {} if subject.fact is None else asdict(subject.fact)
    own |= {name: value for name, value in packed.items() if name in known}
    if own.get("id") is None and needs_id(form.fact, own):
        own["id"] = _new_id(form.fact, own, subject.board)
    return form.fact(**own)


def _new_id(kind: type[f.Record], own: Mapping[str, object], board: Board) -> f.Id:
    words = id_words(kind, own)
    if kind in (f.Contact, f.Opportunity):
        return free_id(words, set(taken_ids(kind, board.facts, None)), _STEMS[kind])
    return named_or_numbered(_STEMS[kind], words, board)


def _people(fact: Fact, values: Mapping[str, object], subject: FormSubject) -> tuple[f.Person, ...]:
    """The parts a saved contact, or the people newly met in an interview, take in the opportunity."""
    if isinstance(fact, f.Contact) and values.get("relation"):
        return (f.Person(fact.id, values["relation"]),)  # type: ignore[arg-type]
    if not isinstance(fact, f.Interview) or subject.opportunity is None:
        return ()
    known = {one.contact for one in subject.opportunity.people}
    known.update(subject.fact.with_ if subject.fact else ())
    return tuple(f.Person(one, "interviewer") for one in fact.with_ if one not in known)
