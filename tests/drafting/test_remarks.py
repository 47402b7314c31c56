"""What a remark marks, says and proposes, and where the line of each check runs."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from followup_tui.drafting import (
    Finding,
    Voice,
    Wish,
    WordLists,
    colleagues,
    compose,
    is_ready,
    lint,
)
from followup_tui.drafting.catalogue import SHORT_FORM
from followup_tui.facts import Application, Opportunity, Sent, Statement
from followup_tui.timeline import Status, Window
from tests.values import replace

from .bad import BAD
from .steps import step
from .test_lint import SIGNED, SUBJECT, ids, read, status
from .world import ACME, BETA, MET, TODAY, board, facts_with


@pytest.mark.parametrize(
    ("check", "line", "marked", "what", "severity"),
    [
        (
            "L01",
            "I am just checking in.",
            "just checking in",
            "a stock phrase: “just checking in”",
            "W",
        ),
        ("L02", "I liked it :)", ":)", "“:)” does not belong in a professional message", "E"),
        ("L02", "Great! Really! So!", "! So!", "3 exclamation marks", "W"),
        ("L06", "The [Name] team.", "[Name]", "[Name] is not filled in", "E"),
        ("L08", "You are my last hope.", "my last hope", "“my last hope” sounds desperate", "W"),
        (
            "L09",
            "Your amazing team has the best tools and an incredible office.",
            "amazing team has the best tools and an incredible",
            "3 superlatives: amazing, best, incredible",
            "W",
        ),
        (
            "L10",
            "Sorry to bother you.",
            "Sorry to bother",
            "“Sorry to bother” apologises for writing",
            "W",
        ),
        ("L11", "Please reply ASAP.", "ASAP", "“ASAP” reads as a reproach or as pressure", "W"),
        ("L17", "I like the the ledger.", "the the", "“the the”: a word twice", "I"),
        ("L17", "I like  the ledger.", "  ", "two spaces", "I"),
    ],
)
def test_a_remark_marks_the_words_it_is_about(
    check: str, line: str, marked: str, what: str, severity: str
) -> None:
    text = status(line)
    found = [f for f in read("status_check", text) if f.id == check and f.what == what]
    assert [(text[f.start : f.end], f.severity) for f in found] == [(marked, severity)]


@pytest.mark.parametrize(
    ("action", "text", "check", "marked", "what", "suggestion"),
    [
        (
            "value_checkin",
            status("When will you decide?"),
            "L05",
            "When will you decide?",
            "asks for the decision or its date",
            None,
        ),
        (
            "thank_you",
            (
                f"{SUBJECT}Dear Dana,\n\nThank you, I am sorry for the delay. I am sorry that it is late."
                f" The ledger was good.{SIGNED}"
            ),
            "L10",
            "sorry",
            "a second apology",
            "Once is enough.",
        ),
        (
            "thank_you",
            f"{SUBJECT}Dear Dana,\n\nThe ledger was new. The move is bold. Thank you.{SIGNED}",
            "L04",
            "The ledger was new. The move is bold.",
            "no thanks in the first two sentences",
            None,
        ),
        (
            "status_check",
            f"{SUBJECT}Dear Diana,\n\nThank you for the talk.{SIGNED}",
            "L03",
            "Dear Diana,",
            "the greeting says “Diana”; the contact is Dana Reyes",
            None,
        ),
        (
            "status_check",
            f"{SUBJECT}To the hiring team,\n\nThank you for the talk.{SIGNED}",
            "L03",
            "To the hiring team,",
            "the greeting does not name Dana Reyes",
            "Begin with Dear Dana Reyes,",
        ),
        (
            "status_check",
            f"Subject: Ledger\n\nDear Dana,\n\nThank you for the talk. It was good.{SIGNED}",
            "L13",
            "Thank you for the talk. It was good.",
            "the position is not named: Data Engineer",
            None,
        ),
        (
            "status_check",
            f"Subject: Ledger\n\nDear Dana,\n\nThank you for the talk.{SIGNED}",
            "L15",
            "",
            "the subject does not name the position",
            "Add Data Engineer.",
        ),
        (
            "status_check",
            f"{SUBJECT}Dear Dana,\n\nThe talk was good. The ledger is new.",
            "L17",
            "",
            "no closing line",
            "Close with a greeting and your name.",
        ),
        (
            "offer_ack",
            f"{SUBJECT}Dear Dana,\n\nThank you for the offer.{SIGNED}",
            "L22",
            "",
            "no deadline is known, and the message does not ask",
            "Ask for it.",
        ),
        (
            "request_eta",
            f"{SUBJECT}Dear Dana,\n\nYou will have the references soon.{SIGNED}",
            "L22",
            "",
            "no day on which they will have it",
            "Name a day.",
        ),
        (
            "status_check",
            status("Dana wanted me to write."),
            "L26",
            "Dana",
            None,
            "Write you, or your.",
        ),
        (
            "status_check",
            status("I like the {{thing}}.").replace("Data Engineer position\n", "{{role}}\n", 1),
            "L06",
            "",
            "{{role}} in the subject is not filled in",
            None,
        ),
    ],
)
def test_a_remark_says_what_and_what_to_do(
    action: str, text: str, check: str, marked: str, what: str | None, suggestion: str | None
) -> None:
    found = [f for f in read(action, text) if f.id == check and what in (None, f.what)]
    assert found, read(action, text)
    assert text[found[0].start : found[0].end].strip() == marked
    assert suggestion in (None, found[0].suggestion)


def words(count: int, paragraphs: int = 1) -> str:
    """A status check of that many words between greeting and close."""
    opening = "Thank you for our talk about the Data Engineer position and the streaming ledger."
    some = [*opening.split(), *(["ledger"] * (count - len(opening.split())))]
    size = -(-len(some) // paragraphs)
    parts = [" ".join(some[n : n + size]) for n in range(0, len(some), size)]
    return f"{SUBJECT}Dear Dana,\n\n" + ".\n\n".join(parts) + f".{SIGNED}"


@pytest.mark.parametrize(
    ("count", "paragraphs", "is_block"), [(80, 1, False), (81, 1, True), (81, 2, False)]
)
def test_more_than_eighty_words_stand_in_two_paragraphs(
    count: int, paragraphs: int, is_block: bool
) -> None:
    found = [f.what for f in read("status_check", words(count, paragraphs))]
    assert ("one block of text" in found) is is_block


def test_the_limit_is_the_playbook_s_or_your_own() -> None:
    text = words(70)
    count = len(text.split("\n\n", 1)[1].split())
    for limit, is_long in ((count, False), (count - 1, True), (20, True)):
        lists = WordLists(limits={"status_check": limit})
        found = [f.what for f in read("status_check", text, words=lists) if f.id == "L15"]
        assert (f"{count} words; {limit} are enough" in found) is is_long, (found, count)
    assert "L15" not in ids(read("status_check", text))
    assert any("130 are enough" in f.what for f in read("status_check", words(150, 3)))


@pytest.mark.parametrize(
    ("name", "is_meant"),
    [
        ("Dana", True),
        ("Dana Reyes", True),
        ("Da", False),
        ("Ms Reyes", True),
        ("Dan", False),
        ("Danna", False),
        ("Reyse", False),
        ("Reynolds", False),
        ("Bob", False),
    ],
)
def test_the_greeting_names_them_letter_for_letter(name: str, is_meant: bool) -> None:
    text = status("It was good.").replace("Dear Dana", f"Dear {name}")
    assert ("L03" not in ids(read("status_check", text))) is is_meant


@pytest.mark.parametrize(
    ("role", "subject", "is_named"),
    [
        ("Data Engineer", "Our talk on data", True),
        ("Senior Data Engineer", "Senior role", False),
        ("Principal Engineer", "Principal role", False),
        ("Head of the Kitchen and Bar", "Of the and", False),
        ("Head of the Kitchen and Bar", "The bar", True),
        ("Engineer (m/f/d)", "Job m f d", False),
        ("Lead", "Lead position", True),
        ("Lead Engineer", "Lead position", False),
        ("Junior Engineer", "Junior position", False),
        ("Staff Engineer", "Staff position", False),
        ("Engineer II", "Position II", False),
        ("Engineer I", "What I liked", False),
        ("Engineer for Data", "Thanks for the talk", False),
        ("Data Engineer", " ", False),
    ],
)
def test_a_rank_alone_names_no_position(role: str, subject: str, is_named: bool) -> None:
    about = replace(step("status_check"), role=role)
    text = f"Subject: {subject}\n\nDear Dana,\n\nThank you for the talk.{SIGNED}"
    found = [f.what for f in read("status_check", text, about)]
    said = {"the subject does not name the position", "the subject is empty"}
    assert (not said & set(found)) is is_named


@pytest.mark.parametrize(
    ("line", "is_remarked"),
    [
        ("I saw (it was late :) and left.", False),
        ("I saw it, late :)", True),
        ("(It was good)\nand late :)", True),
        ("(It was good\nand late :)", True),
        ("(It was good, so\n(and it was late :)", False),
        ("See https://x.example/a__b____c for it.", False),
        ("My number is ____.", True),
    ],
)
def test_a_bracket_that_closes_and_an_address_are_no_slips(line: str, is_remarked: bool) -> None:
    assert bool({"L02", "L06"} & set(ids(read("status_check", status(line))))) is is_remarked


def test_a_link_is_no_question_about_the_decision() -> None:
    line = "Read https://x.example/when-will-you-decide today."
    assert "L05" not in ids(read("value_checkin", status(line)))


def remarked(check: str, action: str, facts: Opportunity, **using: str) -> list[str]:
    """What a check says of a first draft for a step, given these facts."""
    about = step(action)
    on = board(about, facts=facts_with(facts))
    draft = compose(on, about, Voice("Alex"), Wish(**using))  # type: ignore[arg-type]
    return [f.what for f in lint(draft, on, about) if f.id == check]


def test_the_medium_is_told_with_whose_word_it_goes_against() -> None:
    wish = Statement(MET, "preferred_medium", by="dana", medium="email")
    preferring = replace(ACME, statements=(wish,))
    assert remarked("L20", "status_check", preferring, medium="phone") == [
        "they said on Tue 10 Nov 2026 that they prefer e-mail"
    ]
    quiet = replace(ACME, application=Application(TODAY, contact_policy="no_calls"), statements=())
    assert remarked("L20", "application_followup", quiet, medium="phone") == [
        "the posting asks for no calls"
    ]


@pytest.mark.parametrize(
    ("action", "sent", "what"),
    [
        ("nudge", "status_check", "you wrote to this person on Mon 9 Nov 2026"),
        ("feedback_request", "feedback_request", "you asked for feedback on Mon 9 Nov 2026"),
    ],
)
def test_what_was_asked_before_is_told_with_its_day(action: str, sent: str, what: str) -> None:
    message = Sent(dt.date(2026, 11, 9), sent, to="dana")  # type: ignore[arg-type]
    older = replace(message, on=dt.date(2026, 11, 6))
    facts = replace(ACME, sent=(older, message) if action == "nudge" else (message,))
    assert what in remarked("L24", action, facts)


@pytest.mark.parametrize(
    ("standing", "what"),
    [
        (Status.BLOCKED, "they asked you to wait with this"),
        (Status.PREMATURE, "too early: the window opens on Sat 14 Nov 2026"),
    ],
)
def test_the_wrong_moment_is_told_with_the_first_good_day(standing: Status, what: str) -> None:
    opens = dt.date(2026, 11, 14)
    about = step("status_check", status=standing, window=Window(opens, opens, opens))
    found = read("status_check", status("It was good."), about)
    assert [f.what for f in found if f.id == "L21"] == [what]


def test_a_twin_is_told_with_whose_it_is() -> None:
    text = status("I liked the ledger a great deal.")
    found = read("thank_you", text, others={"sam": text.replace("Dana", "Sam"), "dana": text})
    assert [f.what for f in found if f.id == "L16"] == ["100% the same as the note to Sam Ode"]


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("It was good.", {"mentioned", "hesitated", "article"}),
        ("I ran the on-call rota for a team of twelve.", {"hesitated", "article"}),
        ("I used Kafka in production for real.", {"mentioned", "article"}),
        ("A bank moved its ledger to streams.", {"mentioned", "hesitated"}),
        ("See https://news.example.org/streaming-ledgers today.", {"mentioned", "hesitated"}),
    ],
)
def test_what_the_debrief_holds_is_told_until_it_is_used(line: str, left: set[str]) -> None:
    told = {
        "mentioned": "you wish you had mentioned: I ran the on-call rota",
        "hesitated": "they hesitated: ",
        "article": "an article to send: ",
    }
    thanks = "Thank you for our talk about the Data Engineer position."
    text = f"{SUBJECT}Dear Dana,\n\n{thanks} {line}{SIGNED}"
    found = [f.what for f in read("thank_you", text) if f.id == "L14"]
    assert {name for name, words in told.items() if any(words in what for what in found)} == left


def test_a_second_link_is_marked() -> None:
    text = status("See https://a.example/x and https://b.example/y and https://a.example/x for it.")
    found = [f for f in read("thank_you", text) if f.what == "more than one link"]
    assert [(text[f.start : f.end], f.severity, f.suggestion) for f in found] == [
        ("https://b.example/y", "W", "Keep the best one.")
    ]


def test_what_colleagues_got_is_what_went_out_for_the_same_talk() -> None:
    about = step("thank_you")
    texts = [
        Sent(TODAY, "thank_you", to="sam", for_=about.for_, text="To Sam."),
        Sent(TODAY, "thank_you", to="lee", for_="another", text="Of another talk."),
        Sent(TODAY, "nudge", to="priya", for_=about.for_, text="Another message."),
        Sent(TODAY, "thank_you", to="dana", for_=about.for_, text="Her own."),
        Sent(TODAY, "thank_you", to="ute", for_=about.for_),
        Sent(TODAY, "thank_you", for_=about.for_, text="To nobody."),
    ]
    twin = step("thank_you", to="lee")
    on = board(about, twin, facts=facts_with(replace(ACME, sent=tuple(texts))))
    assert colleagues(on, about) == {"sam": "To Sam."}
    assert colleagues(on, about, lambda key: f"draft of {key}") == {
        "sam": "To Sam.",
        "lee": f"draft of {twin.key}",
    }


def read_to(name: str, text: str) -> tuple[Finding, ...]:
    """The remarks on a status check where the recipient bears another name."""
    about, facts = step("status_check"), facts_with(ACME)
    contacts = [replace(c, name=name) if c.id == "dana" else c for c in facts.contacts]
    return lint(text, board(about, facts=replace(facts, contacts=tuple(contacts))), about)


@pytest.mark.parametrize(
    ("name", "greeting", "is_meant"),
    [
        ("Edward Stone", "Ed", True),
        ("Gwendolyn Stone", "Gw", True),
        ("Elena Stone", "Elina", False),
        ("Elena Stone", "Elinor", True),
        ("Elena Stone", "Alina", False),
        ("Rosa Stone", "Rolf", True),
        ("Rosa Stone", "Roza", False),
        ("Bob Stone", "Bobby", True),
        ("Theo Stone", "Ted", True),
    ],
)
def test_a_slip_of_a_letter_is_told_from_another_name(name, greeting, is_meant) -> None:
    found = read_to(name, status("It was good.").replace("Dear Dana", f"Dear {greeting}"))
    said = [f.what for f in found if f.what.startswith("the greeting says")]
    assert said == ([] if is_meant else [f"the greeting says “{greeting}”; the contact is {name}"])


@pytest.mark.parametrize(
    ("playbook", "advice"),
    [
        (None, "Wait until Mon 16 Nov 2026."),
        ("balanced", "Wait until Mon 16 Nov 2026."),
        ("patient", "Wait until Mon 23 Nov 2026."),
        ("assertive", "Wait until Thu 12 Nov 2026."),
        ("my own, gone since", "Wait until Mon 16 Nov 2026."),
    ],
)
def test_how_long_to_wait_is_the_playbook_s_word(playbook: str | None, advice: str) -> None:
    asked = Sent(dt.date(2026, 11, 9), "status_check", to="dana")
    about = step("nudge")
    on = board(about, facts=facts_with(replace(ACME, playbook=playbook, sent=(asked,))))
    found = lint(compose(on, about, Voice("Alex")), on, about)
    assert [f.suggestion for f in found if f.id == "L24"] == [advice]
    default = replace(on, playbook="patient")
    found = lint(compose(default, about, Voice("Alex")), default, about)
    expected = advice if playbook else "Wait until Mon 23 Nov 2026."
    assert [f.suggestion for f in found if f.id == "L24"] == [expected]


@pytest.mark.parametrize(
    ("to", "on", "is_told"),
    [
        ("dana", 9, True),
        (None, 9, True),
        ("sam", 9, False),
        ("dana", 12, False),
        ("dana", 3, False),
    ],
)
def test_only_what_went_to_this_person_lately_is_too_soon(to, on, is_told) -> None:
    asked = Sent(dt.date(2026, 11, on), "status_check", to=to)
    assert bool(remarked("L24", "nudge", replace(ACME, sent=(asked,)))) is is_told


def test_a_word_on_your_list_is_found_in_whatever_case() -> None:
    text = status("A Synergy of synergies, and don't.")
    lists = WordLists(banned=("synergy", " don't ", ""))
    found = [
        text[f.start : f.end] for f in read("status_check", text, words=lists) if "list" in f.what
    ]
    assert found == ["Synergy", "don't"]


def test_what_is_said_to_be_attached_is_marked() -> None:
    line = "I have attached the CV."
    text = status(line)
    about = step("thank_you")
    on = board(about, facts=facts_with(replace(ACME, requests=())))
    (found,) = (f for f in lint(text, on, about) if f.id == "L19")
    assert text[found.start : found.end] in line
    assert "attached" in text[found.start : found.end]
    assert "L19" not in ids(read("thank_you", text), "EWI")


@pytest.mark.parametrize(("extra", "is_long"), [(0, False), (1, True)])
def test_a_messaging_site_takes_so_many_characters(extra: int, is_long: bool) -> None:
    text = f"Dear Dana,\n\nThank you.{SIGNED}"
    text = text.replace("you", "you" + "." * (SHORT_FORM + extra - len(text)))
    for medium in ("other", "text"):
        found = [f for f in read("status_check", text, medium=medium) if "characters" in f.what]
        assert [(f.suggestion, f.what) for f in found] == [
            (
                "Shorten it.",
                f"{SHORT_FORM + 1} characters; a messaging site takes {SHORT_FORM} at most",
            )
        ] * is_long
    assert not [f for f in read("status_check", text) if "characters" in f.what]


def test_what_is_ready_holds_no_error_and_nothing_private() -> None:
    about = step("status_check")
    draft = compose(board(about, facts=facts_with(ACME)), about, Voice("Alex Morgan"))
    unsigned = compose(board(about, facts=facts_with(ACME)), about, Voice(""))
    assert (draft.is_ready, unsigned.is_ready) == (True, False)
    mild = Finding("L01", "W", 0, 0, "", "", "")
    wrong, private = replace(mild, severity="E"), replace(mild, id="L25")
    assert [is_ready(draft, found) for found in ([], [mild], [mild, wrong], [private])] == [
        True,
        True,
        False,
        False,
    ]
    assert not is_ready(unsigned, [])


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Edward Stone", "Ed"),
        ("Gwendolyn Stone", "Gw"),
        ("Bob Stone", "Bobby"),
        ("Brandok Stone", "Bran"),
    ],
)
def test_a_short_form_names_them(name: str, short: str) -> None:
    text = status("It was good.").replace("Dear Dana", f"Dear {short}")
    assert "L03" not in ids(read_to(name, text))


@pytest.mark.parametrize("medium", ["email", "post", "portal", "phone", "text", "other"])
def test_only_a_letter_needs_a_closing_line(medium: str) -> None:
    text = status("It was good.").removesuffix(SIGNED)
    found = [f.suggestion for f in read("status_check", text, medium=medium) if "closing" in f.what]
    needs = medium not in ("phone", "text", "other")
    assert found == ["Close with a greeting and your name."] * needs


# --- where each line runs -------------------------------------------------------------------------


def said_of(
    check: str, text: str, action: str = "thank_you", acme: Opportunity = ACME, **more: Any
) -> list[str]:
    """What one check says of a text, given these facts."""
    about = step(action)
    return [
        f.what for f in lint(text, board(about, facts=facts_with(acme, BETA)), about, **more)
        if f.id == check
    ]  # fmt: skip


def test_as_many_words_in_common_as_make_a_twin() -> None:
    own = " ".join(f"{a}{b}" for a in "bcdf" for b in ("ane", "ele", "olo", "ura", "ito"))
    other = own.replace("bane", "x").replace("bele", "y").replace("bolo", "z")
    for theirs, share in ((other, ["85% the same as the note to Sam Ode"]), (f"{other} w", [])):
        letters = [
            f"Dear {who},\n\n{words}{SIGNED}" for who, words in (("Dana", own), ("Sam", theirs))
        ]
        assert said_of("L16", letters[0], others={"sam": letters[1]}) == share


def test_a_word_of_any_note_of_the_talk_will_do() -> None:
    notes = tuple(
        replace(ACME.notes[0], id=f"n{n}", body=body)
        for n, body in enumerate(("the registry", "dashboards", "the warehouse"))
    )
    for word, is_told in (
        ("registry", False),
        ("dashboards", False),
        ("warehouse", False),
        ("talk", True),
    ):
        text = f"{SUBJECT}Dear Dana,\n\nThank you. The {word} was good.{SIGNED}"
        assert bool(said_of("L07", text, acme=replace(ACME, notes=notes))) is is_told


def test_without_a_talk_no_word_of_one_is_missed() -> None:
    for action in ("thank_you", "status_check"):
        assert said_of("L07", status("It was good."), action, replace(ACME, interviews=())) == []


@pytest.mark.parametrize(("count", "is_told"), [(25, False), (26, True)])
def test_a_case_for_oneself_of_twenty_five_words_needs_no_more_thanks(
    count: int, is_told: bool
) -> None:
    claim = " ".join(["I led", *["data"] * (count - 2)])
    text = f"{SUBJECT}Dear Dana,\n\nThank you for it. {claim}.{SIGNED}"
    said = [f"{count} words about yourself or an article, 4 of thanks and about them"]
    assert said_of("L04", text) == said * is_told


@pytest.mark.parametrize(
    ("role", "named", "is_told"),
    [
        ("Data Engineer (m/f/d)", "engineer", False),
        ("Senior Data Engineer", "engineer", False),
        ("Data Platform Engineer", "engineer", True),
        ("Data (Platform) Engineer", "engineer", False),
        ("Data(Platform)Engineer", "data", False),
        ("(m/f/d)", "post", False),
    ],
)
def test_half_of_a_role_s_words_name_it(role: str, named: str, is_told: bool) -> None:
    about = replace(step("status_check"), role=role)
    text = f"Subject: Talk\n\nDear Dana,\n\nThank you for the talk about the {named}.{SIGNED}"
    found = [f.what for f in read("status_check", text, about) if f.id == "L13"]
    assert found == [f"the position is not named: {role}"] * is_told


@pytest.mark.parametrize(
    ("medium", "text", "is_named"),
    [
        ("email", "Dana was kind to me. Thank you.", False),
        ("phone", "This is Alex. May I speak to Dana?", True),
        ("phone", "This is Alex. May I speak to Sam?", False),
        ("phone", "Hello Dana,\n\nThis is Alex.", True),
    ],
)
def test_only_a_call_may_name_them_anywhere(medium: str, text: str, is_named: bool) -> None:
    said = "the greeting does not name Dana Reyes"
    assert said_of("L03", text, "status_check", medium=medium) == [said] * (not is_named)


@pytest.mark.parametrize(
    ("by", "delivered", "is_told"),
    [("dana", None, False), (None, None, False), ("sam", None, True), ("dana", MET, True)],
)
def test_only_what_they_themselves_wait_for_may_be_attached(
    by: str | None, delivered: dt.date | None, is_told: bool
) -> None:
    asked = replace(ACME.requests[0], by=by, delivered_on=delivered)
    found = said_of("L19", status("I have attached it."), acme=replace(ACME, requests=(asked,)))
    assert found == ["says something is attached; nothing was asked for"] * is_told


@pytest.mark.parametrize(
    ("medium", "line", "is_told"),
    [
        ("email", "Here it is.", True),
        ("email", "Here is the list.", False),
        ("portal", "Here it is.", True),
        ("other", "Here it is.", False),
        ("text", "Here it is.", False),
    ],
)
def test_what_was_asked_for_is_named_where_it_can_travel(
    medium: str, line: str, is_told: bool
) -> None:
    found = said_of("L19", status(line), "deliver_request", medium=medium)
    assert found == ["they asked for this, and it is not named: reference list"] * is_told


@pytest.mark.parametrize(
    ("line", "is_told"), [("Here it is.", True), ("My CV is attached.", False)]
)
def test_a_thing_of_two_letters_is_named_by_them(line: str, is_told: bool) -> None:
    acme = replace(ACME, requests=(replace(ACME.requests[0], item="CV"),))
    found = said_of("L19", status(line), "deliver_request", acme=acme)
    assert found == ["they asked for this, and it is not named: CV"] * is_told


def test_a_thing_jotted_short_is_named_in_full() -> None:
    acme = replace(ACME, requests=(replace(ACME.requests[0], item="refs"),))
    line = "My references are attached."
    assert said_of("L19", status(line), "deliver_request", acme=acme) == []


@pytest.mark.parametrize(
    ("via", "using", "said"),
    [
        ("email", "phone", ["they asked for it by e-mail, not by phone"]),
        ("portal", "email", []),
        ("portal", "portal", []),
        ("portal", "post", ["they asked for it by portal, not by post"]),
        (None, "post", ["they said on Tue 10 Nov 2026 that they prefer e-mail"]),
    ],
)
def test_a_document_goes_the_way_they_asked_for_it(via: Any, using: str, said: list[str]) -> None:
    asked = replace(ACME.requests[0], via=via)
    found = said_of(
        "L20",
        status("The list."),
        "deliver_request",
        replace(ACME, requests=(asked,)),
        medium=using,
    )
    assert found == said


def test_only_a_call_goes_against_no_calls() -> None:
    quiet = replace(ACME, application=Application(TODAY, contact_policy="no_calls"), statements=())
    for using, said in (("phone", ["the posting asks for no calls"]), ("post", [])):
        assert said_of("L20", status("It."), "status_check", quiet, medium=using) == said


def test_a_messaging_site_is_the_way_to_whom_has_no_address() -> None:
    about, facts = step("status_check"), facts_with(replace(ACME, statements=()))
    contacts = tuple(replace(c, email=None) if c.id == "dana" else c for c in facts.contacts)
    wish = Statement(MET, "preferred_medium", by="dana", medium="email")
    for said, using, is_told in (
        ((), "other", False),
        ((wish,), "other", False),
        ((wish,), "post", True),
    ):
        acme = replace(ACME, statements=said)
        on = board(about, facts=replace(facts_with(acme), contacts=contacts))
        found = [f for f in lint(status("It."), on, about, medium=using) if f.id == "L20"]
        assert bool(found) is is_told


def test_a_name_from_elsewhere_is_found_in_the_subject() -> None:
    text = status("It was good.").replace("Data Engineer position\n", "Beta Works and Acme\n", 1)
    assert said_of("L18", text) == [
        "Beta Works, in the subject, belongs to another pursuit",
        "Beta, in the subject, belongs to another pursuit",
    ]
    assert said_of("L18", status("It was good.")) == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("The Platform Engineer is good.", ["Platform Engineer belongs to another pursuit"]),
        ("The platform engineer is good.", []),
        ("The beta works well.", []),
        ("I like beta works.", ["Beta Works belongs to another pursuit"]),
    ],
)
def test_a_name_from_elsewhere_is_marked(line: str, said: list[str]) -> None:
    text = status(line)
    found = [f for f in read("thank_you", text) if f.id == "L18"]
    assert [f.what for f in found] == said
    for one in found:
        assert one.what.startswith(text[one.start : one.end].title())


@pytest.mark.parametrize(
    ("role", "line", "is_told"),
    [
        ("Baker", "The Baker role is good.", True),
        ("Baker", "The Baker is good.", False),
        ("QA", "The QA role is good.", False),
        ("Dev", "The Dev role is good.", True),
        ("Data Engineer", "The Data Engineer role.", False),
    ],
)
def test_another_role_is_found_where_it_is_one(role: str, line: str, is_told: bool) -> None:
    about = step("thank_you")
    on = board(about, facts=facts_with(ACME, replace(BETA, role=role)))
    found = [f.what for f in lint(status(line), on, about) if f.id == "L18"]
    assert found == [f"{role} belongs to another pursuit"] * is_told


@pytest.mark.parametrize(
    ("greeting", "line", "marked"),
    [
        ("Dear Dana", "I like how he curates it.", ["he"]),
        ("Dear Dana and her team", "I like how she curates it, and her notes.", ["she", "her"]),
        ("Dear Dana", "My colleague said that she left.", []),
        ("Dear Dana", "She was kind. Your colleague said that he left.", ["She"]),
        ("Dear Dana", "Sam was there, and he was kind.", []),
        ("Dear Dana", "We met Jo Blum, and she was kind.", []),
    ],
)
def test_he_and_she_are_marked_till_somebody_else_is_named(
    greeting: str, line: str, marked: list[str]
) -> None:
    text = status(line).replace("Dear Dana", greeting)
    found = [f for f in read("thank_you", text) if f.id == "L26"]
    assert [text[f.start : f.end] for f in found] == marked
    assert {f.what for f in found} == {f"“{word}”: is that the recipient?" for word in marked}
    assert {f.suggestion for f in found} <= {"Write you."}


def test_whoever_bears_their_name_may_be_spoken_of() -> None:
    line = status("Dana said that spring is near.")
    assert said_of("L26", line) == ["“Dana” speaks of them, not to them"]
    about, facts = step("thank_you"), facts_with(ACME)
    contacts = tuple(replace(c, name="Dana Ode") if c.id == "sam" else c for c in facts.contacts)
    on = board(about, facts=replace(facts, contacts=contacts))
    assert [f for f in lint(line, on, about) if f.id == "L26"] == []


def test_after_the_close_they_may_be_spoken_of() -> None:
    text = status("It was good.")
    assert said_of("L26", f"{text}\nPS: I met Dana there.") == []
    assert said_of("L26", text.replace("good.", "good. I met Dana there.")) != []


def test_a_role_of_ours_may_hold_a_name_from_elsewhere() -> None:
    acme, beta = replace(ACME, role="Beta Tester"), replace(BETA, company="Beta")
    about = replace(step("thank_you"), role=acme.role)
    for subject, is_told in (("Beta Tester position", False), ("Beta position", True)):
        text = status("It was good.").replace("Data Engineer position\n", f"{subject}\n", 1)
        found = lint(text, board(about, facts=facts_with(acme, beta)), about)
        said = ["Beta, in the subject, belongs to another pursuit"]
        assert [f.what for f in found if f.id == "L18"] == said * is_told


@pytest.mark.parametrize(
    ("check", "name", "line", "is_told"),
    [
        ("L02", "Lol Labs", "Lol Labs is the place.", False),
        ("L02", "Lol Labs", "It is good, lol.", True),
        ("L25", "Don't Mention Ltd", "Don't Mention Ltd is the place.", False),
        ("L25", "Don't Mention Ltd", "Please don't mention it.", True),
        ("L26", "Tbh Labs", "Tbh Labs is the place.", False),
        ("L26", "Tbh Labs", "It is good, tbh.", True),
    ],
)
def test_a_name_of_ours_is_no_slip(check: str, name: str, line: str, is_told: bool) -> None:
    about = replace(step("thank_you"), company=name)
    on = board(about, facts=facts_with(replace(ACME, company=name)))
    assert (check in ids(lint(status(line), on, about))) is is_told


@pytest.mark.parametrize("facts", [{"people": ()}, {"interviews": ()}])
def test_whoever_is_met_or_named_elsewhere_is_of_elsewhere(facts: dict[str, Any]) -> None:
    about = step("thank_you")
    on = board(about, facts=facts_with(ACME, replace(BETA, **facts)))
    found = [f.what for f in lint(status("Kim said so."), on, about) if f.id == "L18"]
    assert found == ["Kim belongs to another pursuit"]


def test_a_name_of_one_letter_is_no_name_to_look_for() -> None:
    assert "L26" not in ids(read_to("Q", status("A q said so, and Q likes it.")))


@pytest.mark.parametrize(
    ("line", "is_told"),
    [
        ("My number is ____.", True),
        ("See https://x.example/____/a for it.", False),
        ("See https://x.example/a or ____ for it.", True),
        ("See https://x.example/{{page}} for it.", True),
    ],
)
def test_a_gap_in_an_address_is_a_letter_of_it(line: str, is_told: bool) -> None:
    assert ("L06" in ids(read("status_check", status(line)))) is is_told


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"Dear  Dana,\n\nThank you.{SIGNED}", []),
        (f"Dear Dana,\n\nThank  you.{SIGNED}", ["two spaces"]),
        ("Dear Dana,\n\nThank you.\n\nKind  regards,\nAlex", []),
        (f"Dear Dana,\n\nThank you. I am here.{SIGNED}", []),
        (f"Dear Dana Dana,\n\nThank you.{SIGNED}", []),
        (f"Dear Dana,\n\nThank you you.{SIGNED}", ["“you you”: a word twice"]),
        (f"Dear Dana,\n\nWe had had it, and that that is very very good.{SIGNED}", []),
    ],
)
def test_slips_are_looked_for_between_greeting_and_close(text: str, said: list[str]) -> None:
    found = said_of("L17", text, confirmed_proofread=True)
    assert found == said


@pytest.mark.parametrize(
    ("name", "greeting", "is_named"),
    [
        ("Talent Team", "Dear Talent Team", True),
        ("Talent Team", "Dear Team", True),
        ("Acme Team", "Dear Team", True),
        ("Dana Team", "Dear Team", False),
        ("Acme Hiring Team", "Dear hiring team", True),
        ("Acme Recruiting", "Dear Recruiting", True),
        ("Acme Recruiting", "Dear Sir", False),
    ],
)
def test_a_department_is_greeted_by_a_word_of_its_name(
    name: str, greeting: str, is_named: bool
) -> None:
    text = status("It was good.").replace("Dear Dana", greeting)
    assert ("L03" not in ids(read_to(name, text))) is is_named


def test_the_whole_name_is_marked() -> None:
    text = status("I talked with Dana Reyes there.")
    (found,) = (f for f in read("status_check", text) if f.id == "L26")
    assert text[found.start : found.end] == "with Dana Reyes"


def test_an_address_is_no_second_link() -> None:
    text = status("See https://a.example/x or write to me at alex@b.example for it.")
    assert "more than one link" not in said_of("L14", text)


def test_the_employer_is_spoken_of_to_a_team_that_bears_its_name() -> None:
    text = status("Acme builds good things.").replace("Dear Dana", "Dear team")
    assert "L26" not in ids(read_to("Acme Hiring Team", text))
    assert "L26" in ids(read_to("Acme Doe", text))


@pytest.mark.parametrize(
    ("relation", "line", "is_told"),
    [
        ("hiring_manager", "The hiring manager was kind.", True),
        ("hiring_manager", "A hiring manager is kind.", False),
        ("recruiter", "I asked the Recruiter.", True),
        ("recruiter", "The hiring manager was kind.", False),
        ("peer", "The peer was kind.", False),
    ],
)
def test_nobody_is_told_what_their_part_did(relation: Any, line: str, is_told: bool) -> None:
    (part,) = [replace(p, relation=relation) for p in ACME.people if p.contact == "dana"]
    found = said_of("L26", status(line), acme=replace(ACME, people=(part,)))
    assert bool(found) is is_told
    assert all("speaks of them, not to them" in what for what in found)


@pytest.mark.parametrize(
    ("opening", "is_late"),
    [
        ("Thank you.", False),
        ("It is me. Thank you.", False),
        ("It is me. I am here. Thank you.", True),
    ],
)
def test_thanks_stand_in_the_first_two_sentences(opening: str, is_late: bool) -> None:
    found = said_of("L04", f"{SUBJECT}Dear Dana,\n\n{opening}{SIGNED}")
    assert found == ["no thanks in the first two sentences"] * is_late


def test_pay_is_no_matter_of_thanks_unless_they_asked_for_it() -> None:
    line = status("What is the salary?")
    about = step("thank_you", merge_with=("acme/deliver_request/r1",))
    delivery = step("deliver_request")
    for item, is_told in (("reference list", True), ("salary expectations", False)):
        asked = replace(ACME.requests[0], item=item)
        on = board(about, delivery, facts=facts_with(replace(ACME, requests=(asked,))))
        found = [f for f in lint(line, on, about) if f.id == "L25"]
        assert [(f.what, f.severity) for f in found] == [
            ("“salary”: pay is for another day", "W")
        ] * is_told
    assert said_of("L25", line, "respond_to_employer") == []


def test_a_phrase_allowed_is_allowed_in_whatever_case_and_nothing_else_is() -> None:
    text = status("It is a Win-win, just checking in, like rockstars.")
    usual = {(f.id, f.start) for f in read("status_check", text)}
    for allowed in (("",), (" ", "nothing of the kind")):
        some = read("status_check", text, words=WordLists(allowed=allowed))
        assert {(f.id, f.start) for f in some} == usual
    some = read("status_check", text, words=WordLists(allowed=(" JUST checking in ",)))
    gone = usual - {(f.id, f.start) for f in some}
    assert gone == {("L01", text.index("just checking in"))}


def test_the_gravest_remarks_come_first_then_those_that_stand_first() -> None:
    for action, _, text in BAD:
        found = read(action, text)
        assert list(found) == sorted(found, key=lambda f: ("EWI".index(f.severity), f.start, f.id))


@pytest.mark.parametrize(
    ("action", "line", "marked"),
    [
        ("thank_you", "I still haven't heard from you.", []),
        ("nudge", "I still haven't heard from you.", ["haven't heard"]),
        ("thank_you", "Please reply ASAP.", []),
        ("status_check", "You promised me an answer.", ["You promised"]),
    ],
)
def test_impatience_is_remarked_where_something_is_asked(
    action: str, line: str, marked: list[str]
) -> None:
    text = status(line)
    found = [f for f in read(action, text) if f.id == "L11"]
    assert [text[f.start : f.end].removeprefix("still ") for f in found] == marked


@pytest.mark.parametrize(
    ("company", "line", "is_told"),
    [
        ("Zed Labs", "Zed is kind.", True),
        ("Zed Labs", "It went to zed.", False),
        ("Xi Labs", "Xi is kind.", False),
        ("Zed Ltd.", "The Zed release is new.", False),
        ("Zed Ltd.", "The Zed releases are new.", True),
        ("Zed, Inc.", "At Zed we met.", True),
    ],
)
def test_a_company_is_found_by_what_it_is_called_for_short(
    company: str, line: str, is_told: bool
) -> None:
    about = step("status_check")
    on = board(about, facts=facts_with(ACME, replace(BETA, company=company)))
    found = [f.what for f in lint(status(line), on, about) if f.id == "L18"]
    assert found == ["Zed belongs to another pursuit"] * is_told


def test_who_signs_may_bear_the_name_of_somebody_elsewhere() -> None:
    text = status("It was good. I am Kim at home.")
    assert said_of("L18", text, "status_check") == ["Kim belongs to another pursuit"]
    assert said_of("L18", text.replace("\nAlex", "\nKim Lee"), "status_check") == []


@pytest.mark.parametrize(
    ("greeting", "said"),
    [
        ("Dear Ms. Dana,", ["“Ms. Dana”: a title goes with the family name"]),
        ("Dear Mrs Dana,", ["“Mrs Dana”: a title goes with the family name"]),
        ("Dear Ms. Reyes,", []),
        ("Dear Ms. Dana Reyes,", []),
        ("Dear Dana,", []),
    ],
)
def test_a_title_goes_with_the_family_name(greeting: str, said: list[str]) -> None:
    text = status("It was good.").replace("Dear Dana,", greeting)
    found = [f for f in read("status_check", text) if f.id == "L03"]
    assert [f.what for f in found] == said
    assert {text[f.start : f.end] for f in found} <= {greeting}


LED = "I led " + " ".join(["data"] * 28) + "."


@pytest.mark.parametrize(
    ("body", "own", "about"),
    [
        (f"Thank you for it. {LED}", 30, 4),
        (f"Thank you for it. {LED} It was long ago.", 34, 4),
        (f"Thank you for it. {LED}\n\nIt was long ago.", 30, 8),
        (f"Thank you for it. {LED} I enjoyed our day.", 30, 8),
        (f"Thank you for it. {LED} I thank you all.", 30, 8),
        (f"Thank you for it. {LED} I won. Thanks, I won. It was.", 32, 9),
        ("Thank you. See https://a.example/x for " + "more " * 27 + "of it.", 32, 2),
    ],
)
def test_what_speaks_for_oneself_is_weighed(body: str, own: int, about: int) -> None:
    found = said_of("L04", f"{SUBJECT}Dear Dana,\n\n{body}{SIGNED}")
    assert found == [f"{own} words about yourself or an article, {about} of thanks and about them"]


def test_a_script_for_a_call_may_be_long() -> None:
    text = words(150, 3)
    assert any("enough" in f.what for f in read("status_check", text, medium="post"))
    assert not any("enough" in f.what for f in read("status_check", text, medium="phone"))
    (found,) = (f for f in read("status_check", text) if "enough" in f.what)
    assert found.suggestion == "Shorten it."


@pytest.mark.parametrize(
    ("company", "word", "is_told"),
    [
        ("Acme", "Acne", False),
        ("Acmes", "Acmas", True),
        ("Vorta", "Vort", True),
        ("Nordics", "Nortiks", False),
        ("Nordstar", "Nortstor", True),
        ("Nordic", "Nordics", False),
        ("Dearly", "Dear", False),
    ],
)
def test_how_far_off_an_employer_s_name_may_be(company: str, word: str, is_told: bool) -> None:
    about = replace(step("status_check"), company=company)
    text = status(f"The people of {word}.")
    found = [f for f in read("status_check", text, about) if "is it" in f.what]
    assert [(f.what, text[f.start : f.end]) for f in found] == [
        (f"“{word}”: is it {company}?", word)
    ] * is_told


@pytest.mark.parametrize(
    ("action", "line", "said"),
    [
        ("thank_you", "I am sorry it is late. My apologies for it.", ["a second apology"]),
        ("status_check", "I am sorry it is late. My apologies for it.", []),
        ("thank_you", "I am sorry it is late.", []),
    ],
)
def test_sorry_is_said_once(action: str, line: str, said: list[str]) -> None:
    assert said_of("L10", status(line), action) == said


def test_praise_is_counted_between_greeting_and_close() -> None:
    best = "You have the best team and an amazing plan."
    assert said_of("L09", status(best)) == []
    assert said_of("L09", status(f"{best} It is incredible.")) != []
    text = f"{SUBJECT}Best Dana,\n\nMost amazing: {best}\n\nBest regards,\nAlex"
    assert said_of("L09", text) == ["3 superlatives: Most amazing, best, amazing"]
    text = f"{SUBJECT}Amazing Dana,\n\n{best}\n\nBest regards,\nAlex"
    assert said_of("L09", text) == []


@pytest.mark.parametrize(
    ("note", "line", "is_told"),
    [
        ("! red apples", "Apples are good.", False),
        ("! red green apples", "Apples are good.", True),
        ("! red green apples", "Green apples are good.", False),
        ("! red", "Blue.", True),
    ],
)
def test_half_of_a_point_s_words_make_it(note: str, line: str, is_told: bool) -> None:
    acme = replace(ACME, notes=(replace(ACME.notes[0], body=note),))
    found = said_of("L14", f"{SUBJECT}Dear Dana,\n\n{line}{SIGNED}", acme=acme)
    assert found == [f"you wish you had mentioned: {note[2:]}"] * is_told


def test_the_link_of_a_note_is_of_the_talk() -> None:
    note = replace(ACME.notes[0], body="^ https://a.example/ledger on registries")
    for link, is_told in (("https://a.example/ledger", False), ("https://a.example/other", True)):
        text = f"{SUBJECT}Dear Dana,\n\nThank you. See {link} for it.{SIGNED}"
        assert bool(said_of("L07", text, acme=replace(ACME, notes=(note,)))) is is_told


def test_to_nobody_in_particular_whatever_they_wait_for_may_be_attached() -> None:
    asked = replace(ACME.requests[0], by="sam")
    about = step("deliver_request", to=None, for_="another")
    on = board(about, facts=facts_with(replace(ACME, requests=(asked,))))
    assert [f for f in lint(status("I have attached it."), on, about) if f.id == "L19"] == []


def test_a_slip_among_many_names_is_left_alone() -> None:
    crowd = "Dear Diana, Sam, Lee, Kim, Olu, Max"
    for greeting, said in (
        (f"{crowd},", "the greeting says “Diana”; the contact is Dana Reyes"),
        (f"{crowd} and Jo,", "the greeting does not name Dana Reyes"),
    ):
        text = status("It was good.").replace("Dear Dana,", greeting)
        assert said_of("L03", text, "status_check") == [said]
