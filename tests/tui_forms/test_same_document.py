"""A jot of ten lines and the forms give the same document."""

from __future__ import annotations

from typing import Any

from followup_tui.capture.jot.proposals import JotContext
from followup_tui.capture.jot.reading import read_jot
from followup_tui.capture.jot.saving import apply_proposals
from followup_tui.exchange import write_fact
from followup_tui.facts import added, home_of, records_of, replaced, top
from followup_tui.facts import records as f
from followup_tui.tui.fields import Context
from followup_tui.tui.forms.form_subject import FormSubject
from followup_tui.tui.forms.form_values import draft_of, save_of
from followup_tui.tui.forms.specs import FORMS
from tests.capture.jotting import ACME, DANA, ZOE
from tests.tui_forms.host import NOW, TODAY, board

TEN_LINES = """\
@Ann Lee, recruiter at Hays <ann@hays.example>
@Dana, VP Engineering
They decide in one to two weeks.
prefers: email
need: references by fri via email
eta: code sample wed
ref: Jane Doe
next: onsite 3 dec 14:00 with @Ann
sent: thank you to @Dana
offer: until 10 dec #remote"""

BY_FORMS: tuple[tuple[type, str, dict[str, str]], ...] = (
    (
        f.Contact,
        "",
        {
            "name": "Ann Lee",
            "relation": "recruiter",
            "company": "Hays",
            "email": "ann@hays.example",
        },
    ),
    (f.Contact, "dana", {"title": "VP Engineering"}),
    (f.Interview, "i1", {"with_": "Dana Reyes, Ann Lee"}),
    (f.Statement, "", {"kind": "decide_in", "span": "one to two weeks"}),
    (f.Statement, "", {"kind": "preferred_medium", "medium": "email"}),
    (f.Request, "", {"item": "references", "due": "fri", "via": "email"}),
    (f.Request, "r1", {"eta": "wed", "eta_sent_on": "today"}),
    (f.Contact, "", {"name": "Jane Doe", "relation": "reference"}),
    (f.Reference, "", {"contact": "jane doe"}),
    (f.Interview, "", {"on": "3 dec", "starts": "14:00", "kind": "onsite", "with_": "Ann Lee"}),
    (f.Sent, "", {"action": "thank you", "to": "Dana Reyes", "for_": "i1"}),
    (f.Offer, "", {"deadline": "10 dec"}),
    (f.Opportunity, "acme", {"tags": "remote"}),
)


def filled(facts: f.Facts, kind: type, id_: str, texts: dict[str, str]) -> f.Facts:
    """The facts once this form was filled in and saved."""
    on_show = board(*facts.opportunities, contacts=facts.contacts)
    (acme,) = facts.opportunities
    is_inside = kind not in top()
    known = records_of(acme, kind) if is_inside else getattr(facts, home_of(kind).field)
    old = next((one for one in known if id_ and one.id == id_), None)
    about = FormSubject(on_show, acme, old, Context.of(on_show, "acme"))
    draft = draft_of(FORMS[kind], about)
    draft.texts.update(texts)
    assert draft.first_wrong() is None, draft.readings()
    save = save_of(FORMS[kind], about, draft)
    assert save.contacts == ()
    owner = "acme" if is_inside else None
    facts = (
        added(facts, owner, save.fact) if old is None else replaced(facts, owner, old, save.fact)
    )
    for person in save.people:
        facts = added(facts, "acme", person)
    return facts


def without_origin(value: Any) -> Any:
    if isinstance(value, list):
        return [without_origin(one) for one in value]
    if isinstance(value, dict):
        return {k: without_origin(v) for k, v in value.items() if k not in ("from_note", "notes")}
    return value


def test_a_jot_of_ten_lines_gives_the_same_document_as_the_forms() -> None:
    start = board(ACME, contacts=(DANA, ZOE)).facts
    jot = read_jot(TEN_LINES, JotContext(TODAY, NOW, ACME, (DANA, ZOE), "i1"))
    assert not jot.problems
    assert all(proposal.certain for proposal in jot.proposals)
    jotted = apply_proposals(start, "acme", f.Note("n1", NOW, TEN_LINES), jot.proposals)
    by_hand = start
    for kind, id_, texts in BY_FORMS:
        by_hand = filled(by_hand, kind, id_, texts)
    assert by_hand.contacts == jotted.contacts
    (one,), (other,) = jotted.opportunities, by_hand.opportunities
    assert without_origin(write_fact(one)) == without_origin(write_fact(other))
