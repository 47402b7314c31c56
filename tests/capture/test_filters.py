"""The filter: each word against a plain look at the facts, and what is said of a wrong one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_tui.capture.filter_grammar import FilterError, read_filter
from followup_tui.capture.filters import with_ids, with_person
from followup_tui.capture.scenes import Scenes
from followup_tui.exchange import read_document
from followup_tui.facts import Contact, Opportunity, folded
from followup_tui.timeline import (
    Board,
    Event,
    Item,
    Status,
    last_dealing,
    load_playbooks,
    stage,
    survey,
)
from followup_tui.wording import groups
from tests.oracle.histories import random_document
from tests.oracle.known import read_now

TODAY = dt.date(2026, 11, 29)


def board_of(seed: int) -> Board:
    document, now = random_document(Random(seed))
    facts = read_document(document)
    return survey(facts, read_now(now, ZoneInfo(facts.settings.home_tz)), load_playbooks())


BOARDS = [board_of(seed) for seed in range(40)]


def narrowed(board: Board, text: str) -> list[Item]:
    found = read_filter(text, board.today)
    items = board.agenda if found.wants_ended else board.listed()
    return [item for item in found.kept(items, Scenes(board)) if isinstance(item, Item)]


def keys(board: Board, text: str) -> set[str]:
    return {str(item.key) for item in narrowed(board, text)}


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("overdue", Status.OVERDUE),
        ("due", Status.DUE),
        ("open", Status.OPEN),
        ("early", Status.PREMATURE),
        ("waiting", Status.BLOCKED),
    ],
)
def test_a_status_is_asked_by_its_word(word: str, status: Status) -> None:
    for board in BOARDS:
        assert keys(board, f"is:{word}") == {
            str(i.key) for i in board.listed() if i.status is status
        }
        assert keys(board, f"-is:{word}") == {
            str(i.key) for i in board.listed() if i.status is not status
        }


def test_done_and_snoozed_are_found_where_they_are_asked_for() -> None:
    for board in BOARDS:
        assert keys(board, "is:done") == {
            str(i.key) for i in board.agenda if i.status is Status.DONE
        }
        assert keys(board, "is:snoozed") == {
            str(i.key) for i in board.agenda if i.snoozed_until is not None
        }


def test_what_comes_by_itself_is_asked_for_too() -> None:
    for board in BOARDS:
        rows = [row for group in groups(board) for row in group.rows]
        kept = read_filter("is:coming", board.today).kept(rows, Scenes(board))
        assert kept == [row for row in rows if isinstance(row, Event) and not row.is_idle]


def test_a_comma_is_or_and_a_space_is_and() -> None:
    for board in BOARDS:
        both = keys(board, "is:overdue,due")
        assert both == keys(board, "is:overdue") | keys(board, "is:due")
        assert keys(board, "is:overdue is:due") == set()


def test_days_and_stages() -> None:
    for board in BOARDS:
        soon = board.today + dt.timedelta(days=3)
        assert keys(board, "due<+3d") == {
            str(i.key) for i in board.listed() if i.window.due_by < soon
        }
        assert keys(board, "opens>=today") == {
            str(i.key) for i in board.listed() if i.window.not_before >= board.today
        }
        ended = ("accepted", "declined", "withdrawn", "rejected", "let go")
        assert keys(board, "stage:closed") == keys(
            board, f"stage:{','.join(ended)}".replace("let go", '"let go"')
        )
        for name in ("applied", "interviewing", "offer"):
            assert keys(board, f"stage:{name}") == {
                str(i.key)
                for i in board.listed()
                if i.opportunity
                and stage(board.opportunities[i.opportunity], board.today, board.contacts) == name
            }


@given(
    st.sampled_from(BOARDS),
    st.sampled_from(["kind:thank-you", "no:contact", "round>=2", "quiet>21d", "no:date"]),
)
def test_a_filter_and_its_opposite_part_the_agenda(board: Board, text: str) -> None:
    kept, left = keys(board, text), keys(board, f"-{text}")
    assert not kept & left
    assert kept | left == {str(i.key) for i in board.listed()}


@given(st.sampled_from(BOARDS), st.text(max_size=30))
def test_any_text_is_a_filter_or_one_clear_line(board: Board, text: str) -> None:
    wrong: list[FilterError] = []
    try:
        assert set(narrowed(board, text)) <= set(board.agenda)
    except FilterError as error:
        wrong.append(error)
    for one in wrong:
        assert text[one.start : one.start + len(one.word)] == one.word


@given(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=6))
def test_free_text_is_a_plain_scan(word: str) -> None:
    for board in BOARDS[:8]:
        for item in narrowed(board, word):
            opportunity = board.opportunities.get(item.opportunity or "")
            text = " ".join(
                [item.company, item.role, item.title, board.name(item.to)]
                + ([*opportunity.tags, opportunity.location or ""] if opportunity else [])
            )
            assert folded(word) in folded(text)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("is:overdu", "'overdue'"),
        ("stat:open", "no word of a filter"),
        ("due<soon", "names no day"),
        ("quiet>x", "quiet>21d"),
        ("kind:thnk", "no kind"),
        ("stage:", "needs a word"),
        ("company<acme", "company:acme"),
        ("company:,", "needs a word"),
        ("#,", "needs a tag"),
        ("tag:remote", "here it is '#'"),
        ("status:open", "here it is 'is'"),
        ("is:blocked", "here it is 'waiting'"),
        ("foo:bar", "there are is, stage"),
        ("kind:zz", "the nearest is '"),
        ("due<in the spring", 'write for example due<fri, due<+3d or due<"25 nov"'),
        ("due<thursady", "did you mean thursday?"),
    ],
)
def test_a_wrong_word_is_named_with_what_would_do(text: str, says: str) -> None:
    with pytest.raises(FilterError) as caught:
        read_filter(f"acme {text}", TODAY)
    assert caught.value.start == 5
    assert says in str(caught.value)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("company:acme,", "company:acme"),
        ("person:ann,,bo", "person:ann,bo"),
        ("via:agency,", "via:agency"),
        ("kind:nudge,", "kind:nudge"),
        ("is:due,", "is:due"),
        ("stage:offer,", "stage:offer"),
        ("#remote,", "#remote"),
        ("acme,", "acme"),
        ('acme "', "acme"),
        ('-"" ,', ""),
    ],
)
def test_what_is_not_typed_yet_after_a_comma_changes_nothing(typed: str, meant: str) -> None:
    read, whole = (read_filter(text, TODAY) for text in (typed, meant))
    assert read.words == whole.words
    for board in BOARDS:
        assert keys(board, typed) == keys(board, meant)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("quiet>2 weeks", "quiet>14d"),
        ("-quiet > 2 weeks e", "-quiet>14d e"),
        ("heard>1 fortnight is:due", "heard>14d is:due"),
        ("due < 25 nov e", 'due<"25 nov" e'),
        ("opens>=in 2 weeks -is:open", 'opens>="in 2 weeks" -is:open'),
        ("due<fri e", 'due<"fri" "e"'),
        ("due<=next week due>mon", 'due<="next week" due>mon'),
        ("stage:let go", 'stage:"let go"'),
        ("kind:thank you", "kind:thank-you"),
        ("company: acme", "company:acme"),
        ("is: done", "is:done"),
        ("Person = ann", "person:ann"),
    ],
)
def test_a_value_of_several_words_needs_no_quotes(typed: str, meant: str) -> None:
    read, whole = (read_filter(text, TODAY) for text in (typed, meant))
    assert (read.words.replace("-", " "), read.wants_ended) == (
        whole.words.replace("-", " "),
        whole.wants_ended,
    )
    for board in BOARDS:
        assert keys(board, typed) == keys(board, meant)


def test_a_person_is_kept_by_id_however_the_word_is_spaced() -> None:
    contacts = {"ann-lee": Contact("ann-lee", "Ann Lee")}
    assert with_ids("Person: ann", contacts) == "Person: ann-lee"
    assert with_person("person : ann-lee", "ann-lee", "bo") == "person : bo"


def test_a_filter_reads_aloud() -> None:
    found = read_filter('is:overdue,due company:acme -#remote due<2026-12-01 "big co"', TODAY)
    assert found.words == (
        "overdue or due, at acme, not tagged remote, due before Tue 1 Dec 2026, “big co”"
    )


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("due<25 nov", "before Wed 25 Nov 2026"),
        ("due>25 nov", "after Wed 25 Nov 2026"),
        ("opens:25 nov", "on Wed 25 Nov 2026"),
        ("due<25/11", "before Wed 25 Nov 2026"),
        ("due<the 25th", "before Wed 25 Nov 2026"),
        ("due<=5 dec", "by Sat 5 Dec 2026"),
        ("due<25 may", "before Tue 25 May 2027"),
        ("due<25 nov 2027", "before Thu 25 Nov 2027"),
        ("due<sat", "before Sat 5 Dec 2026"),
        ("due<+3d", "before Wed 2 Dec 2026"),
        ("due<3d", "before Wed 2 Dec 2026"),
    ],
)
def test_a_numbered_day_is_the_nearest_one_be_it_just_gone(typed: str, day: str) -> None:
    assert read_filter(typed, TODAY).words.endswith(day)


def test_a_person_named_by_id_is_kept_whatever_the_name_becomes() -> None:
    contacts = {"ann-lee": Contact("ann-lee", "Ann Chen")}
    found = read_filter("person:ann-lee,bo", TODAY, contacts=contacts)
    assert found.words == "with Ann Chen or bo"
    assert read_filter("person:ann-lee", TODAY).words == "with ann-lee"


@given(st.sampled_from(BOARDS), st.sampled_from(["is:overdue", "-is:open", "stage:applied", "e"]))
def test_an_opportunity_is_kept_by_a_row_of_its_own_or_by_itself(board: Board, text: str) -> None:
    found, scenes = read_filter(text, board.today), Scenes(board)
    rows = narrowed(board, text)
    busy = {item.opportunity for item in board.listed()}
    alone = [one for one in board.opportunities.values() if one.id not in busy]
    kept = {item.opportunity for item in rows} | {one.id for one in found.kept(alone, scenes)}
    assert [one.id for one in found.opportunities(scenes)] == [
        one for one in board.opportunities if one in kept
    ]


def plain_terms(board: Board) -> list[tuple[str, Callable[[Item], bool]]]:
    """Words of a filter, each with the plain look at the facts that says what it asks."""
    one = board.opportunities

    def of(item: Item) -> Opportunity | None:
        return one.get(item.opportunity or "")

    def people(item: Item) -> set[str | None]:
        found = of(item)
        return {item.to, *(person.contact for person in found.people)} if found else {item.to}

    def held(item: Item) -> int:
        found = of(item)
        off = ("cancelled", "no_show")
        talks = [i for i in found.interviews if i.status not in off] if found else []
        return len([i for i in talks if i.on <= board.today])

    def quiet(item: Item) -> int:
        last = last_dealing(found, board.today) if (found := of(item)) else None
        return (board.today - last).days if last else -1

    def heard(item: Item) -> int:
        found = of(item)
        if found is None:
            return -1
        days = [r.on for r in found.received if r.kind != "auto_ack"]
        days += [i.on for i in found.interviews if i.status != "cancelled"]
        days += [one.on for one in found.requests] + [one.on for one in found.offers]
        days = [day for day in days if day <= board.today]
        applied = [found.application.submitted_on] if found.application else []
        return (board.today - max(days or applied)).days if days or applied else -1

    soon = board.today + dt.timedelta(days=3)
    some = next(iter(board.contacts), "nobody")
    company = folded(next(iter(one.values())).company)[:3] if one else "x"
    return [
        ("is:due,overdue", lambda i: i.status in (Status.DUE, Status.OVERDUE)),
        ("is:optional", lambda i: i.optional),
        ("stage:applied,interviewing", lambda i: bool(of(i)) and stage_of(board, i) in ("applied", "interviewing")),
        ("kind:thank-you", lambda i: i.action.startswith("thank_you")),
        ("due<=+3d", lambda i: i.window.due_by <= soon),
        ("opens>today", lambda i: i.window.not_before > board.today),
        ("round>=1", lambda i: of(i) is not None and held(i) >= 1),
        ("quiet>14d", lambda i: quiet(i) > 14),
        ("no:contact", lambda i: people(i) <= {None}),
        ("heard>2w", lambda i: heard(i) > 14),
        (f"person:{some}", lambda i: some in people(i)),
        (f'company:"{company}"', lambda i: company in folded(i.company)),
        ("#remote,x", lambda i: bool(of(i)) and not {"remote", "x"}.isdisjoint(map(folded, of(i).tags))),
        ("via:agency,job", lambda i: bool(of(i)) and any(w in folded(of(i).source or "") for w in ("agency", "job"))),
    ]  # fmt: skip


def stage_of(board: Board, item: Item) -> str:
    return board.stage(board.opportunities[item.opportunity or ""])


@given(
    st.sampled_from(BOARDS),
    st.lists(st.tuples(st.integers(0, 13), st.booleans()), min_size=1, max_size=4),
)
def test_a_filter_is_a_plain_scan(board: Board, chosen: list[tuple[int, bool]]) -> None:
    terms = plain_terms(board)
    text = " ".join(f"{'-' if is_not else ''}{terms[n][0]}" for n, is_not in chosen)
    found = read_filter(text, board.today, contacts=board.contacts)
    kept = [item.key for item in found.kept(board.listed(), Scenes(board))]
    assert kept == [
        item.key
        for item in board.listed()
        if all(terms[n][1](item) is not is_not for n, is_not in chosen)
    ]


@pytest.mark.parametrize(
    ("typed", "before", "narrows"),
    [
        ("acme", "acm", True),
        ("acme off", "acme", True),
        ("is:due acme", "is:due ac", True),
        ("xacme", "acme", True),
        ("acm", "acme", False),
        ("off", "acme", False),
        ("acme,off", "acme", False),
        ("acme,acmo", "acm", True),
        ("-acme", "-acm", False),
        ("-acme", "acme", False),
        ("quiet>21d", "quiet>2", False),
        ("company:acme", "company:acm", False),
        ("is:due", "acme is:due", False),
    ],
)
def test_a_word_typed_on_narrows(typed: str, before: str, narrows: bool) -> None:
    assert read_filter(typed, TODAY).narrows(read_filter(before, TODAY)) is narrows


@given(
    st.sampled_from(BOARDS),
    st.lists(st.sampled_from(["thank", "-thank", "no,te", "is:due", "quiet>2 w", "a", "#remote"])),
)
def test_what_a_word_typed_on_keeps_is_found_among_what_was_kept(
    board: Board, words: list[str]
) -> None:
    scenes = [Scenes(board).of(item) for item in board.listed()]
    text, before = " ".join(words), read_filter("", board.today)
    kept = before.flags(scenes)
    for end in range(len(text) + 1):
        with suppress(FilterError):
            found = read_filter(text[:end], board.today)
            flags = found.flags(scenes, kept if found.narrows(before) else None)
            assert flags == found.flags(scenes)
            before, kept = found, flags
