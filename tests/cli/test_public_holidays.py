"""The public holidays of a country: real ones, and no country that is none."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from followup_tui.public_holidays import countries, public_holidays
from tests.cli.conftest import Shell


def test_the_holidays_of_a_country_around_a_day() -> None:
    days = public_holidays("US", dt.date(2026, 11, 29))
    assert dt.date(2026, 11, 26) in days
    assert dt.date(2026, 11, 27) not in days
    assert {day.year for day in days} >= {2024, 2026, 2029}
    assert public_holidays("XX", dt.date(2026, 1, 1)) == frozenset()
    assert {"US", "DE", "GB", "FR"} <= countries()


def test_a_country_without_a_calendar_is_refused_by_every_road(hunt: Shell) -> None:
    refused = hunt("edit", "settings", "holiday_country=Atlantis")
    assert refused.code == 65
    assert "holiday_country" in refused.err
    document = hunt.ok("export").json
    document["settings"]["holiday_country"] = "Atlantis"
    assert hunt.take(document, "--replace").code == 65


def test_a_national_holiday_is_no_business_day(hunt: Shell) -> None:
    hunt.ok("add", "statement", "acme", "kind=decide_by", "date=2026-05-22", "on=2026-03-05")

    def opens() -> str:
        items = hunt.ok("agenda", "--json", "--all").json["items"]
        (found,) = [i for i in items if i["key"] == "acme/decision_followup"]
        return str(found["not_before"])

    assert opens() == "2026-05-25"
    hunt.ok("edit", "settings", "holiday_country=US")
    assert opens() == "2026-05-26", "Memorial Day"


@pytest.mark.parametrize(
    "words",
    [
        ("add", "offer", "acme", "deadline=2bd"),
        ("got", "acme", "offer", "--date", "2bd"),
        ("jot", "acme", "offer: until 2bd", "--yes"),
    ],
    ids=" ".join,
)
def test_days_in_words_know_the_national_holidays(hunt: Shell, words: tuple[str, ...]) -> None:
    hunt.ok("edit", "settings", "holiday_country=US")
    hunt.ok(*words, "--now", "2026-05-22T12:00")
    (offer,) = {one["deadline"] for one in _offers(hunt)}
    assert offer == "2026-05-27", "Memorial Day counts for nothing"


def _offers(hunt: Shell) -> list[dict[str, Any]]:
    found = hunt.ok("export").json["opportunities"][0]
    return [found["offer"]] if "offer" in found else found["offers"]
