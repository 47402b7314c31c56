"""What goes into a letter is only what was meant for it."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followup_tui.drafting import TONES, Voice, Wish, candidates, compose, is_ready, lint
from followup_tui.facts import Contact, Facts, Interview, Note, Opportunity, Person, Request, Sent
from followup_tui.timeline import Board, Item
from tests.drafting.steps import MESSAGES, facts_for, step
from tests.drafting.world import (
    ACME,
    BETA,
    CONTACTS,
    FACTS,
    HOME,
    MET,
    board,
    facts_with,
    item,
    typed,
)
from tests.values import replace

SENDER = "Alex Morgan"
AT = dt.datetime(2026, 11, 10, 16, tzinfo=HOME)


def noted(
    *lines: str, to: str = "Dana Reyes", panel: tuple[str, ...] = ("dana",), **more: object
) -> tuple[Board, Item]:
    """A thank-you to the hiring manager, called as given, after a talk with these notes."""
    (interview,) = ACME.interviews
    job = replace(
        ACME,
        interviews=(replace(interview, with_=panel),),
        notes=(Note("x", AT, "\n".join(lines), interview="i1"),),
        **more,
    )
    people = (replace(CONTACTS[0], name=to), *CONTACTS[1:])
    about = step("thank_you")
    return board(about, facts=replace(facts_with(job, BETA), contacts=people)), about


TABLE = (
    ("~ Bo was rude, kept looking at his phone", "Bo Chen", ["rude", "looking", "phone"]),
    (
        "~ boss micromanages, salary is a joke",
        "Dana Reyes",
        ["boss", "micromanage", "salary", "joke"],
    ),
    ("? says I job-hop. I lied, said contracts ended", "Dana Reyes", ["hop", "lied", "contracts"]),
    ("~ Kim's worked with the client since 2019", "Kim Novak", ["your worked", "Kim's", "Kim’s"]),
    ("~ how he curates the postcards himself", "Bo Chen", [" he ", "himself", "curates"]),
    (
        "! forgot to tell them I ran the postgres 9->14 upgrade w/ zero downtime",
        "Dana Reyes",
        ["forgot", "tell them", "w/", "->"],
    ),
)


@pytest.mark.parametrize(("line", "to", "never"), TABLE, ids=[row[0][:24] for row in TABLE])
def test_the_draft_nobody_asked_and_the_one_after_taking(
    line: str, to: str, never: list[str]
) -> None:
    on, about = noted(line, to=to)
    unasked = compose(on, about, Voice(SENDER))
    told = {word for word in words_of(line) - words_of(to) if len(word) > 4}
    assert not told & words_of(unasked.body)
    taken = compose(
        on, about, Voice(SENDER), Wish(take=[c.number for c in candidates(on, about).offered])
    )
    for draft in (unasked, taken):
        for word in never:
            assert word.casefold() not in f" {draft.body} ".casefold()
    for one in candidates(on, about).offered:
        assert all(word.casefold() not in f" {one.text} ".casefold() for word in never)


@pytest.mark.parametrize(
    ("line", "to", "reads"),
    [
        ("~ Kim's worked with the client since 2019", "Kim Novak", "you have worked with the client since 2019"),
        ("~ how he curates the postcards himself", "Bo Chen", "how you curate the postcards yourself"),
        (
            "! forgot to tell them I ran the postgres 9->14 upgrade w/ zero downtime",
            "Dana Reyes",
            "One thing I would like to add: I ran the postgres 9 to 14 upgrade with zero downtime.",
        ),
        ("~ Dana's plan for spring", "Dana Reyes", "about your plan for spring"),
        ("~ their plan for spring", "Dana Reyes", "about your plan for spring"),
        ("~ on-call rewrite", "Dana Reyes", "about the on-call rewrite"),
        ("~ moving to k8s", "Dana Reyes", "about moving to k8s"),
        ("~ she wants help with the archive", "Dana Reyes", "that you want help with the archive"),
        ("~ she's building a second region", "Dana Reyes", "that you are building a second region"),
        ("~ Dr. Müller said that hiring is frozen", "Dr. Müller", "You mentioned that hiring is frozen"),
        ("~ we both ran marathons", "Dana Reyes", "to find that we both ran marathons"),
        ("! led six people at Delta", "Dana Reyes", "add: I led six people at Delta."),
        ("! my work on the billing engine", "Dana Reyes", "to speak of my work on the billing engine"),
        ("+ the demo landed well", "Dana Reyes", "talking with you about the demo."),
        ("+ good chat about caching", "Dana Reyes", "talking with you about caching."),
        ("! didnt mention my PRINCE2 cert", "Dana Reyes", "to speak of my PRINCE2 cert;"),
        ("! i speak italian too", "Dana Reyes", "add: I speak Italian too."),
        ("~ Dana's got two kids in the same school lol", "Dana Reyes", "you have got two kids in the same school"),
        ("~ building up a digital catalogue", "Dana Reyes", "talking with you about building up a digital catalogue."),
        ("^ https://x.example/c paper on low-latency control", "Dana Reyes", "this article on low-latency control:"),
        ("^ https://x.example/b on streaming ledgers", "Dana Reyes", "this article on streaming ledgers: https://x.example/b"),
        ("^ https://x.example/a", "Dana Reyes", "what we talked about: https://x.example/a"),
        ("^ paper she mentioned https://x.example/q", "Dana Reyes", "what we talked about: https://x.example/q"),
        ("! Kafka cert from last year", "Dana Reyes", "to speak of my Kafka cert from last year;"),
        ("+ talked about gardening for 10 min", "Dana Reyes", "talking with you about gardening."),
    ],
)  # fmt: skip
def test_a_candidate_reads_as_a_sentence_to_its_recipient(line: str, to: str, reads: str) -> None:
    on, about = noted(line, to=to)
    (one,) = candidates(on, about).offered
    assert reads in one.text
    draft = compose(on, about, Voice(SENDER), Wish(take=(1,)))
    assert one.text in draft.body
    assert [mark.text for mark in draft.marks] == [one.text]
    assert draft.body[draft.marks[0].start : draft.marks[0].end] == one.text
    assert not draft.is_ready
    assert not is_ready(draft, ())


@pytest.mark.parametrize(
    "line",
    ["~ send him the paper", "~ uses Kafka", "~ big on TDD, pairs all day", "~ team of 6, two in Lisbon",
     "~ Dana ex-Google, likes climbing", "~ reads Kleppmann", "~ visa question came up", "~ remote OK 3 days/wk",
     "~ the team ships weekly", "~ her plan and she writes it herself",
     "~ Robert asks everybody about tabs", "~ how Kim Novak runs it", "~ ledger moves to streaming in spring", "~ platform team rebuilt the scheduler twice", "~ school opens at 7",
     "~ Sie suchen jemand mit Kafka", "~ Einarbeitung dauert 3 Monate", "~ no blame culture", "~ remote first since covid",
     "~ Sam joined from Spotify", "~ we laughed about YAML", "~ said I was the strongest so far", "! published a library, 200 stars", "^ that article on streams", "~ what Beta Works does"],
)  # fmt: skip
def test_where_no_frame_fits_a_marked_place_is_left(line: str) -> None:
    on, about = noted(line)
    (one,) = candidates(on, about).offered
    assert (one.form, one.text) == ("own", "{{own_words}}")
    draft = compose(on, about, Voice(SENDER), Wish(take=(1,)))
    assert draft.missing == ("own_words",)
    assert not draft.is_ready


def test_what_a_colleague_said_or_does_is_not_put_into_the_recipient_s_mouth() -> None:
    on, about = noted("~ Sam mentioned the depot floods", panel=("dana", "sam"))
    assert [one.form for one in candidates(on, about).offered] == ["own"]


def test_he_or_she_among_several_is_left_to_the_writer() -> None:
    on, about = noted("~ how he curates the postcards himself", panel=("dana", "sam"))
    assert [one.form for one in candidates(on, about).offered] == ["own"]


@pytest.mark.parametrize(
    "line", ["- shorter answers", "? no Kafka -> I ran Kafka", "~ ((she leaves in May))"]
)
def test_what_is_never_offered(line: str) -> None:
    on, about = noted(line)
    assert candidates(on, about).offered == ()


def test_a_setting_says_which_signs_are_offered() -> None:
    on, about = noted(
        "~ the archive",
        "? no Kafka in production -> I ran Kafka for two years",
        "- shorter answers",
    )
    assert [c.kind for c in candidates(on, about, "?").offered] == ["hesitation"]
    (one,) = candidates(on, about, "?").offered
    assert "I ran Kafka for two years." in one.text
    assert "production" not in one.text, "their doubt is answered, never quoted"
    draft = compose(on, about, Voice(SENDER, offered="-"), Wish(take=(1,)))
    assert draft.missing == ("own_words",)
    assert candidates(on, about, "").offered == ()


@pytest.mark.parametrize(
    "line",
    ["~ Dana was rude", "~ was late, looked tired", "~ didn't like my answer on testing",
     "~ nice view, kitchen a mess", "! I am not great at SQL", "! I'd need visa sponsorship", "~ CTO is leaving apparently", "~ no answer on pay"],
)  # fmt: skip
def test_a_private_line_is_kept_back_and_counted(line: str) -> None:
    on, about = noted(line, "~ the archive")
    found = candidates(on, about)
    assert [one.note for one in found.offered] == ["the archive"]
    assert found.kept_back == 1


# --- words meant for the letter -------------------------------------------------------------------


def test_a_sentence_for_the_letter_goes_in_by_itself_as_it_is() -> None:
    on, about = noted("=> I would gladly show you the archive tool.", "~ the ledger")
    draft = compose(on, about, Voice(SENDER))
    assert "I would gladly show you the archive tool." in draft.body
    assert draft.is_ready
    assert draft.marks == ()


def test_a_sentence_for_one_person_is_for_nobody_else() -> None:
    lines = ("=> @Sam See you on the hill.", "=> @Zoe Hush.", "=> For everybody.")
    on, about = noted(*lines, panel=("dana", "sam"))
    mine = compose(on, about, Voice(SENDER)).body
    assert "For everybody." in mine
    assert "hill" not in mine
    assert "Hush" not in mine
    sams = step("thank_you", to="sam")
    theirs = compose(on, sams, Voice(SENDER)).body
    assert "See you on the hill." in theirs
    assert "@Sam" not in theirs


def test_a_sentence_for_the_letter_goes_once() -> None:
    line = "=> I would gladly show you the archive tool."
    on, _ = noted(line)
    asked = step("status_check")
    assert "archive tool" in compose(on, asked, Voice(SENDER)).body
    sent = Sent(AT.date(), "thank_you", to="dana", for_="i1")
    gone, _ = noted(line, sent=(sent,))
    assert "archive tool" not in compose(gone, asked, Voice(SENDER)).body


def test_no_closing_message_takes_a_sentence_meant_for_another() -> None:
    note = Note("x", AT, "=> I cannot wait to start.", interview="i1")
    for action in ("decline_offer", "withdraw", "accelerate", "offer_ack"):
        about = step(action)
        facts = facts_with(replace(facts_for(action).opportunities[0], notes=(note,)), BETA)
        assert "cannot wait" not in compose(board(about, facts=facts), about, Voice(SENDER)).body


# --- the law --------------------------------------------------------------------------------------


def words_of(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"\w+", text)}


SYLLABLES = st.lists(
    st.sampled_from(["zor", "quib", "plax", "vend", "mirk", "jont"]), min_size=2, max_size=3
)
WORD = SYLLABLES.map("".join)
LINES = st.lists(
    st.tuples(
        st.sampled_from(
            [
                "~",
                "!",
                "^",
                "+",
                "?",
                "-",
                "",
                "*",
                "need:",
                "@Dana",
                "~ Dana:",
                "~ @Dana",
                "~ @Sam",
            ]
        ),
        st.lists(WORD, min_size=1, max_size=6).map(" ".join),
    ).map(" ".join),
    min_size=1,
    max_size=6,
)


@settings(deadline=None, max_examples=120)
@given(st.sampled_from(MESSAGES), st.sampled_from([*TONES, "call", "short"]), LINES)
def test_no_word_of_a_note_stands_in_a_draft_that_nobody_touched(
    action: str, form: str, lines: list[str]
) -> None:
    facts = facts_for(action)
    first, *rest = facts.opportunities
    body = "\n".join(lines)
    notes = (
        Note("x", AT, body, interview="i1"),
        Note("y", AT, body),
        Note("z", AT, body, interview="i1", contact="dana"),
    )
    about = step(action, medium="phone") if form == "call" else step(action)
    on = board(about, facts=replace(facts, opportunities=(replace(first, notes=notes), *rest)))
    tone = form if form in TONES else "warm"
    medium = "other" if form == "short" else None
    draft = compose(on, about, Voice(SENDER), Wish(tone=tone, medium=medium))
    invented = {
        w
        for line in lines
        for w in words_of(line)
        if re.fullmatch(r"(?:zor|quib|plax|vend|mirk|jont)+", w)
    }
    assert not invented & words_of(f"{draft.subject} {draft.body}")
    for one in candidates(on, about).offered:
        taken = compose(
            on, about, Voice(SENDER), Wish(tone=tone, medium=medium, take=(one.number,))
        )
        assert not taken.is_ready


def test_a_taken_line_stays_marked_until_it_is_changed() -> None:
    on, about = noted("~ the archive")
    draft = compose(on, about, Voice(SENDER), Wish(take=(1,)))
    found = lint(draft, on, about)
    assert [f.id for f in found if f.severity == "E"] == []
    assert not is_ready(draft, found)
    assert is_ready(replace(draft, marks=()), found)


# --- what was asked for ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("send us 2-3 code samples (C++) and the 3 references", "the code samples (C++) and the three references"),
        ("three code samples and your references", "three code samples and my references"),
        ("references", "my references"),
        ("please send your portfolio", "my portfolio"),
        ("fill in the onboarding form", "the completed onboarding form"),
        ("sign the NDA and send it back", "the signed NDA"),
        ("our NDA, signed", "your NDA, signed"),
        ("provide us with 3 professional references", "three professional references"),
        ("Two work samples", "two work samples"),
        ("CV as PDF", "my CV as PDF"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("tone", TONES)
def test_a_request_is_named_as_a_thing(asked: str, said: str, tone: str) -> None:
    request = Request("r1", asked, MET, by="dana", via="email")
    about = step("deliver_request")
    on = board(about, facts=facts_with(replace(ACME, requests=(request,)), BETA))
    draft = compose(on, about, Voice(SENDER), Wish(tone=tone))
    assert f"I have attached {said}" in draft.body
    assert "the following" not in draft.body


@pytest.mark.parametrize(
    ("asked", "said", "title"),
    [
        ("tell us when you can start", "here is my answer for the Data Engineer position at Acme: {{details}}.", "Answer"),
        ("your availability and salary expectations", "here are my availability and salary expectations for", "Availability and salary expectations"),
        ("notice period", "here is the notice period for", "Notice period"),
    ],
)  # fmt: skip
def test_an_answer_is_written_and_not_attached(asked: str, said: str, title: str) -> None:
    request = Request("r1", asked, MET, by="dana", via="email")
    about = step("deliver_request")
    on = board(about, facts=facts_with(replace(ACME, requests=(request,)), BETA))
    draft = compose(on, about, Voice(SENDER))
    assert said in draft.body
    assert draft.subject.startswith(title)
    assert "attached" not in draft.body
    assert (draft.attachments, draft.missing) == ((), ("details",))
    told = typed(draft, {"details": "from 1 March on"})
    assert "at Acme: from 1 March on." in told.body
    assert told.is_ready


def test_one_thing_is_it_and_several_are_them() -> None:
    for asked, said in (
        ("reference list", "send it to you"),
        ("2 samples and a CV", "send them to you"),
    ):
        request = Request("r1", asked, MET, by="dana", eta=dt.date(2026, 11, 13))
        about = step("request_eta")
        on = board(about, facts=facts_with(replace(ACME, requests=(request,)), BETA))
        assert said in compose(on, about, Voice(SENDER)).body


# --- facts are never invented ---------------------------------------------------------------------

BARE = Opportunity(
    "bare",
    "Norwell",
    "Curator Role",
    people=(Person("kim", "recruiter"),),
    application=ACME.application,
)
NO_TALK = re.compile(
    r"\b(?:conversation on|spoke|our talk|our conversation|interviewed me|met|meeting)\b"
)


@pytest.mark.parametrize("tone", TONES)
@pytest.mark.parametrize(
    "action", ["status_check", "nudge", "mid_timeline_note", "decision_followup", "withdraw"]
)
def test_no_conversation_is_told_of_where_none_took_place(action: str, tone: str) -> None:
    about = item(action, opportunity=BARE, to="kim")
    draft = compose(board(about, facts=facts_with(BARE)), about, Voice(SENDER), Wish(tone=tone))
    assert draft.is_ready
    assert not NO_TALK.search(f"{draft.subject} {draft.body}")
    assert "Curator Role position" not in f"{draft.subject} {draft.body}"


def test_an_interview_called_off_was_no_conversation() -> None:
    (interview,) = ACME.interviews
    job = replace(ACME, interviews=(replace(interview, status="cancelled"),))
    about = step("status_check")
    assert not NO_TALK.search(
        compose(board(about, facts=facts_with(job)), about, Voice(SENDER)).body
    )


@pytest.mark.parametrize(
    ("via", "said", "never"),
    [("email", "on the terms you sent me", "discussed"), ("phone", "as we discussed", "terms you sent"), (None, "delighted", "terms")],
)  # fmt: skip
def test_terms_are_told_of_only_where_they_came_in_writing(
    via: str | None, said: str, never: str
) -> None:
    about = step("accept_confirm")
    first, *rest = facts_for("accept_confirm").opportunities
    job = replace(first, offers=tuple(replace(o, via=via) for o in first.offers))
    on = board(about, facts=facts_with(job, *rest))
    body = compose(on, about, Voice(SENDER)).body
    assert said in body
    assert never not in body


def test_a_phone_screen_is_no_meeting() -> None:
    (interview,) = ACME.interviews
    job = replace(ACME, interviews=(replace(interview, kind="phone screen"),))
    for action in ("thank_you", "status_check", "thank_you_card"):
        for tone in TONES:
            about = step(action)
            draft = compose(
                board(about, facts=facts_with(job)), about, Voice(SENDER), Wish(tone=tone)
            )
            assert not re.search(
                r"\b(?:meeting|meet|met|seeing me)\b", f"{draft.subject} {draft.body}"
            )


def test_only_told_fit_is_claimed() -> None:
    claims = re.compile(r"experience|fits|suits|matches", re.IGNORECASE)
    for action in MESSAGES:
        for tone in TONES:
            about = step(action)
            body = compose(
                board(about, facts=facts_for(action)), about, Voice(SENDER), Wish(tone=tone)
            ).body
            if action not in ("feedback_request", "brief_reference", "keep_warm"):
                assert not claims.search(
                    re.sub(r"when it suits you|suits you|would suit|suit you", "", body)
                ), (action, tone)
    about = step("application_followup")
    told = facts_with(replace(ACME, fit="I have run streaming pipelines for six years"))
    assert (
        "I have run streaming pipelines for six years."
        in compose(board(about, facts=told), about, Voice(SENDER)).body
    )
    voice = Voice(
        SENDER, fit={"engineer": "I have built data platforms twice.", "": "I learn fast."}
    )
    assert "data platforms twice" in compose(board(about), about, voice).body


def test_what_they_meant_to_send_is_named() -> None:
    about = step("promise_followup")
    body = compose(board(about), about, Voice(SENDER)).body
    assert "You kindly offered to send me the team brochure by Tuesday, November 10" in body


# --- days and threads -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("zone", "mdy", "said"),
    [
        ("America/New_York", False, "Tuesday, November 10"),
        ("Europe/Berlin", False, "Tuesday 10 November"),
        ("Europe/Berlin", True, "Tuesday, November 10"),
    ],
)
def test_days_are_written_as_the_recipient_writes_them(zone: str, mdy: bool, said: str) -> None:
    about = step("thank_you")
    on = board(about, facts=facts_with(replace(ACME, employer_tz=zone)))
    assert said in compose(on, about, Voice(SENDER, mdy=mdy)).body


def test_hours_are_twelve_where_the_month_stands_first() -> None:
    about = step("missed_meeting")
    for zone, said in (("America/New_York", "at 2:00 PM"), ("Europe/Berlin", "at 14:00")):
        on = board(about, facts=facts_with(replace(ACME, employer_tz=zone)))
        assert said in compose(on, about, Voice(SENDER)).body


def test_re_stands_only_before_a_subject_of_the_history() -> None:
    about = step("nudge")
    assert not compose(board(about), about, Voice(SENDER)).subject.startswith("Re:")
    sent = Sent(
        MET, "status_check", to="dana", text="Subject: Re: The engineer post\n\nHello Dana,"
    )
    on = board(about, facts=facts_with(replace(ACME, sent=(sent,))))
    assert compose(on, about, Voice(SENDER)).subject == "Re: The engineer post"
    fresh = step("status_check")
    assert compose(on, fresh, Voice(SENDER)).subject != "Re: The engineer post"


def test_an_answer_takes_their_subject() -> None:
    about = step("respond_to_employer")
    (message,) = ACME.received
    theirs = replace(message, text="Subject: Two dates for you\n\nHello Alex,")
    on = board(about, facts=facts_with(replace(ACME, received=(theirs,)), BETA))
    assert compose(on, about, Voice(SENDER)).subject == "Re: Two dates for you"
    assert not compose(board(about), about, Voice(SENDER)).subject.startswith("Re:")


# --- how a person is called -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("contact", "warm", "plain"),
    [
        (Contact("dana", "Nguyễn Thị Hoa"), "Hello Nguyễn Thị Hoa,", "Dear Nguyễn Thị Hoa,"),
        (Contact("dana", "Nguyễn Thị Hoa", call_as="Hoa"), "Hello Hoa,", "Dear Hoa,"),
        (Contact("dana", "Jan van der Berg"), "Hello Jan,", "Dear Jan van der Berg,"),
        (Contact("dana", "Dr. Jan van der Berg"), "Hello Dr. van der Berg,", "Dear Dr. van der Berg,"),
        (Contact("dana", "Prof. Dr. Anna Müller"), "Hello Prof. Müller,", "Dear Prof. Müller,"),
        (Contact("dana", "Herr Müller"), "Hello Herr Müller,", "Dear Herr Müller,"),
        (Contact("dana", "Wang Fang"), "Hello Wang Fang,", "Dear Wang Fang,"),
        (Contact("dana", "Recruiting"), "Hello Recruiting team,", "Dear Recruiting team,"),
        (Contact("dana", "Talent Acquisition Team"), "Hello Talent Acquisition Team,", "Dear Talent Acquisition Team,"),
    ],
)  # fmt: skip
def test_a_greeting_calls_them_as_they_are_called(contact: Contact, warm: str, plain: str) -> None:
    about = step("status_check")
    people = (replace(contact, email="x@acme.example"), *CONTACTS[1:])
    on = board(about, facts=replace(FACTS, contacts=people))
    for tone, greeting in (("warm", warm), ("plain", plain)):
        draft = compose(on, about, Voice(SENDER), Wish(tone=tone))
        assert draft.body.splitlines()[0] == greeting
        assert [f.what for f in lint(draft, on, about) if f.severity == "E"] == []


def test_nothing_here_needs_the_whole_world() -> None:
    """A recipient nobody met, an interview without notes: the draft reads on."""
    lone = Opportunity("o", "Norwell", "Curator", interviews=(Interview("i", MET, status="held"),))
    about = item("thank_you", opportunity=lone, to=None, for_="i")
    facts = Facts(opportunities=(lone,))
    assert compose(board(about, facts=facts), about, Voice(SENDER)).is_ready


def test_a_line_that_stands_twice_is_offered_once() -> None:
    on, about = noted(
        "~ they plan a move to Dagster", "~ They plan a move to Dagster", "+ the tour"
    )
    assert [one.number for one in candidates(on, about).offered] == [1, 2]
