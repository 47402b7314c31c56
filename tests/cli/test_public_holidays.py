"""The public holidays of a country: real ones, and no country that is none."""

from __future__ import annotations

import datetime as dt

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
