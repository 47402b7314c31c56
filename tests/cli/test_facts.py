"""``add``, ``edit``, ``rm``: every fact by its own field names, in words people type."""

from __future__ import annotations

from typing import Any

import pytest

from followup_tui.cli.kinds import kinds
from followup_tui.cli.parser import COMMANDS
from followup_tui.facts import home_of
from tests.cli.conftest import Shell
from tests.cli.test_jot import on_a_terminal

# The day is Thu 5 Mar 2026.


def words(line: str) -> list[str]:
    """A line as the shell would split it; ``|`` is a space within a word."""
    return [word.replace("|", " ") for word in line.split(" ")]


def acme(shell: Shell) -> dict[str, Any]:
    document = shell.ok("export").json
    return next(one for one in document["opportunities"] if one["id"] == "acme")


ADDED = [
    ("person acme contact=bo relation=peer", {"contact": "bo", "relation": "peer"}),
    ("application acme", {"submitted_on": "2026-03-05"}),
    (
        "application acme submitted_on=23|feb closes_on=+2w contact_policy=no-calls",
        {"submitted_on": "2026-02-23", "closes_on": "2026-03-19", "contact_policy": "no_calls"},
    ),
    ("interview acme on=next|thu with=dana,bo kind=onsite",
     {"id": "onsite", "on": "2026-03-12", "kind": "onsite", "with": ["dana", "bo"]}),
    ("interview acme starts_at=thu|14:00 ended_at=15:30",
     {"id": "i2", "on": "2026-03-05", "starts_at": "2026-03-05T14:00:00-05:00",
      "ended_at": "2026-03-05T15:30:00-05:00"}),
    ("interview acme starts_at=2026-03-12T14:00:00+01:00 location=Main|St",
     {"id": "i2", "on": "2026-03-12", "starts_at": "2026-03-12T14:00:00+01:00",
      "location": "Main St"}),
    ("statement acme kind=decide_by date=13|mar by=dana|reyes",
     {"on": "2026-03-05", "kind": "decide_by", "by": "dana", "date": "2026-03-13"}),
    ("statement acme on=yesterday kind=decide_in n=1 n_max=2 unit=week about=final",
     {"on": "2026-03-04", "kind": "decide_in", "about": "final", "n": 1, "n_max": 2,
      "unit": "weeks"}),
    ("statement acme kind=followup_ok anytime=yes",
     {"on": "2026-03-05", "kind": "followup_ok", "anytime": True}),
    ("request acme item=code|sample due=fri via=e_mail".replace("e_mail", "email"),
     {"id": "code-sample", "item": "code sample", "on": "2026-03-05", "via": "email",
      "due": "2026-03-06"}),
    ("reference acme contact=bo briefed_on=wed",
     {"contact": "bo", "given_on": "2026-03-05", "briefed_on": "2026-03-04"}),
    ("sent acme action=thank_you to=dana for=i1 at=11:30",
     {"on": "2026-03-05", "at": "2026-03-05T11:30:00-05:00", "action": "thank_you", "to": "dana",
      "for": "i1"}),
    ("received acme kind=reply from=dana on=mon text=a,b|c",
     {"on": "2026-03-02", "from": "dana", "kind": "reply", "text": "a,b c"}),
    ("received acme kind=invite needs_reply=yes",
     {"id": "invite", "on": "2026-03-05", "kind": "invite", "needs_reply": True}),
    ("offer acme deadline=3bd wants_time=y",
     {"on": "2026-03-05", "deadline": "2026-03-10", "wants_time": True}),
    ("decision acme kind=withdrawn", {"kind": "withdrawn", "on": "2026-03-05"}),
    ("rejection acme on=2|days|ago stage=phone", {"on": "2026-03-03", "stage": "phone"}),
    ("feedback acme text=shorter|answers",
     {"id": "f1", "on": "2026-03-05", "text": "shorter answers"}),
    ("note acme body=#|Hello\n-|there contact=dana interview=i1",
     {"id": "note-1", "at": "2026-03-05T12:00:00-05:00", "interview": "i1", "contact": "dana",
      "body": "# Hello\n- there"}),
    ("snooze key=acme/status_check until=mon",
     {"key": "acme/status_check", "on": "2026-03-05", "until": "2026-03-09"}),
    ("skip acme key=acme/nudge why=no|use",
     {"key": "acme/nudge", "on": "2026-03-05", "why": "no use"}),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), ADDED)
def test_add_edit_nothing_remove(hunt: Shell, line: str, expected: dict[str, Any]) -> None:
    before = hunt.ok("export").out
    name = line.split()[0]
    home = home_of(kinds()[name])
    told = hunt.ok("add", *words(line), "--json").json
    held = acme(hunt)[name if name == "offer" else home.field]
    if name == "offer":
        held = [held]
    assert (held[-1] if isinstance(held, list) else held) == expected
    assert told == {
        "version": 1,
        "kind": name,
        "opportunity": "acme",
        "id": expected.get("id"),
        "number": len(held) if isinstance(held, list) else None,
        "changed": True,
    }
    which = [] if not home.is_list else [str(len(held))]
    hunt.ok("rm", name, "acme", *which, "--yes")
    assert hunt.ok("export").out == before
    hunt.ok("undo", "--yes")
    hunt.ok("undo", "--yes")
    assert hunt.ok("export").out == before


def test_every_kind_of_the_document_is_tried() -> None:
    tried = {line.split()[0] for line, _ in ADDED}
    assert tried | {"opportunity", "contact", "chat"} == set(kinds())
    for name in kinds():
        assert name in COMMANDS["add"].parser().format_help()


def test_what_stands_by_itself(shell: Shell) -> None:
    shell.ok("add", *words("opportunity company=Acme role=Engineer tags=remote,first priority=1"))
    shell.ok("add", *words("contact name=Dana|Reyes postal=1|Main|St\nSpringfield"))
    shell.ok("add", *words("chat contact=dana touched_on=yesterday,today"))
    document = shell.ok("export").json
    assert document["opportunities"] == [
        {"id": "acme-engineer", "company": "Acme", "role": "Engineer", "tags": ["remote", "first"],
         "priority": 1}
    ]  # fmt: skip
    (contact,) = document["contacts"]
    assert contact == {
        "id": "dana-reyes",
        "name": "Dana Reyes",
        "postal": "1 Main St\nSpringfield",
    }
    assert document["networking"] == [
        {"id": "c1", "contact": "dana-reyes", "on": "2026-03-05",
         "touched_on": ["2026-03-04", "2026-03-05"]}
    ]  # fmt: skip


EDITS = [
    ("interview acme i1 kind=panel", "interviews", {"kind": "panel"}),
    ("interview acme 1 with=", "interviews", {"with": None}),
    ("interview acme status=cancelled", "interviews", {"status": "cancelled"}),
    ("request acme r1 due=fri by=", "requests", {"due": "2026-03-06", "by": None}),
    ("request acme 1 delivered_on=thu", "requests", {"delivered_on": "2026-03-05"}),
    ("person acme dana relation=recruiter", "people", {"relation": "recruiter"}),
]


@pytest.mark.parametrize(("line", "field", "expected"), EDITS)
def test_edit(hunt: Shell, line: str, field: str, expected: dict[str, Any]) -> None:
    before = hunt.ok("export").out
    hunt.ok("edit", *words(line))
    (found,) = acme(hunt)[field]
    assert {key: found.get(key) for key in expected} == expected
    hunt.ok("undo", "--yes")
    assert hunt.ok("export").out == before


def test_a_new_day_takes_the_times_along(hunt: Shell) -> None:
    hunt.ok("edit", *words("interview acme i1 status=scheduled"))
    hunt.ok("edit", *words("interview acme i1 starts_at=4|mar|10:00 ended_at=4|mar|11:00"))
    hunt.ok("edit", *words("interview acme i1 on=9|mar"))
    (found,) = acme(hunt)["interviews"]
    assert (found["starts_at"], found["ended_at"]) == (
        "2026-03-09T10:00:00-04:00",
        "2026-03-09T11:00:00-04:00",
    )


def test_edit_what_stands_by_itself(hunt: Shell) -> None:
    hunt.ok("edit", *words("contact dana email= phone=+1|555|0100"))
    hunt.ok("edit", *words("opportunity acme employer_tz=Europe/Berlin playbook=patient"))
    hunt.ok("add", *words("chat contact=bo on=last|fri"))
    hunt.ok("edit", *words("chat c1 thanked_on=today"))
    document = hunt.ok("export").json
    assert document["contacts"][0] == {"id": "dana", "name": "Dana Reyes", "phone": "+1 555 0100"}
    assert document["networking"][0]["thanked_on"] == "2026-03-05"
    assert (acme(hunt)["employer_tz"], acme(hunt)["playbook"]) == ("Europe/Berlin", "patient")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("weekend=sat,fri", {"weekend": [4, 5]}),
        ("weekend=none", {"weekend": []}),
        ("home_tz=Europe/Berlin playbook=patient",
         {"home_tz": "Europe/Berlin", "playbook": "patient"}),
        ("holidays=25|dec,26|nov", {"holidays": ["2026-11-26", "2026-12-25"]}),
    ],
)  # fmt: skip
def test_the_settings(hunt: Shell, line: str, expected: dict[str, Any]) -> None:
    before = hunt.ok("export").out
    hunt.ok("edit", "settings", *words(line))
    settings = hunt.ok("export").json["settings"]
    assert {key: settings.get(key) for key in expected} == expected
    hunt.ok("undo", "--yes")
    assert hunt.ok("export").out == before


def test_decisions_about_networking(hunt: Shell) -> None:
    hunt.ok("add", *words("chat contact=bo on=last|fri"))
    hunt.ok("add", *words("snooze key=-/networking_touch/bo until=+3d"))
    hunt.ok("edit", *words("snooze - 1 until=+4d"))
    (chat,) = hunt.ok("export").json["networking"]
    assert chat["snoozes"][0]["until"] == "2026-03-09"
    hunt.ok("rm", "snooze", "-", "1", "--yes")
    assert "snoozes" not in hunt.ok("export").json["networking"][0]


def test_an_edit_that_changes_nothing_is_no_entry(hunt: Shell) -> None:
    entries = hunt.ok("history").out
    assert "nothing changed" in hunt.ok("edit", *words("request acme r1 item=references")).out
    assert hunt.ok("history").out == entries


REFUSED = [
    ("add statement acme kind=decide_by date=31|feb", 65, "date: Feb has no day 31"),
    ("add statement acme kind=decide_by date=5", 65, "date: '5' is only a number"),
    ("add statement acme kind=decide_by", 65, "date: missing, but required with decide_by"),
    ("add statement acme", 65, "kind: missing; write kind=, one of decide_by"),
    ("add statement acme kind=maybe", 65, "kind: 'maybe' is not one of decide_by"),
    ("add statement acme kind=decide_in n=two unit=weeks", 65, "n: 'two' is not a whole number"),
    ("add statement acme kind=vague on=tomorrow", 65, "on: 2026-03-06 is still ahead"),
    ("add statement acme kind=vague anytime=perhaps", 65, "anytime: 'perhaps' is not yes or no"),
    ("add statement acme kind=vague dte=fri", 65, "dte: no such field; did you mean date?"),
    ("add statement acme kind=vague from_note=x", 65, "from_note: no such field"),
    ("add application acme on=fri", 65, "on: no such field; did you mean submitted_on?"),
    ("add interview acme time=10:00", 65, "time: no such field; did you mean starts_at?"),
    ("add request acme deadline=fri", 65, "deadline: no such field; did you mean due?"),
    ("add opportunity applied=fri", 65, "it is submitted_on of application: followup add"),
    ("edit opportunity acme email=x", 65, "it is email of contact: followup add contact"),
    ("add interview acme on=fri with=dana,zoe", 1, "no such person: 'zoe'"),
    ("add interview acme on=fri id=I!", 65, "id: 'I!' is not an id"),
    ("add interview acme on=fri id=i1", 65, "id: 'i1' is the id of another interview"),
    ("add interview acme on=fri starts_at=sat|10:00", 65, "does not fall on 2026-03-06"),
    ("add interview acme starts_at=8|mar|02:30", 65, "does not exist on Sun 8 Mar 2026"),
    ("add interview acme starts_at=fri", 65, "starts_at: 'fri' names no time"),
    ("add interview acme on=one|to|two|weeks", 65, "is a range"),
    ("add snooze acme key=globex/nudge until=fri", 65, "key: 'globex/nudge' is no item of acme"),
    ("add snooze acme key=nonsense until=fri", 65, "key: 'nonsense' is not a key"),
    (
        "add received acme kind=reply_new_date",
        65,
        "date: missing, but required with reply_new_date",
    ),
    ("add request acme item=", 65, "item: cannot be empty"),
    ("add request nowhere item=x", 1, "no such opportunity: 'nowhere'"),
    ("add request item=x", 2, "which opportunity?"),
    ("add request acme item=x stray", 2, "'stray' is no field=value; there are id=, item=, on="),
    ("add thing acme", 2, "'thing' is not one of: contact, opportunity"),
    ("add contact name=dana|REYES", 65, "looks like dana (Dana Reyes"),
    ("add contact name=Dana|Reyez", 65, "looks like dana"),
    ("add contact name=Other email=DANA@acme.example", 65, "looks like dana"),
    ("add opportunity company=ACME role=Staff|Engineer", 65, "looks like acme (Acme"),
    ("add opportunity company=Acme|Inc. role=Engineer", 65, "looks like acme (Acme"),
    ("edit request acme r1", 2, "what to change?"),
    ("edit request acme r9 item=x", 1, "by number, 1, or by id: r1"),
    ("edit request acme 2 item=x", 1, "no such request: '2'"),
    ("edit request acme r1 id=r2", 65, "a record keeps its id"),
    ("edit statement acme 1 kind=vague", 1, "no statement to be found"),
    ("edit offer acme deadline=fri", 1, "no offer to be found"),
    ("edit contact dana name=", 65, "name: cannot be empty"),
    ("edit settings", 2, "what to change? followup edit settings"),
    ("edit settings acme weekend=sat", 2, "'acme' is no field=value"),
    (
        "edit settings weekend=someday",
        65,
        "weekend: 'someday' is no weekday: write sat,sun or none",
    ),
    ("edit settings weekend=mon,tue,wed,thu,fri,sat,sun", 65, "leave one"),
    ("edit settings home_tz=Mars/Base", 65, "home_tz: 'Mars/Base'"),
    ("edit settings playbook=mine", 65, "playbook: 'mine' is not one of"),
    ("rm settings --yes", 2, "only changed: followup edit settings"),
    ("add settings weekend=sat", 2, "only changed: followup edit settings"),
    ("rm request acme r1", 2, "nothing was deleted: there is no terminal to ask on"),
    ("rm request acme r1 item=x --yes", 2, "takes no field=value"),
    ("rm contact dana --yes", 65, "people of acme, interviews of acme, requests of acme"),
]


@pytest.mark.parametrize(("line", "code", "err"), REFUSED)
def test_refusals_name_field_value_and_what_would_do(
    hunt: Shell, line: str, code: int, err: str
) -> None:
    before = hunt.ok("export").out
    result = hunt(*words(line))
    assert (result.code, err in result.err) == (code, True), result
    assert result.err.count("\n") == 1
    assert hunt.ok("export").out == before


def test_a_refusal_makes_no_file(shell: Shell) -> None:
    assert shell("add", "opportunity", "company=Acme").code == 65
    assert shell("add", "contact", "name=x", "id=!").code == 65
    assert not shell.db.exists()


@pytest.mark.parametrize(
    "line",
    ["contact name=Dana|Reyes --force", "opportunity company=Acme role=Engineer --force"],
)
def test_a_twin_can_be_forced(hunt: Shell, line: str) -> None:
    told = hunt.ok("add", *words(line), "--json").json
    assert told["id"] in ("dana-reyes", "acme-engineer")


@pytest.mark.parametrize(
    "line", ["contact name=Zoe|Quinn", "opportunity company=Acme role=Accountant"]
)
def test_what_is_no_twin_needs_no_force(hunt: Shell, line: str) -> None:
    hunt.ok("add", *words(line))


def test_show_numbers_what_edit_and_rm_take(hunt: Shell) -> None:
    for kind in ("vague", "followup_ok", "no_followup"):
        hunt.ok("add", "statement", "acme", f"kind={kind}")
    said = hunt.ok("show", "acme").said
    assert "Statements 1 2026-03-05, vague 2 2026-03-05, followup ok 3 2026-03-05" in said
    assert "with Dana Reyes (dana)" in said
    hunt.ok("rm", "statement", "acme", "2", "--yes")
    assert [one["kind"] for one in acme(hunt)["statements"]] == ["vague", "no_followup"]


def test_show_says_stretches_and_hours_in_words(hunt: Shell) -> None:
    hunt.ok(
        "jot", "acme", "--yes", "decide: in two to three weeks\nnext: onsite 12 mar 14:00-15:00"
    )
    said = hunt.ok("show", "acme").said
    assert "decide in 2 to 3 weeks" in said
    assert "starts 2026-03-12 14:00, ends 2026-03-12 15:00" in said


def test_show_alone_lists_every_id(hunt: Shell) -> None:
    hunt.ok("add", "chat", "contact=bo")
    said = hunt.ok("show").said
    for words_ in ("acme Acme · Engineer, interviewing", "dana Dana Reyes, dana@", "c1 Bo Chen"):
        assert words_ in said
    listed = hunt.ok("show", "--json").json
    assert [one["id"] for one in listed["opportunities"]] == ["acme", "globex"]
    assert [one["id"] for one in listed["contacts"]] == ["dana", "bo"]


def test_nothing_to_show(shell: Shell) -> None:
    assert "followup add opportunity" in shell.ok("show").out
    assert not shell.db.exists()


# --- deleting -------------------------------------------------------------------------------------


def test_deleting_names_what_hangs_on_it(hunt: Shell) -> None:
    hunt.ok("add", *words("note acme body=hello interview=i1"))
    hunt.ok("add", *words("sent acme action=thank_you to=dana for=i1"))
    hunt.ok("snooze", "acme/debrief/i1", "2026-03-09")
    before = hunt.ok("export").out
    said = hunt.ok("rm", "interview", "acme", "i1", "--yes").said
    for what in ("stays: 1 note about it", "1 sent message about it", "1 decision about it"):
        assert what in said
    assert "followup undo brings it back" in said
    assert "interview" not in acme(hunt)["notes"][0]
    hunt.ok("undo", "--yes")
    assert hunt.ok("export").out == before


def test_deleting_an_opportunity_takes_all_of_it(hunt: Shell) -> None:
    before = hunt.ok("export").out
    said = hunt.ok("rm", "opportunity", "acme", "--yes").said
    assert "with it go: 1 part in it, 1 interview, 1 request" in said
    assert hunt("show", "acme").code == 1
    assert "opportunity deleted" in hunt.ok("history").out
    hunt.ok("undo", "--yes")
    assert hunt.ok("export").out == before


def test_facts_stay_when_their_note_goes(hunt: Shell) -> None:
    hunt.ok("jot", "acme", "--yes", "need: a sample\nprefers: phone")
    assert "stays: 2 facts read from it" in hunt.ok("rm", "note", "acme", "note-1", "--yes").said
    assert len(acme(hunt)["statements"]) == 1


def test_a_contact_named_nowhere_can_go(hunt: Shell) -> None:
    hunt.ok("add", "contact", "name=Zoe Quinn")
    hunt.ok("rm", "contact", "zoe", "--yes")
    assert len(hunt.ok("export").json["contacts"]) == 2


@pytest.mark.parametrize(("answer", "is_gone"), [(b"y\n", True), (b"\n", False), (b"no\n", False)])
def test_deleting_asks(hunt: Shell, answer: bytes, is_gone: bool) -> None:
    result = on_a_terminal(hunt, answer, "rm", "request", "acme", "r1")
    assert (result.code, result.err) == (0, "Delete this request? [y/N] ")
    assert ("requests" not in acme(hunt)) == is_gone


@pytest.mark.parametrize(
    "address", ["not an address", "mailto:a@b.example", "A <a@b.example>", "a@"]
)
def test_an_address_that_is_none_is_refused(hunt: Shell, address: str) -> None:
    done = hunt("edit", "contact", "dana", f"email={address}")
    assert done.code == 65
    assert f"email: {address!r} is no e-mail address (write it like name@company" in done.err


@pytest.mark.parametrize(
    "line", ["offer acme deadline=yesterday", "received acme kind=offer date=yesterday"]
)
def test_an_offer_does_not_lapse_before_it_came(hunt: Shell, line: str) -> None:
    done = hunt("add", *words(line))
    assert done.code == 65
    assert "2026-03-04 is before the day of the offer, 2026-03-05: write a later one" in done.err


def test_a_document_may_hold_what_nobody_would_type(hunt: Shell) -> None:
    dana = {"id": "dana", "name": "Dana Reyes", "email": "ask at reception"}
    offer = {"on": "2026-03-04", "deadline": "2026-03-03"}
    came = {"on": "2026-03-04", "kind": "offer", "date": "2026-03-03"}
    one = {"id": "acme", "company": "Acme", "role": "Engineer", "offer": offer, "received": [came]}
    frame = {"format": "followup-tui", "version": 1, "contacts": [dana], "opportunities": [one]}
    assert hunt.take(frame).code == 0
    assert (acme(hunt)["offer"], acme(hunt)["received"]) == (offer, [came])
    hunt.ok("edit", "contact", "dana", "phone=1234")
    hunt.ok("edit", "offer", "acme", "via=phone")
    assert hunt("edit", "offer", "acme", "deadline=2026-03-02").code == 65
