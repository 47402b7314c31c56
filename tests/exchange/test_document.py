"""The interchange document: lossless both ways, and strict with one clear line."""

import copy
import datetime as dt
import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from followup_tui.exchange import DocumentError, parse_json, read_document, to_json, write_document
from followup_tui.facts import Contact, Facts, Note, Opportunity, Record, Settings, fields_of
from tests.exchange.strategies import facts
from tests.payloads import PAYLOADS

SCENARIOS = json.loads((Path(__file__).parent.parent / "golden/scenarios.json").read_text())

FULL: dict[str, Any] = {
    "format": "followup-tui",
    "version": 1,
    "settings": {
        "playbook": "balanced",
        "home_tz": "America/New_York",
        "weekend": [5, 6],
        "holidays": ["2026-11-26"],
        "holiday_country": None,
    },
    "contacts": [{"id": "hm", "name": "Dana Reyes"}, {"id": "mentor", "name": "Mo"}],
    "opportunities": [
        {
            "id": "acme",
            "company": "Acme",
            "role": "Engineer",
            "interviews": [
                {
                    "id": "i1",
                    "on": "2026-03-04",
                    "starts_at": "2026-03-04T14:00:00-05:00",
                    "ended_at": "2026-03-04T15:00:00-05:00",
                    "with": ["hm"],
                    "from_note": {"note": "n1", "line": 2},
                }
            ],
            "people": [{"contact": "hm", "relation": "recruiter"}],
            "statements": [{"on": "2026-03-04", "kind": "vague", "by": "hm"}],
            "requests": [{"id": "r1", "item": "references", "on": "2026-03-04", "by": "hm"}],
            "references": [{"contact": "mentor", "given_on": "2026-03-04"}],
            "sent": [{"on": "2026-03-04", "action": "thank_you", "to": "hm", "for": "i1"}],
            "received": [{"id": "m1", "on": "2026-03-05", "kind": "reply", "from": "hm"}],
            "feedback": [{"id": "f1", "on": "2026-03-06"}],
            "notes": [{"id": "n1", "at": "2026-03-04T20:00:00Z", "body": "x", "contact": "hm"}],
            "snoozes": [{"key": "acme/status_check", "on": "2026-03-04", "until": "2026-03-09"}],
            "skips": [{"key": "acme/debrief/i1", "on": "2026-03-04"}],
            "application": {"submitted_on": "2026-02-01"},
        },
        {"id": "globex", "company": "Globex", "role": "", "notes": [], "feedback": []},
    ],
    "networking": [{"id": "c1", "contact": "mentor", "on": "2026-03-01"}],
}


def _with(path: str, value: object) -> dict[str, Any]:
    """The full document with one place changed; ``path`` as an error writes it."""
    document = copy.deepcopy(FULL)
    place: Any = document
    *steps, last = path.replace("[", ".").replace("]", "").split(".")
    for step in steps:
        place = place[int(step)] if step.isdigit() else place[step]
    if last.isdigit():
        place[int(last)] = value
    elif value is ...:
        del place[last]
    else:
        place[last] = value
    return document


def _refused(document: object, **options: Any) -> str:
    with pytest.raises(DocumentError) as caught:
        read_document(document, **options)
    assert caught.value.exit_code == 65
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 400
    return str(caught.value)


# --- without loss ---------------------------------------------------------------------------------


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(facts)
def test_what_is_written_is_what_is_read(found: Facts) -> None:
    document = write_document(found)
    text = to_json(document)
    assert read_document(document) == found
    again = read_document(parse_json(text.encode()))
    assert again == found
    assert to_json(write_document(again)) == text


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario["id"])
def test_every_golden_document_is_read_and_kept(scenario: dict[str, Any]) -> None:
    found = read_document(scenario["document"])
    assert read_document(write_document(found)) == found


def test_the_full_document_comes_back() -> None:
    assert read_document(write_document(read_document(FULL))) == read_document(FULL)


def test_an_offset_is_kept_as_written() -> None:
    note = write_document(read_document(FULL))["opportunities"][0]["interviews"][0]
    assert note["starts_at"] == "2026-03-04T14:00:00-05:00"


@pytest.mark.parametrize("payload", PAYLOADS, ids=ascii)
def test_odd_text_is_kept_but_for_what_no_text_can_hold(payload: str) -> None:
    found = read_document(_with("opportunities[0].notes[0].body", payload))
    kept = found.opportunities[0].notes[0].body
    assert kept == payload.replace("\0", "\ufffd").replace("\udce9", "\ufffd")
    assert read_document(parse_json(to_json(write_document(found)).encode())) == found


def test_what_is_absent_or_a_default_is_left_out() -> None:
    owner = Opportunity(
        "a", "A", "R", notes=(Note("n", dt.datetime(2026, 1, 1, tzinfo=dt.UTC), ""),)
    )
    written = write_document(Facts(contacts=(Contact("c", "C"),), opportunities=(owner,)))
    assert written == {
        "format": "followup-tui",
        "version": 1,
        "settings": {
            "playbook": "balanced",
            "home_tz": "UTC",
            "weekend": [5, 6],
            "holidays": [],
            "holiday_country": None,
            "quiet": [],
        },
        "contacts": [{"id": "c", "name": "C"}],
        "opportunities": [
            {
                "id": "a",
                "company": "A",
                "role": "R",
                "notes": [{"id": "n", "at": "2026-01-01T00:00:00+00:00", "body": ""}],
            }
        ],
    }


def test_null_means_missing() -> None:
    nulls = copy.deepcopy(FULL)
    nulls["opportunities"][0] |= dict.fromkeys(("url", "tags", "offer", "priority"))
    nulls["opportunities"][0]["sent"][0] |= {"early": None, "at": None}
    assert read_document(nulls) == read_document(FULL)


def test_keys_of_a_document_are_those_of_the_facts() -> None:
    assert list(fields_of(Opportunity))[:3] == ["id", "company", "role"]
    for record in (Opportunity, Settings, Contact, Note):
        attributes = [field.attribute for field in fields_of(record).values()]
        assert attributes == [field.name for field in msgspec.structs.fields(record)]


def test_an_instant_may_leave_its_seconds_out() -> None:
    found = read_document(_with(f"{I}.starts_at", "2026-03-04T14:00-05:00"))
    assert found == read_document(FULL)


def test_a_key_that_holds_an_instant_holds_nothing_else_anywhere() -> None:
    """So that the reader can know one by its key alone."""
    leaves: dict[str, set[str | None]] = {}
    waiting: list[type[Record]] = [Facts]
    for record in waiting:
        for field in fields_of(record).values():
            leaves.setdefault(field.key, set()).add(field.kind.leaf)
            if field.kind.record is not None and field.kind.record not in waiting:
                waiting.append(field.kind.record)
    assert [key for key, found in leaves.items() if "instant" in found and len(found) > 1] == []


# --- settings the document leaves out -------------------------------------------------------------


def test_left_out_settings_are_those_of_the_base() -> None:
    base = Settings("patient", "Europe/Berlin", (4, 5), (dt.date(2026, 5, 1),))
    document = {"format": "followup-tui", "version": 1}
    assert read_document(document, base=base).settings == base
    assert read_document(document | {"settings": {}}, base=base).settings == Settings(
        home_tz="Europe/Berlin"
    )
    given_zone = {"settings": {"home_tz": "Asia/Tokyo"}}
    assert read_document(document | given_zone, base=base).settings.home_tz == "Asia/Tokyo"


# --- refused --------------------------------------------------------------------------------------

I, O = "opportunities[0].interviews[0]", "opportunities[0]"  # noqa: E741
DATE = "is not a date (write it like 2026-03-04)"


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        (f"{I}.on", "2026-13-01", f"{I}.on: '2026-13-01' {DATE}"),
        (f"{I}.on", "2026-02-30", f"{I}.on: '2026-02-30' {DATE}"),
        (f"{I}.on", "2026-3-4", f"{I}.on: '2026-3-4' {DATE}"),
        (f"{I}.on", "20260304", f"{I}.on: '20260304' {DATE}"),
        (f"{I}.on", "2026-W10-3", f"{I}.on: '2026-W10-3' {DATE}"),
        (f"{I}.on", "2026-03-04T00:00:00Z", f"{I}.on: '2026-03-04T00:00:00Z' {DATE}"),
        (f"{I}.on", "２０２６-03-04", f"{I}.on: '２０２６-03-04' {DATE}"),
        (f"{I}.on", 20260304, f"{I}.on: 20260304 {DATE}"),
        (f"{I}.on", True, f"{I}.on: true {DATE}"),
        (f"{I}.on", "1969-12-31", "out of range (from 1970-01-01 to 2200-12-31)"),
        (f"{I}.on", "2201-01-01", "out of range"),
        (f"{I}.on", None, f"{I}.on: null, but required"),
        (f"{I}.on", ..., f"{I}.on: missing, but required"),
        (f"{I}.starts_at", "2026-03-04T14:00:00", "is not a time with an offset"),
        (f"{I}.starts_at", "2026-03-04", "is not a time with an offset"),
        (f"{I}.starts_at", "2026-03-05T14:00:00-05:00", "does not fall on 2026-03-04"),
        (f"{I}.ended_at", "2026-03-04T14:00:00-05:00", "is not after starts_at"),
        (f"{I}.ended_at", "2026-03-04T13:00:00-05:00", "is not after starts_at"),
        (f"{I}.with[0]", "nobody", "is no contact of the document or the store"),
        (f"{I}.with[0]", "mento", "the nearest is 'mentor'"),
        (f"{I}.with", "hm", f"{I}.with: 'hm' is not a list"),
        (f"{I}.status", "done", "is not one of scheduled, held, cancelled, no_show"),
        (f"{I}.from_note.line", 0, "is not a line"),
        (f"{I}.interviewer", "hm", f"{I}.interviewer: unknown key; there are cancelled_by, cancelled_on, checklist"),
        (f"{O}.interveiws", [], f"{O}.interveiws: unknown key; the nearest is 'interviews'"),
        (f"{O}.stage", "applied", f"{O}.stage: unknown key"),
        ("setings", {}, "setings: unknown key; the nearest is 'settings'"),
        (f"{O}.a b\n", 1, f"{O}.'a b\\n': unknown key"),
        (f"{O}.id", "Acme", "is not an id"),
        (f"{O}.id", "a" * 65, "is not an id"),
        (f"{O}.id", "-a", "is not an id"),
        (f"{O}.id", "acme\n", "is not an id"),
        (f"{O}.company", ..., f"{O}.company: missing, but required"),
        (f"{O}.company", 3, f"{O}.company: 3 is not a text"),
        (f"{O}.company", "x" * 501, "501 characters are too many (at most 500)"),
        (f"{O}.notes[0].body", "x" * 200_001, "200,001 characters are too many"),
        (f"{O}.employer_tz", "New York", "is not the name of a time zone"),
        (f"{O}.employer_tz", "America/New_Yrok", "the nearest is 'America/New_York'"),
        (f"{O}.employer_tz", "../etc/passwd", "is not the name of a time zone"),
        (f"{O}.employer_tz", "America", "is not the name of a time zone"),
        (f"{O}.priority", 1.5, "is not a whole number"),
        (f"{O}.priority", True, "is not a whole number"),
        (f"{O}.sent[0].early", "yes", "is not true or false"),
        (f"{O}.sent[0].action", "thanks", "will not do; the nearest is 'thank_you'"),
        (f"{O}.sent[0].to", "who", "is no contact"),
        (f"{O}.people[0].contact", "who", "is no contact"),
        (f"{O}.people[0].relation", "boss", "is not one of hiring_manager"),
        (f"{O}.statements[0].by", "who", "is no contact"),
        (f"{O}.requests[0].by", "who", "is no contact"),
        (f"{O}.references[0].contact", "who", "is no contact"),
        (f"{O}.received[0].from", "who", "is no contact"),
        (f"{O}.notes[0].contact", "who", "is no contact"),
        (f"{O}.statements[0].kind", "decide_by", "date: missing, but required with decide_by"),
        (f"{O}.statements[0].kind", "decide_in", "n: missing, but required with decide_in"),
        (f"{O}.statements[0].kind", "decide_phrase", "phrase: missing"),
        (f"{O}.statements[0].kind", "contact_after", "date: missing"),
        (f"{O}.statements[0].kind", "preferred_medium", "medium: missing"),
        (f"{O}.received[0].kind", "reply_new_date", "date: missing"),
        (f"{O}.received[0]", {"on": "2026-03-05", "kind": "reply", "needs_reply": True},
         f"{O}.received[0].id: missing, but required with needs_reply"),
        (f"{O}.statements[0].kind", "contact_on", "date: missing, but required with contact_on"),
        (f"{O}.statements[0].kind", "will_send", "id: missing, but required with will_send"),
        (f"{O}.statements[0]",
         {"on": "2026-03-04", "kind": "will_send", "id": "s1", "what": "x"},
         f"{O}.statements[0].date: missing, but required with will_send"),
        (f"{O}.statements[0].date", "2026-03-09", "is not allowed with vague"),
        (f"{O}.statements[0].anytime", True, "is not allowed with vague"),
        (f"{O}.received[0].date", "2026-03-09", "is not allowed with reply"),
        (f"{I}.cancelled_on", "2026-03-04", "is only allowed with status cancelled"),
        (f"{I}.cancelled_by", "me", "is only allowed with status cancelled"),
        (f"{I}.cancelled_by", "them", "is not one of employer, me"),
        ("settings.quiet", [{"from": "2026-12-24", "to": "2026-12-23"}],
         "settings.quiet[0].from: 2026-12-24 is after to, 2026-12-23"),
        (f"{O}.offer", {"on": "soon"}, f"{O}.offer.on: 'soon' {DATE}"),
        (f"{O}.offers", [{"on": "2026-03-05"}, {"on": 3}], f"{O}.offers[1].on: 3 {DATE}"),
        (f"{O}.offers", [{"on": "2026-03-05"}, 3], f"{O}.offers[1]: 3 is not an object"),
        (f"{O}.feedback[0].from", "who", "is no contact"),
        (f"{O}.snoozes[0].key", "acme", "is not a key"),
        (f"{O}.snoozes[0].key", "acme/dance", "is not a key"),
        (f"{O}.snoozes[0].key", "acme/thank_you/A B/i1", "is not an id"),
        (f"{O}.skips[0].key", "globex/status_check", "is no key of acme"),
        (f"{O}.interviews", [{"id": "i1", "on": "2026-03-04"}] * 2, "is taken already"),
        ("opportunities[1].id", "acme", "is taken already (at opportunities[0].id)"),
        ("opportunities[1].notes", FULL["opportunities"][0]["notes"], "is taken already"),
        ("opportunities[1].feedback", FULL["opportunities"][0]["feedback"], "is taken already"),
        ("contacts[1].id", "hm", "is taken already"),
        ("networking[0].contact", "who", "is no contact"),
        ("networking[0].skips", [{"key": "acme/debrief", "on": "2026-03-04"}], "of networking"),
        ("settings.weekend", [0, 1, 2, 3, 4, 5, 6], "all seven days"),
        ("settings.weekend[0]", 7, "settings.weekend[0]: 7 is not a weekday"),
        ("settings.weekend[0]", -1, "is not a weekday"),
        ("settings.holidays[0]", "tomorrow", f"'tomorrow' {DATE}"),
        ("settings", [], "settings: a list is not an object"),
        ("opportunities", {}, "opportunities: an object is not a list"),
        ("opportunities[1]", "acme", "opportunities[1]: 'acme' is not an object"),
        ("format", "other", "format: 'other'; a document of followup says 'followup-tui'"),
        ("format", ..., "format: missing"),
        ("version", ..., "version: missing"),
        ("version", "1", "version: '1'"),
        ("version", 0, "version: 0"),
        ("version", True, "version: true"),
    ],
)  # fmt: skip
def test_refused(path: str, value: object, says: str) -> None:
    message = _refused(_with(path, value))
    assert says in message
    if "unknown key" not in says and "missing" not in says and "taken" not in says:
        assert message.startswith(path)


@pytest.mark.parametrize(("n", "n_max"), [(0, None), (-1, None), (3, 2), (1001, None), (1, 1001)])
def test_spans_out_of_range(n: int, n_max: int | None) -> None:
    said = {"on": "2026-03-04", "kind": "decide_in", "n": n, "n_max": n_max, "unit": "weeks"}
    assert "out of range" in _refused(_with(f"{O}.statements[0]", said))


@pytest.mark.parametrize("document", [None, [], "x", 1, True])
def test_what_is_no_object(document: object) -> None:
    assert "is not an object" in _refused(document)


def test_a_key_written_like_a_place_is_unknown_too() -> None:
    assert "unknown key" in _refused(FULL | {"a` - at `$.opportunities[0].company": []})


def test_a_newer_document_is_refused_before_anything_in_it_is_read() -> None:
    with pytest.raises(DocumentError, match="made by a newer followup") as caught:
        read_document({"format": "followup-tui", "version": 2, "planets": []})
    assert caught.value.exit_code == 78


def test_a_start_written_in_another_zone_may_fall_on_the_day_at_the_employer() -> None:
    read_document(_with(f"{I}.ended_at", None) | {})
    document = _with(f"{I}.starts_at", "2026-03-05T00:30:00Z")
    document["opportunities"][0]["interviews"][0]["ended_at"] = None
    assert read_document(document).opportunities[0].interviews[0].on == dt.date(2026, 3, 4)


@pytest.mark.parametrize(
    ("status", "day", "is_refused"),
    [
        ("held", "2026-03-05", True),
        ("no_show", "2026-03-05", True),
        ("held", "2026-03-04", False),
        ("scheduled", "2026-03-05", False),
    ],
)
def test_what_is_ahead_on_both_calendars_was_neither_held_nor_missed(
    status: str, day: str, is_refused: bool
) -> None:
    """At home it is the evening of the 3rd; in Tokyo the 4th has begun."""
    document = _with(O + ".employer_tz", "Asia/Tokyo")
    document["opportunities"][0]["interviews"] = [{"id": "i1", "on": day, "status": status}]
    now = dt.datetime.fromisoformat("2026-03-03T20:00:00-05:00")
    if is_refused:
        assert _refused(document, now=now).startswith(f"{I}.status: '{status}' cannot be")
    else:
        assert read_document(document, now=now).opportunities[0].interviews[0].status == status


def test_an_end_that_is_known_and_ahead_was_not_held() -> None:
    now = dt.datetime.fromisoformat("2026-03-04T14:30:00-05:00")
    assert "its end, 2026-03-04T15:00:00-05:00, is still ahead" in _refused(
        _with(f"{I}.status", "held"), now=now
    )
    read_document(_with(f"{I}.status", "held"), now=now + dt.timedelta(hours=1))


def test_contacts_of_the_store_count() -> None:
    document = _with("contacts", [])
    assert "is no contact" in _refused(document)
    assert read_document(document, contacts=["hm", "mentor"]).contacts == ()


def test_playbooks_are_checked_where_they_are_known() -> None:
    read_document(_with("settings.playbook", "mine"))
    assert "is not one of balanced, patient" in _refused(
        _with("settings.playbook", "mine"), playbooks=["patient", "balanced"]
    )
    assert "opportunities[1].playbook" in _refused(
        _with("opportunities[1].playbook", "mine"), playbooks=["balanced"]
    )


# --- JSON -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON: Expecting property name enclosed in double quotes at line 1, column 2"),
        (b'{"a": 1, "a": 2}', "'a': the same key twice"),
        (b'{"a": NaN}', "NaN: is no JSON number"),
        (b'{"a": -Infinity}', "-Infinity: is no JSON number"),
        (b"caf\xe9", "not UTF-8: byte 3 is 0xe9"),
        (b"[" * 200_000, "nested too deep"),
        (b'{"a":' * 200_000, "nested too deep"),
        (b"1" * 5000, "a number in it is too long"),
    ],
)
def test_what_is_no_json(raw: bytes, says: str) -> None:
    with pytest.raises(DocumentError) as caught:
        parse_json(raw)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_byte_order_mark_is_passed_over() -> None:
    assert parse_json(b"\xef\xbb\xbf{}") == {}


@pytest.mark.parametrize("payload", PAYLOADS, ids=ascii)
def test_json_holds_nothing_a_terminal_acts_on(payload: str) -> None:
    text = to_json({"a": payload})
    assert all(" " <= char <= "~" or char == "\n" for char in text)
    assert json.loads(text) == {"a": payload}
