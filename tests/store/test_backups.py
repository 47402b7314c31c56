"""Copies: when one is made, which stay, and that one can take the file's place."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_tui.facts import Contact, Facts
from followup_tui.store import CannotCreate, Damaged, NotOurs, Store
from followup_tui.store.backups import (
    DAILY,
    MONTHLY,
    WEEKLY,
    back_up_now,
    back_up_to,
    back_up_when_due,
    copies_of,
    kept,
    restore,
)
from tests.values import replace

NOW = dt.datetime(2026, 11, 29, 12, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


def add(path: Path, name: str) -> None:
    with Store.open(path) as store:

        def change(facts: Facts) -> tuple[Facts, str]:
            return replace(facts, contacts=(*facts.contacts, Contact(name, name))), name

        assert store.commit("add", NOW, change)


def names(path: Path) -> list[str]:
    with Store.open(path) as store:
        return [contact.name for contact in store.facts().contacts]


def age(path: Path, at: dt.datetime) -> None:
    os.utime(path, (at.timestamp(), at.timestamp()))


def test_a_copy_is_private_and_whole(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    add(path, "ann")
    copy = back_up_to(path, tmp_path / "copy.db")
    assert copy.stat().st_mode & 0o777 == 0o600
    assert names(copy) == ["ann"]
    with pytest.raises(CannotCreate):
        back_up_to(path, copy)


def test_copies_are_made_where_it_changed_and_half_an_hour_apart(tmp_path: Path) -> None:
    path, folder = tmp_path / "x.db", tmp_path / "copies"
    add(path, "ann")
    age(path, NOW - HOUR)
    assert back_up_when_due(path, folder, NOW)
    assert back_up_when_due(path, folder, NOW + HOUR) is None
    age(path, NOW + 0.25 * HOUR)
    assert back_up_when_due(path, folder, NOW + 0.4 * HOUR) is None
    assert back_up_when_due(path, folder, NOW + HOUR)
    assert list(copies_of(path, folder)) == [NOW + HOUR], "of one day the newest stays"


def test_a_damaged_file_never_takes_the_place_of_a_good_copy(tmp_path: Path) -> None:
    path, folder = tmp_path / "x.db", tmp_path / "copies"
    add(path, "ann")
    assert back_up_when_due(path, folder, NOW)
    data = bytearray(path.read_bytes())
    data[4096:8192] = os.urandom(4096)
    path.write_bytes(bytes(data))
    age(path, NOW + HOUR)
    with pytest.raises(Damaged):
        back_up_when_due(path, folder, NOW + 2 * HOUR)
    assert len(copies_of(path, folder)) == 1


def test_copies_of_another_file_of_that_name_are_left_alone(tmp_path: Path) -> None:
    folder, paths = tmp_path / "copies", [tmp_path / name / "x.db" for name in ("here", "there")]
    for n, path in enumerate(paths):
        path.parent.mkdir()
        add(path, "ann")
        age(path, NOW)
        assert back_up_when_due(path, folder, NOW + n * HOUR / 60)
    for n, path in enumerate(paths):
        assert list(copies_of(path, folder)) == [NOW + n * HOUR / 60]


def test_a_copy_is_put_back_and_what_stood_is_saved(tmp_path: Path) -> None:
    path, folder = tmp_path / "x.db", tmp_path / "copies"
    add(path, "ann")
    copy = back_up_to(path, tmp_path / "copy.db")
    add(path, "bo")
    path.with_name("x.db-journal").write_bytes(b"")
    saved = restore(path, copy, folder, NOW)
    assert names(path) == ["ann"]
    assert saved is not None
    assert names(saved) == ["ann", "bo"]
    assert not path.with_name("x.db-journal").exists()


def test_copies_of_one_second_stand_beside_each_other(tmp_path: Path) -> None:
    path, folder = tmp_path / "f.db", tmp_path / "copies"
    add(path, "ann")
    first = back_up_now(path, folder, NOW)
    second = back_up_now(path, folder, NOW)
    assert set(copies_of(path, folder).values()) <= {first, second}
    assert second in copies_of(path, folder).values()
    saved = {restore(path, second, folder, NOW) for _ in range(2)}
    assert None not in saved
    assert len(saved) == 2


def test_what_is_no_copy_of_ours_is_refused_before_anything(tmp_path: Path) -> None:
    path, folder = tmp_path / "x.db", tmp_path / "copies"
    add(path, "ann")
    before = path.read_bytes()
    (tmp_path / "other").write_text("no database")
    with pytest.raises(NotOurs):
        restore(path, tmp_path / "other", folder, NOW)
    assert path.read_bytes() == before
    assert not folder.exists()


def test_a_year_of_copies_every_hour_leaves_days_weeks_and_months() -> None:
    stamps = [NOW - HOUR * n for n in range(24 * 365)]
    stay = kept(stamps)
    assert NOW in stay
    days = {stamp.date() for stamp in stay}
    assert {NOW.date() - dt.timedelta(days=n) for n in range(DAILY)} <= days
    assert len(stay) <= DAILY + WEEKLY + MONTHLY
    assert len({(stamp.year, stamp.month) for stamp in stay}) == MONTHLY


@given(st.lists(st.datetimes(min_value=dt.datetime.fromisoformat("2020-01-01")), max_size=60))
def test_thinning_keeps_the_newest_and_settles(stamps: list[dt.datetime]) -> None:
    stay = kept(stamps)
    assert not stamps or max(stamps) in stay
    assert kept(stay) == stay
    assert len(stay) <= DAILY + WEEKLY + MONTHLY + 1
