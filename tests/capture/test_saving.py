"""Saving a jot: the same facts as by hand, each with its line, and only what is new."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

from followup_tui.capture.jot.saving import apply_proposals
from followup_tui.capture.jot.standing import new_only
from followup_tui.facts import (
    Contact,
    Facts,
    FromNote,
    Interview,
    Offer,
    Opportunity,
    Person,
    Reference,
    Request,
    Sent,
    Statement,
    UnknownKey,
)
from tests.values import replace

from .jotting import ACME, DANA, FACTS, TODAY, ZOE, day, note, read
from .test_jot import JOTS, at

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
+ the pairing went well #remote
offer: until 10 dec #remote"""


def by_hand() -> Facts:
    def line(n: int) -> FromNote:
        return FromNote("n1", n)

    contacts = (
        replace(DANA, title="VP Engineering"),
        ZOE,
        Contact("ann-lee", "Ann Lee", email="ann@hays.example", company="Hays"),
        Contact("jane-doe", "Jane Doe"),
    )
    onsite = Interview(
        "onsite", day("2026-12-03"), at("2026-12-03T14:00"), kind="onsite",
        with_=("ann-lee",), status="scheduled", from_note=line(8),
    )  # fmt: skip
    acme = replace(
        ACME,
        people=(
            *ACME.people,
            Person("ann-lee", "recruiter", from_note=line(1)),
            Person("jane-doe", "reference", from_note=line(7)),
        ),
        interviews=(Interview("i1", TODAY, with_=("dana", "ann-lee")), onsite),
        statements=(
            Statement(TODAY, "decide_in", n=1, n_max=2, unit="weeks", from_note=line(3)),
            Statement(TODAY, "preferred_medium", medium="email", from_note=line(4)),
        ),
        requests=(
            replace(ACME.requests[0], eta=day("2026-11-25"), eta_sent_on=TODAY),
            Request("references", "references", TODAY, via="email", due=day("2026-11-20"),
                    from_note=line(5)),
        ),
        references=(Reference("jane-doe", TODAY, from_note=line(7)),),
        sent=(Sent(TODAY, "thank_you", to="dana", for_="i1", from_note=line(9)),),
        tags=("remote",),
        offers=(Offer(TODAY, deadline=day("2026-12-10"), from_note=line(11)),),
        notes=(note(TEN_LINES),),
    )  # fmt: skip
    return Facts(contacts=contacts, opportunities=(acme,))


def saved(body: str, facts: Facts = FACTS, id_: str = "n1") -> Facts:
    jot = read(body, opportunity=facts.opportunities[0], contacts=facts.contacts)
    return apply_proposals(facts, "acme", note(body, id_), jot.proposals)


def test_a_jot_gives_the_same_document_as_writing_each_fact() -> None:
    assert saved(TEN_LINES) == by_hand()


def test_only_what_is_chosen_is_saved() -> None:
    chosen = [p for p in read(TEN_LINES).proposals if p.line in (5, 8)]
    acme = apply_proposals(FACTS, "acme", note(TEN_LINES), chosen).opportunities[0]
    assert [request.id for request in acme.requests] == ["r1", "references"]
    assert acme.interviews[1].with_ == ("ann-lee",)
    assert acme.statements == ()


def test_nothing_chosen_keeps_the_note_alone() -> None:
    facts = apply_proposals(FACTS, "acme", note("hello"), ())
    assert facts == replace(FACTS, opportunities=(replace(ACME, notes=(note("hello"),)),))


def test_ids_taken_meanwhile_by_others_are_not_shared() -> None:
    jot = read("@Ann Lee\nneed: references @Ann")
    other = Contact("ann-lee", "Anne Leeds")
    taken = replace(ACME, requests=(Request("references", "a list", TODAY),))
    facts = replace(FACTS, contacts=(*FACTS.contacts, other), opportunities=(taken,))
    after = apply_proposals(facts, "acme", note("x"), jot.proposals)
    assert [contact.name for contact in after.contacts[2:]] == ["Anne Leeds", "Ann Lee"]
    acme = after.opportunities[0]
    assert acme.people[1].contact == acme.interviews[0].with_[1] == "ann-lee-2"
    assert [(request.id, request.by) for request in acme.requests] == [
        ("references", None),
        ("references-2", "ann-lee-2"),
    ]


def test_people_gone_meanwhile_are_left_out() -> None:
    jot = read("decide: fri @Dana\nnext: call 3 dec with @Dana\nref: @Zoe Quinn")
    facts = Facts(opportunities=(replace(ACME, people=(), interviews=(), requests=()),))
    acme = apply_proposals(facts, "acme", note("x"), jot.proposals).opportunities[0]
    assert acme.statements[0].by is None
    assert acme.interviews[0].with_ == ()
    assert acme.references == acme.people == ()


def test_an_unknown_opportunity_is_refused() -> None:
    with pytest.raises(UnknownKey, match="no such opportunity: 'other'"):
        apply_proposals(FACTS, "other", note("x"), ())


# -- A note edited again -------------------------------------------------------------------------


def news(body: str, before: str, facts: Facts) -> list[int]:
    acme = facts.opportunities[0]
    jot = read(body, opportunity=acme, contacts=facts.contacts)
    return [proposal.line for proposal in new_only(jot.proposals, acme, note(before))]


def test_a_note_read_again_proposes_nothing() -> None:
    assert news(TEN_LINES, TEN_LINES, saved(TEN_LINES)) == []


def test_a_note_edited_again_proposes_what_is_new() -> None:
    after = "First thoughts\n" + TEN_LINES.replace("prefers: email", "prefers: phone")
    assert news(after, TEN_LINES, saved(TEN_LINES)) == [5]


def anew(before: str, after: str) -> Opportunity:
    """The opportunity once the note was saved, changed, and all that is new was taken."""
    facts = saved(before)
    acme = facts.opportunities[0]
    jot = read(after, opportunity=acme, contacts=facts.contacts)
    chosen = new_only(jot.proposals, acme, note(before))
    return apply_proposals(facts, "acme", note(after), chosen).opportunities[0]


def test_what_a_changed_line_says_takes_the_place_of_what_it_said() -> None:
    after = anew(
        "decide: in two weeks\nprefers: email\nsent: status check\ngot: still deciding",
        "Hello\ndecide: in one week\nprefers: phone\nsent: status check yesterday\ngot: rejected",
    )
    assert after.statements == (
        Statement(TODAY, "decide_in", n=1, unit="weeks", from_note=FromNote("n1", 2)),
        Statement(TODAY, "preferred_medium", medium="phone", from_note=FromNote("n1", 3)),
    )
    assert [sent.on for sent in after.sent] == [day("2026-11-18")]
    assert [received.kind for received in after.received] == ["rejection"]


def test_an_interview_set_anew_keeps_its_id_and_people() -> None:
    after = anew("next: onsite 3 dec 14:00 with @Dana", "next: onsite 4 dec 15:00")
    (_, onsite) = after.interviews
    assert (onsite.id, onsite.starts_at, onsite.with_) == (
        "onsite",
        at("2026-12-04T15:00"),
        ("dana",),
    )


def test_what_another_line_says_takes_no_place() -> None:
    after = anew("decide: in two weeks", "decide: in two weeks\nfinal decision by 3 dec")
    assert [said.about for said in after.statements] == ["next_step", "final"]
    after = anew("decide: in two weeks", "decide: in two weeks\ndecide: in one week")
    assert [said.n for said in after.statements] == [2, 1]


def test_what_stands_already_is_not_proposed_from_another_note() -> None:
    facts = saved(TEN_LINES)
    again = "they decide in one to two weeks\n@Ann Lee\n#remote\nneed: references by fri"
    acme = facts.opportunities[0]
    jot = read(again, opportunity=acme, contacts=facts.contacts)
    assert new_only(jot.proposals, acme) == ()


def test_facts_follow_their_lines() -> None:
    facts = saved(TEN_LINES)
    body = "Before all\n\n" + TEN_LINES.replace("prefers: email\n", "")
    acme = apply_proposals(facts, "acme", note(body), ()).opportunities[0]
    lines = body.split("\n")
    assert acme.notes == (note(body),)
    assert lines[acme.requests[1].from_note.line - 1].startswith("need:")
    assert lines[acme.offers[0].from_note.line - 1].startswith("offer:")
    assert lines[acme.interviews[1].from_note.line - 1].startswith("next:")


@given(JOTS)
@settings(deadline=None, max_examples=300)
def test_every_reference_of_a_saved_jot_leads_somewhere(body):
    facts = saved(body)
    acme = facts.opportunities[0]
    known = {contact.id for contact in facts.contacts}
    named = [person.contact for person in acme.people]
    named += [id_ for interview in acme.interviews for id_ in interview.with_]
    named += [statement.by for statement in acme.statements if statement.by]
    named += [request.by for request in acme.requests if request.by]
    named += [sent.to for sent in acme.sent if sent.to]
    assert set(named) <= known
    assert len(known) == len(facts.contacts)
    for listed in (acme.interviews, acme.requests, acme.notes):
        assert len({fact.id for fact in listed}) == len(listed)
    lines = range(1, body.count("\n") + 2)
    new: tuple[Any, ...] = (*acme.statements, *acme.sent, *acme.received, *acme.requests[1:])
    assert all(fact.from_note.note == "n1" and fact.from_note.line in lines for fact in new)


@given(JOTS)
@settings(deadline=None, max_examples=200)
def test_a_saved_jot_has_nothing_new(body):
    assert news(body, body, saved(body)) == []


def test_a_note_belongs_to_the_interview_it_records() -> None:
    bare = replace(ACME, people=(), interviews=(Interview("onsite", day("2026-10-01")),))
    jot = read("held: onsite today 14:00\n@Ann Lee", opportunity=bare, interview=None)
    facts = Facts(contacts=(DANA,), opportunities=(bare,))
    kept = replace(note("typed"), interview=None)
    (after,) = apply_proposals(facts, "acme", kept, jot.proposals).opportunities
    held = after.interviews[-1]
    assert (held.id, held.with_) == ("onsite-2", ("ann-lee",))
    assert after.notes[0].interview == held.id


def test_an_interview_that_was_set_becomes_held_in_its_place() -> None:
    line = "held: today 14:00-15:00 with @Ann Lee"
    facts = apply_proposals(FACTS, "acme", note("typed"), read(line).proposals)
    (after,) = facts.opportunities
    (held,) = after.interviews
    assert (held.id, held.status, held.with_) == ("i1", "held", ("dana", "ann-lee"))
    again = read(line, opportunity=after, contacts=facts.contacts)
    assert new_only(again.proposals, after) == ()
