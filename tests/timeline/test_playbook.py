"""The playbooks say the numbers of the law, and refuse numbers outside its limits."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from followup_tui.facts import ACTIONS
from followup_tui.timeline import PlaybookError, load_playbooks, read_playbook
from followup_tui.timeline.playbook import playbook_of
from followup_tui.timeline.why import Source
from tests.playbooks import written

LAW = json.loads((Path(__file__).parent.parent / "golden" / "playbook.json").read_text("utf-8"))
SPECIAL: dict[tuple[str, str], dict[str, str | None]] = {
    ("thank_you", "due"): {"balanced": "1d", "patient": "2d fwd", "assertive": "1d"},
    ("deliver_request", "due"): dict.fromkeys(("balanced", "patient", "assertive"), "1d"),
    ("accelerate", "give_up"): dict.fromkeys(("balanced", "patient", "assertive")),
    ("application_followup", "give_up"): {
        "balanced": "45d",
        "patient": "60d",
        "assertive": "45d",
    },
    ("application_followup", "nb"): {
        "balanced": "7d fwd",
        "patient": "7d fwd",
        "assertive": "3bd",
    },
}
IN_CODE = {("mid_timeline_note", step) for step in ("nb", "ideal", "due", "give_up")} | {
    ("close_out", "nb"),
    ("close_out", "ideal"),
    ("close_out", "due"),
    ("apply_lessons", "ideal"),
    ("apply_lessons", "due"),
    ("offer_decide", "nb"),
    ("offer_decide", "ideal"),
    ("offer_decide", "due"),
    ("offer_decide", "give_up"),
    ("offer_extension_request", "due"),
    ("offer_extension_request", "give_up"),
    ("decline_offer", "due"),
}
FIELDS = {"nb": "not_before", "ideal": "ideal", "due": "due_by", "give_up": "give_up"}


@pytest.mark.parametrize("name", ["balanced", "patient", "assertive"])
@pytest.mark.parametrize("rule", LAW["rules"].values(), ids=LAW["rules"].keys())
def test_every_number_is_the_law_s(name: str, rule: dict[str, Any]) -> None:
    action = str(rule["action"])
    own = rule.get(name) if isinstance(rule.get(name), dict) else {}
    assert isinstance(own, dict)
    ours = load_playbooks()[name].rules[action]
    for step, field in FIELDS.items():
        if (action, step) in IN_CODE:
            continue
        law = (
            SPECIAL[action, step][name] if (action, step) in SPECIAL else own.get(step, rule[step])
        )
        offset = getattr(ours, field)
        assert (str(offset) if offset else None) == law, step


def test_the_other_numbers_are_the_law_s() -> None:
    books = load_playbooks()
    assert [books[b]["nudge"].limit for b in books] == [2, 2, 3]
    assert [books[b]["value_checkin"].limit for b in books] == [3, 2, 3]
    assert [books[b]["application_followup"].limit for b in books] == [1, 1, 2]
    assert [str(books[b]["close_out"].not_before) for b in books] == ["10bd", "20bd", "5bd"]
    assert [books[b]["mid_timeline_note"].mode for b in books] == ["only_if_invited", "off", "on"]
    assert [books[b]["thank_you_card"].mode for b in books] == ["optional", "recommended", "off"]
    assert [books[b]["thank_you"].due_hours for b in books] == [24, 48, 24]
    assert [str(books[b].gap) for b in books] == ["5bd", "10bd", "3bd"]
    assert books["balanced"]["mid_timeline_note"].share == (50, 75)


def test_there_is_a_rule_with_a_source_for_every_action() -> None:
    for book in load_playbooks().values():
        assert set(book.rules) == set(ACTIONS)
        assert all(
            rule.sources and all(s.says for s in rule.sources) for rule in book.rules.values()
        )


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ('[nudge]\nnot_before = "2bd"\nideal = "2bd"', "under 3bd"),
        ('[application_followup]\ngive_up = "90d"', "not under 90d"),
        ("[nudge]\nlimit = 6", "not within 1 to 5"),
        ('[status_check]\nideal = "30d"', "must not go back in time"),
        ('[status_check]\nideal = "soon"', "not a distance"),
        ('[status_czech]\nideal = "7d"', "no such action"),
        ("[status_check]\nurgency = 3", "urgency"),
        ("[status_check]\nideal = 7", "status_check.ideal = 7 is not a distance"),
        ('[status_check]\nideal = ""', "is not a distance"),
        ('[status_check]\nanchor = "x"', "status_check.anchor: no such number"),
        ('[nudge]\nmode = "of"', "nudge.mode = 'of'"),
        ("[value_checkin]\nlimit = 9", "not within 1 to 5"),
        ("[thank_you]\ndue_hours = 0", "under 1"),
        ("[mid_timeline_note]\nshare = [80, 60]", "share"),
        ("[nudge.agian]\nlimit = 1", "the nearest is again"),
        ("[nudge.again]\nurgency = 1", "^nudge.again.urgency: no such number"),
        ("[nudge.again]\nlimit = 9", "^nudge.limit: 9 is not within 1 to 5"),
        ("nudge = 3", "no table"),
        ('name = "other"', "name: no such action"),
        ("[nudge", "not TOML"),
    ],
)
def test_limits_bind_every_playbook(change: str, complaint: str) -> None:
    with pytest.raises(PlaybookError, match=complaint):
        read_playbook("mine", f'inherits = "balanced"\n{change}\n', load_playbooks())


@pytest.mark.parametrize("parent", ['"lazy"', "3"])
def test_a_playbook_inherits_from_one_there_is(parent: str) -> None:
    with pytest.raises(PlaybookError, match=r"^inherits: .* is none of balanced, patient, assert"):
        read_playbook("mine", f"inherits = {parent}\n", load_playbooks())


def test_a_playbook_states_only_what_differs() -> None:
    mine = read_playbook("mine", '[status_check]\ndue_by = "10d fwd"\n', load_playbooks())
    assert str(mine["status_check"].due_by) == "10d fwd"
    assert mine["nudge"] == load_playbooks()["balanced"]["nudge"]
    assert mine["status_check"].sources[0].says == (
        "your own numbers, 7d fwd / 7d fwd / 10d fwd / 45d; "
        "balanced has 7d fwd / 7d fwd / 14d fwd / 45d"
    )
    assert len(mine["status_check"].sources) == 1


def test_a_playbook_of_its_own_has_a_rule_for_everything() -> None:
    with pytest.raises(PlaybookError, match=r"^no rule for interview_checklist, "):
        playbook_of({"name": "mine"}, load_playbooks())


def test_numbers_of_a_case_are_nobody_s_word_either() -> None:
    text = '[nudge.again]\nideal = "8d fwd"\n[debrief]\nsources = [{id = "S0", stance = "supports", says = "so"}]'
    mine = read_playbook("mine", text, load_playbooks())
    assert (mine.name, mine.inherits) == ("mine", "balanced")
    again = mine.case("nudge", "again")
    assert again is not None
    (own,) = again.sources
    assert (own.id, own.stance) == ("playbook", "supports")
    assert own.says.startswith(f"your own numbers, {again.numbers}; balanced has ")
    assert mine["debrief"].sources == (Source("S0", "supports", "so"),)


def test_what_a_start_reads_is_what_is_written() -> None:
    for path, data in written().items():
        assert json.loads(path.read_text("utf-8")) == data, "run python -m tests.playbooks"
