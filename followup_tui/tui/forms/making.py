"""From a form and its surroundings to a draft, and from a draft to what is to be kept.

Owns where values come from, fresh ids, and what a new contact brings along. Must not know widgets.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec.structs import fields, replace

from followup_tui.facts import records as f
from followup_tui.tui.fields import Draft, Values
from followup_tui.tui.fields.people import fresh_id

from .case import Case, named_or_numbered
from .results import Fact, Save
from .specs import Form

_WORDS: Mapping[type, str] = {f.Interview: "kind", f.Request: "item"}
"""The field whose words make the id, as they do where a note or a command records one."""
_STEMS: Mapping[type, str] = {f.Interview: "i", f.Request: "q", f.Feedback: "f", f.Chat: "chat"}


def draft_of(form: Form, case: Case, defaults: Values | None = None) -> Draft:
    """The form filled with the fact, or with what a new one starts with."""
    left_out = form.without(case)
    options = form.options or {}
    asked = [
        replace(field, options=options[field.name](case)) if field.name in options else field
        for field in form.fields
        if field.name not in left_out
    ]
    start = values_of(form, case.fact) if case.fact is not None else _fresh(form, case, defaults)
    return Draft(
        asked,
        case.context,
        start,
        lambda values, _context: form.check(values, case),
        is_new=case.fact is None,
    )


def values_of(form: Form, fact: Fact) -> dict[str, object]:
    """What stands in the fields of a form over this fact."""
    known = {field.name for field in fields(fact)}
    own = {field.name: getattr(fact, field.name) for field in form.fields if field.name in known}
    return {**own, **form.unpack(fact)}


def _fresh(form: Form, case: Case, defaults: Values | None) -> dict[str, object]:
    return {
        **dict.fromkeys(form.today, case.board.today),
        **(form.start or {}),
        **(defaults or {}),
    }


def save_of(form: Form, case: Case, draft: Draft) -> Save:
    """What a draft without a wrong field means; an unchanged one gives the very same fact."""
    if case.fact is not None and not draft.is_dirty:
        return Save(case.fact)
    values = draft.values()
    fact = form.make(values, case) if form.make else _make(form, case, values)
    return Save(fact, draft.new_contacts(), _people(fact, values, case))


def _make(form: Form, case: Case, values: Mapping[str, object]) -> Fact:
    known = {field.name for field in fields(form.fact)}
    packed = form.pack(dict(values), case)
    own: dict[str, Any] = {name: value for name, value in packed.items() if name in known}
    if case.fact is not None:
        return replace(case.fact, **own)
    if "id" in known and form.fact is not f.Received:
        own["id"] = _new_id(form.fact, own, case)
    return form.fact(**own)


def _new_id(kind: type, own: Mapping[str, object], case: Case) -> f.Id:
    facts = case.board.facts
    if kind is f.Contact:
        return fresh_id(str(own["name"]), {one.id for one in facts.contacts})
    if kind is f.Opportunity:
        taken = {one.id for one in facts.opportunities}
        return fresh_id(f"{own['company']} {own['role']}", taken, "opportunity")
    return named_or_numbered(_STEMS[kind], own.get(_WORDS.get(kind, "")), case.board)


def _people(fact: Fact, values: Mapping[str, object], case: Case) -> tuple[f.Person, ...]:
    """The parts a saved contact, or the people newly met in an interview, take in the opportunity."""
    if isinstance(fact, f.Contact) and values.get("relation"):
        return (f.Person(fact.id, values["relation"]),)  # type: ignore[arg-type]
    if not isinstance(fact, f.Interview) or case.opportunity is None:
        return ()
    known = {one.contact for one in case.opportunity.people}
    known.update(case.fact.with_ if case.fact else ())
    return tuple(f.Person(one, "interviewer") for one in fact.with_ if one not in known)
