"""Every template, for every situation and tone, passes its own reading-over."""

from __future__ import annotations

import pytest

from followup_tui.drafting import (
    TONES,
    Draft,
    Voice,
    Wish,
    WordLists,
    candidates,
    compose,
    lint,
    names,
    template_words,
)
from followup_tui.drafting.catalogue import SHORT_FORM, built_in
from followup_tui.timeline import Board, Item, Status
from tests.drafting.steps import MESSAGES, facts_for, step
from tests.drafting.world import ACME, ACME_ANALYST, BETA, FACTS, board, facts_with, item, typed
from tests.values import replace

SENDER = "Alex Morgan"
SHORT = {
    "thank_you",
    "status_check",
    "nudge",
    "keep_warm",
    "networking_thank_you",
    "networking_touch",
}


def _remarks(draft: Draft, on: Board, about: Item, severities: str = "EW") -> list[str]:
    found = lint(draft, on, about, is_untouched=True)
    return [f"{f.id} {f.what}" for f in found if f.severity in severities]


def _situations(action: str) -> dict[str, Item]:
    on_time = step(action)
    delivery = str(step("deliver_request").key)
    apology = ("apology",) if action.startswith("thank_you") else ()
    return {
        "on time": on_time,
        "late": replace(on_time, status=Status.OVERDUE, flags=apology),
        "merged": replace(on_time, merge_with=(delivery,)),
        "late and merged": replace(
            on_time, status=Status.OVERDUE, flags=apology, merge_with=(delivery,)
        ),
    }


@pytest.mark.parametrize("action", MESSAGES)
@pytest.mark.parametrize("tone", [*TONES, "call", "letter"])
@pytest.mark.parametrize("situation", ["on time", "late", "merged", "late and merged"])
def test_a_composed_message_raises_no_error_and_no_warning(
    action: str, tone: str, situation: str
) -> None:
    medium = {"call": "phone", "letter": "post"}.get(tone)
    about = _situations(action)[situation]
    about = replace(about, medium=medium) if medium else about
    on = board(about, step("deliver_request"), facts=facts_for(action))
    draft = typed(compose(on, about, Voice(SENDER), Wish(tone=tone)))
    assert draft.is_ready, draft.missing
    assert _remarks(draft, on, about) == []
    best = (1,) if candidates(on, about).offered else ()
    taken = typed(compose(on, about, Voice(SENDER), Wish(tone=tone, take=best)))
    assert _remarks(taken, on, about) == []
    assert (draft.template.endswith(".call")) is (medium == "phone")


@pytest.mark.parametrize("action", MESSAGES)
def test_each_type_has_two_tones_or_three_and_a_call(action: str) -> None:
    tones = {name.rpartition(".")[2] for name in built_in(action)}
    assert tones >= {"warm", "plain", "call"}
    assert ("short" in tones) is (action in SHORT)
    assert set(names(action, {})) == set(built_in(action))


@pytest.mark.parametrize("action", MESSAGES)
def test_the_tones_differ(action: str) -> None:
    about = step(action)
    on = board(about, facts=facts_for(action))
    written = [
        compose(on, about, Voice(SENDER), Wish(template=name)).body for name in names(action, {})
    ]
    assert len(set(written)) == len(written)


@pytest.mark.parametrize("tone", TONES)
@pytest.mark.parametrize("action", ["thank_you", "status_check", "application_followup"])
def test_one_message_for_two_roles_at_one_person(action: str, tone: str) -> None:
    first = step(action)
    second = item(action, opportunity=ACME_ANALYST, for_="a1" if action == "thank_you" else None)
    facts = facts_with(ACME, ACME_ANALYST, BETA)
    if action == "application_followup":
        facts = facts_with(ACME, replace(ACME_ANALYST, application=ACME.application), BETA)
    on = board(first, second, facts=facts)
    draft = compose(on, first, Voice(SENDER), Wish(tone=tone))
    assert "two roles" in draft.situation
    assert draft.covers == (str(second.key),)
    assert "the Data Engineer and Data Analyst positions at Acme" in draft.body
    assert _remarks(draft, on, first) == []


def test_two_roles_at_two_companies_of_one_recruiter() -> None:
    first, second = step("status_check", to="ute"), item("status_check", opportunity=BETA, to="ute")
    on = board(first, second)
    draft = compose(on, first, Voice(SENDER))
    assert (
        "the Data Engineer position at Acme and the Platform Engineer position at Beta Works"
        in draft.body
    )
    assert _remarks(draft, on, first) == []


@pytest.mark.parametrize("tone", TONES)
def test_four_notes_to_one_panel_differ_where_it_matters(tone: str) -> None:
    panel = {who: step("thank_you", to=who) for who in ("dana", "sam", "priya", "lee")}
    on = board(*panel.values())
    drafts = {
        who: compose(on, about, Voice(SENDER), Wish(tone=tone, take=(1,)))
        for who, about in panel.items()
    }
    assert len({draft.subject for draft in drafts.values()}) > 1
    for who, draft in drafts.items():
        others = {other: d.body for other, d in drafts.items() if other != who}
        found = lint(draft, on, panel[who], others=others)
        assert [f for f in found if f.severity in "EW"] == []
        assert draft.marks
    assert "the move of the ledger" in drafts["dana"].body
    assert "incident on Friday" in drafts["sam"].body
    assert "the alerting dashboards you built" in drafts["priya"].body
    assert "second warehouse" in drafts["lee"].body
    second = {who: candidates(on, about).offered[1].kind for who, about in panel.items()}
    firsts = [who for who, kind in second.items() if kind == "missed"]
    assert set(firsts) <= {"dana"}, "the forgotten point is one person's first"


@pytest.mark.parametrize("tone", TONES)
def test_an_offer_with_and_without_a_deadline(tone: str) -> None:
    about = step("offer_ack")
    known = board(about, facts=facts_with(replace(ACME, offers=BETA.offers)))
    draft = compose(known, about, Voice(SENDER), Wish(tone=tone))
    assert "by Friday, November 20" in draft.body
    assert _remarks(draft, known, about) == []
    unknown = board(about, facts=facts_for("offer_ack"))
    assert (
        "date do you need my answer?"
        in compose(unknown, about, Voice(SENDER), Wish(tone=tone)).body
    )


def test_nothing_known_but_the_person_leaves_open_what_only_the_writer_knows() -> None:
    bare = replace(ACME, notes=(), requests=())
    about = step("thank_you")
    on = board(about, facts=facts_with(bare))
    draft = compose(on, about, Voice(""))
    assert draft.missing == ("sender",)
    assert not draft.is_ready
    assert "{{sender}}" in draft.body
    assert {f.id for f in lint(draft, on, about) if f.severity == "E"} == {"L06"}
    assert compose(on, about, Voice(SENDER)).is_ready


def test_word_limits_can_be_the_person_s_own() -> None:
    about = step("thank_you")
    on = board(about, facts=FACTS)
    draft = compose(on, about, Voice(SENDER))
    found = lint(draft, on, about, words=WordLists(limits={"thank_you": 20}))
    assert "L15" in {f.id for f in found}


@pytest.mark.parametrize("action", sorted(SHORT))
@pytest.mark.parametrize("late", [False, True])
def test_a_short_form_fits_a_messaging_site(action: str, late: bool) -> None:
    about = step(action, status=Status.OVERDUE, flags=("apology",)) if late else step(action)
    facts = facts_for(action)
    jobs = tuple(replace(o, statements=()) for o in facts.opportunities)
    people = tuple(replace(c, email=None, url="https://site.example/in/x") for c in facts.contacts)
    on = board(about, facts=replace(facts, opportunities=jobs, contacts=people))
    draft = compose(on, about, Voice(SENDER))
    assert draft.is_ready
    assert draft.template == f"{action}.short"
    assert draft.to_address == "https://site.example/in/x"
    assert (draft.medium, draft.subject) == ("other", "")
    assert len(draft.body) <= 300
    assert _remarks(draft, on, about) == []


@pytest.mark.parametrize("action", MESSAGES)
def test_a_voicemail_stays_under_sixty_words(action: str) -> None:
    about = step(action, medium="phone")
    on = board(about, facts=facts_for(action))
    draft = typed(compose(on, about, Voice(SENDER)))
    voicemail = draft.body.partition("Voicemail, once only\n")[2]
    assert 10 < len(voicemail.split()) < 60


@pytest.mark.parametrize("action", sorted(SHORT - {"networking_thank_you", "networking_touch"}))
def test_a_short_form_names_a_long_position_more_briefly(action: str) -> None:
    about = step(action)
    long = replace(
        ACME, company="Acme International Holdings and Sons of Boston", role="Data Engineer " * 9
    )
    draft = compose(
        board(about, facts=facts_with(long, BETA)),
        about,
        Voice(SENDER),
        Wish(template=f"{action}.short"),
    )
    assert len(draft.body) <= 300
    assert "position" in draft.body


def test_a_short_form_about_no_position_may_be_long() -> None:
    about = step("networking_thank_you", medium="other")
    assert len(compose(board(about), about, Voice(SENDER * 30)).body) > SHORT_FORM


def test_a_template_is_named_in_words() -> None:
    assert template_words("thank_you.warm") == "warm"
    assert template_words("status_check.call") == "script for a call"
    assert template_words("my_coffee") == "my coffee"
