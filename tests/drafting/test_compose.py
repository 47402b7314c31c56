"""What a draft says about itself, and what it takes from the facts."""

from __future__ import annotations

import datetime as dt

import pytest

from followup_tui.drafting import (
    NothingToWrite,
    Template,
    TemplateError,
    chips,
    compose,
    read_templates,
)
from followup_tui.facts import Note, Sent
from followup_tui.timeline import Status
from tests.drafting.steps import step
from tests.drafting.world import ACME, CONTACTS, FACTS, HOME, MET, REJECTED, board, facts_with
from tests.values import replace

SENDER = "Alex Morgan"


def test_recipient_medium_and_subject_come_from_the_facts() -> None:
    about = step("status_check")
    draft = compose(board(about), about, sender_name=SENDER)
    assert (draft.to_name, draft.to_address) == ("Dana Reyes", "dana@acme.example")
    assert draft.medium == "email"
    assert "Data Engineer" in draft.subject
    assert draft.situation == "on time"
    assert draft.body.startswith("Hello Dana,")
    assert draft.body.endswith(SENDER)


@pytest.mark.parametrize(
    ("medium", "address"),
    [
        ("email", "dana@acme.example"),
        ("phone", "+1 555 0100"),
        ("post", "Acme Inc.\n1 Harbor Street\nBoston, MA 02110"),
        ("portal", "https://acme.example/jobs/7"),
    ],
)
def test_the_address_follows_the_medium(medium: str, address: str) -> None:
    about = step("status_check", medium=medium)
    assert compose(board(about), about, sender_name=SENDER).to_address == address


def test_a_call_script_has_a_line_for_the_voicemail() -> None:
    about = step("status_check", medium="phone")
    draft = compose(board(about), about, sender_name=SENDER)
    assert draft.situation == "call"
    assert "Voicemail, once only" in draft.body
    for said in ("Alex Morgan", "Data Engineer", "Tuesday 10 November"):
        assert said in draft.body
    by_name = step("status_check")
    called = compose(board(by_name), by_name, template="status_check.call", sender_name=SENDER)
    assert called.medium == "phone"


def test_documents_travel_with_the_thanks() -> None:
    delivery = step("deliver_request")
    about = step("thank_you", merge_with=(str(delivery.key),))
    draft = compose(board(about, delivery), about, sender_name=SENDER)
    assert draft.situation == "merged"
    assert draft.attachments == ("reference list",)
    assert draft.covers == (str(delivery.key),)
    assert "I have attached the reference list." in draft.body
    posted = compose(board(about, delivery), about, sender_name=SENDER, medium="post")
    assert "enclosed the reference list" in posted.body


def test_a_late_note_says_sorry_once() -> None:
    about = step("thank_you", status=Status.OVERDUE, flags=("apology",))
    draft = compose(board(about), about, sender_name=SENDER)
    assert draft.situation == "late"
    assert draft.body.lower().count("sorry") == 1


def test_only_a_step_for_oneself_has_no_message() -> None:
    about = step("debrief", to=None)
    with pytest.raises(NothingToWrite):
        compose(board(about), about, sender_name=SENDER)


def test_an_unknown_template_is_refused_with_the_known_ones() -> None:
    about = step("nudge")
    with pytest.raises(NothingToWrite, match=r"nudge\.warm"):
        compose(board(about), about, template="nudges", sender_name=SENDER)


def test_nobody_known_greets_the_team() -> None:
    about = step("application_followup", to=None)
    draft = compose(board(about), about, sender_name=SENDER)
    assert draft.body.startswith("Hello Acme hiring team,")
    assert draft.to_address == ""
    assert draft.is_ready


@pytest.mark.parametrize(
    ("name", "warm", "plain"),
    [
        ("Dana Reyes", "Hello Dana,", "Dear Dana Reyes,"),
        ("Reyes, Dana", "Hello Dana,", "Dear Dana Reyes,"),
        ("Dr. Dana Reyes", "Hello Dr. Reyes,", "Dear Dr. Reyes,"),
        ("J. Reyes", "Hello J. Reyes,", "Dear J. Reyes,"),
        ("Dana", "Hello Dana,", "Dear Dana,"),
        ("Martin King, Jr.", "Hello Martin,", "Dear Martin King,"),
        ("王芳", "Hello 王芳,", "Dear 王芳,"),
        ("José Ángel Núñez", "Hello José,", "Dear José Ángel Núñez,"),
    ],
)
def test_how_a_person_is_addressed(name: str, warm: str, plain: str) -> None:
    about = step("status_check")
    people = (replace(CONTACTS[0], name=name), *CONTACTS[1:])
    on = board(about, facts=replace(FACTS, contacts=people))
    for tone, greeting in (("warm", warm), ("plain", plain)):
        body = compose(on, about, tone=tone, sender_name=SENDER).body
        assert body.splitlines()[0] == greeting


def test_own_templates_win_by_name_and_add_to_the_choice() -> None:
    own = {
        **read_templates(
            "thank_you", "## warm\nSubject: Thanks, {{roles}}\n\nDear {{name}},\n\nMine."
        ),
        **read_templates("short", "Dear {{name}},\n\n{{my_words}}"),
    }
    about = step("thank_you")
    on = board(about)
    warm = compose(on, about, own=own, sender_name=SENDER)
    assert (warm.subject, warm.body) == ("Thanks, Data Engineer", "Dear Dana,\n\nMine.")
    assert (
        compose(on, about, own=own, tone="plain", sender_name=SENDER).template == "thank_you.plain"
    )
    chosen = compose(on, about, own=own, template="short", sender_name=SENDER)
    assert chosen.missing == ("my_words",)
    whole = {"thank_you": Template("thank_you", "S", "B {{role}}")}
    assert compose(on, about, own=whole, tone="brief", sender_name=SENDER).template == "thank_you"


def test_a_broken_own_template_is_named() -> None:
    with pytest.raises(TemplateError, match=r"thank_you\.warm: .*late.* is never closed"):
        read_templates("thank_you", "## warm\nSubject: x\n\n{{#late}}sorry")


def test_an_outcome_is_told_to_the_reference() -> None:
    about = step("thank_reference")
    rejected = compose(board(about, facts=facts_with(REJECTED)), about, sender_name=SENDER)
    assert "chosen another candidate" in rejected.body
    open_ = compose(board(about, facts=facts_with(ACME)), about, sender_name=SENDER)
    assert open_.missing == ("outcome",)


def test_the_second_try_brings_something_the_first_did_not_say() -> None:
    about = step("nudge")
    fresh = compose(board(about), about, sender_name=SENDER)
    assert "on-call rota" in fresh.body
    told = "I ran the on-call rota for a team of twelve at my last job"
    asked = replace(ACME, sent=(Sent(MET, "status_check", to="dana", text=told),))
    second = compose(board(about, facts=facts_with(asked)), about, sender_name=SENDER)
    assert "on-call rota" not in second.body
    assert "https://news.example.org/streaming-ledgers" in second.body


def test_chips_offer_the_debrief_as_sentences() -> None:
    about = step("thank_you")
    found = {chip.kind: chip.text for chip in reversed(chips(board(about), about))}
    assert found["missed"] == (
        "I would like to add one point: I ran the on-call rota for a team of twelve at my last job."
    )
    assert "I ran Kafka for two years" in found["hesitation"]
    assert "{{answer}}" in found["do_better"]
    assert found["link"].startswith("You may find this useful: https://news.example.org/")
    assert "Sam" not in " ".join(chip.text for chip in chips(board(about), about))


def test_a_hesitation_without_an_answer_is_not_put_into_the_draft() -> None:
    note = Note(
        "x", dt.datetime(2026, 11, 10, 16, tzinfo=HOME), "? no degree\n~ the lab", interview="i1"
    )
    about = step("thank_you")
    on = board(about, facts=facts_with(replace(ACME, notes=(note,))))
    draft = compose(on, about, sender_name=SENDER)
    assert draft.is_ready
    assert "no degree" not in draft.body
    assert any("no degree" in chip.text and "{{answer}}" in chip.text for chip in chips(on, about))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("~ the plan for spring", "is the plan for spring"),
        ("~ their plan for spring", "is your plan for spring"),
        ("~ moving to k8s", "is this: moving to k8s"),
        ("~ Dana's plan", "is your plan"),
    ],
)
def test_a_detail_reads_as_part_of_the_sentence(line: str, said: str) -> None:
    note = Note("x", dt.datetime(2026, 11, 10, 16, tzinfo=HOME), line, interview="i1")
    about = step("thank_you")
    on = board(about, facts=facts_with(replace(ACME, notes=(note,))))
    assert f"{said}." in compose(on, about, sender_name=SENDER).body
