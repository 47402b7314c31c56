"""Shared by the timeline's tests: instants from their written form, documents to boards."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from followup_tui.exchange.document import read_document
from followup_tui.facts import Facts
from followup_tui.timeline import Board, load_playbooks, survey


def instant(text: str, zone: str) -> dt.datetime:
    """A bare date is noon of that day in the zone; a time without an offset is in the zone."""
    if len(text) == 10:
        noon = dt.datetime.combine(dt.date.fromisoformat(text), dt.time(12))
        return noon.replace(tzinfo=ZoneInfo(zone))
    moment = dt.datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))


COUNTRY_DAYS = {"US": (dt.date(2026, 11, 26), dt.date(2026, 12, 25))}
"""Some public holidays of the countries the scenarios name."""


def board_of(document: dict[str, Any], now: str) -> Board:
    facts = read_document(document)
    return board_at(facts, instant(now, facts.settings.home_tz))


def board_at(facts: Facts, now: dt.datetime) -> Board:
    country = facts.settings.holiday_country
    return survey(facts, now, load_playbooks(), COUNTRY_DAYS.get(country or "", ()))


def days(board: Board) -> list[tuple[object, ...]]:
    """What two boards must agree on to be the same agenda."""
    return [
        (str(i.key), i.status, i.window, i.to, i.medium, i.flags, i.snoozed_until, i.merge_with)
        for i in board.agenda
    ]
