"""What a draft says about itself, and what it takes from the facts."""

from __future__ import annotations

import pytest

from followup_tui.drafting import (
    NothingToWrite,
    Template,
    TemplateError,
    Voice,
    Wish,
    candidates,
    compose,
    read_templates,
)
from followup_tui.facts import Sent
from followup_tui.timeline import Status
from tests.drafting.steps import step
from tests.drafting.world import ACME, CONTACTS, FACTS, MET, REJECTED, board, facts_with
from tests.values import replace

SENDER = "Alex Morgan"


def test_recipient_medium_and_subject_come_from_the_facts() -> None:
    about = step("status_check")
    draft = compose(board(about), about, Voice(SENDER))
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
    assert compose(board(about), about, Voice(SENDER)).to_address == address


def test_a_call_script_has_a_line_for_the_voicemail() -> None:
    about = step("status_check", medium="phone")
    draft = compose(board(about), about, Voice(SENDER))
    assert draft.situation == "call"
    assert "Voicemail, once only" in draft.body
    for said in ("Alex Morgan", "Data Engineer", "Tuesday, November 10"):
        assert said in draft.body
    by_name = step("status_check")
    called = compose(board(by_name), by_name, Voice(SENDER), Wish(template="status_check.call"))
    assert called.medium == "phone"


def test_documents_travel_with_the_thanks() -> None:
    delivery = step("deliver_request")
    about = step("thank_you", merge_with=(str(delivery.key),))
    ready = replace(ACME, requests=tuple(replace(r, eta=None) for r in ACME.requests))
    on = board(about, delivery, facts=facts_with(ready))
    draft = compose(on, about, Voice(SENDER))
    assert draft.situation == "merged"
    assert draft.attachments == ("reference list",)
    assert draft.covers == (str(delivery.key),)
    assert "I have attached the reference list." in draft.body
    posted = compose(on, about, Voice(SENDER), Wish(medium="post"))
    assert "enclosed the reference list" in posted.body


def test_what_is_promised_for_another_day_is_not_said_to_be_attached() -> None:
    delivery, eta = step("deliver_request"), step("request_eta")
    about = step("thank_you", merge_with=(str(delivery.key), str(eta.key)))
    draft = compose(board(about, delivery, eta), about, Voice(SENDER))
    assert "attached" not in draft.body
    assert "You will have the reference list by Friday, November 13." in draft.body
    assert draft.attachments == ()
    assert draft.covers == (str(eta.key),)


def test_a_late_note_says_sorry_once() -> None:
    about = step("thank_you", status=Status.OVERDUE, flags=("apology",))
    draft = compose(board(about), about, Voice(SENDER))
    assert draft.situation == "late"
    assert draft.body.lower().count("sorry") == 1


def test_only_a_step_for_oneself_has_no_message() -> None:
    about = step("debrief", to=None)
    with pytest.raises(NothingToWrite):
        compose(board(about), about, Voice(SENDER))


def test_an_unknown_template_is_refused_with_the_known_ones() -> None:
    about = step("nudge")
    with pytest.raises(NothingToWrite, match=r"nudge\.warm"):
        compose(board(about), about, Voice(SENDER), Wish(template="nudges"))


def test_nobody_known_greets_the_team() -> None:
    about = step("application_followup", to=None)
    draft = compose(board(about), about, Voice(SENDER))
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
        body = compose(on, about, Voice(SENDER), Wish(tone=tone)).body
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
    warm = compose(on, about, Voice(SENDER, own=own))
    assert (warm.subject, warm.body) == ("Thanks, Data Engineer", "Dear Dana,\n\nMine.")
    assert (
        compose(on, about, Voice(SENDER, own=own), Wish(tone="plain")).template == "thank_you.plain"
    )
    chosen = compose(on, about, Voice(SENDER, own=own), Wish(template="short"))
    assert chosen.missing == ("my_words",)
    whole = {"thank_you": Template("thank_you", "S", "B {{role}}")}
    assert compose(on, about, Voice(SENDER, own=whole), Wish(tone="brief")).template == "thank_you"


def test_a_broken_own_template_is_named() -> None:
    with pytest.raises(TemplateError, match=r"thank_you\.warm: .*late.* is never closed"):
        read_templates("thank_you", "## warm\nSubject: x\n\n{{#late}}sorry")


def test_an_outcome_is_told_to_the_reference() -> None:
    about = step("thank_reference")
    rejected = compose(board(about, facts=facts_with(REJECTED)), about, Voice(SENDER))
    assert "chosen another candidate" in rejected.body
    open_ = compose(board(about, facts=facts_with(ACME)), about, Voice(SENDER))
    assert open_.missing == ("outcome",)


def test_the_second_try_reads_on_without_the_notes_and_offers_what_is_new() -> None:
    about = step("nudge")
    fresh = compose(board(about), about, Voice(SENDER))
    assert fresh.is_ready
    assert "on-call rota" not in fresh.body
    told = "I ran the on-call rota for a team of twelve at my last job"
    said = f"One thing I would like to add: {told}."
    assert candidates(board(about), about).offered[0].text == said
    asked = replace(ACME, sent=(Sent(MET, "status_check", to="dana", text=said),))
    on = board(about, facts=facts_with(asked))
    assert said not in [one.text for one in candidates(on, about).offered]
    second = compose(on, about, Voice(SENDER), Wish(take=(1,)))
    assert "https://news.example.org/streaming-ledgers" in second.body
