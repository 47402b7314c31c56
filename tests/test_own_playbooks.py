"""Playbooks of one's own: read by what they differ from, refused by rule and value, written in place."""

from __future__ import annotations

from pathlib import Path

import pytest

from followup_tui.config import ConfigError, Playbooks
from followup_tui.timeline import PlaybookError


def put(folder: Path, **texts: str) -> Playbooks:
    for name, text in texts.items():
        (folder / f"{name}.toml").write_text(text)
    return Playbooks(folder)


def test_one_may_differ_from_another_of_ones_own(tmp_path: Path) -> None:
    books = put(
        tmp_path,
        a='inherits = "b"\n[nudge]\nlimit = 4\n',
        b='inherits = "patient"\n[status_check]\nideal = "15d"\n',
    )
    assert list(books) == ["balanced", "patient", "assertive", "b", "a"]
    assert not books.problems
    assert (str(books["a"]["status_check"].ideal), books["a"]["nudge"].limit) == ("15d", 4)
    assert books["a"]["nudge"].not_before == books["patient"]["nudge"].not_before


def test_what_will_not_do_is_told_and_left_out(tmp_path: Path) -> None:
    books = put(
        tmp_path,
        balanced="",
        round_='inherits = "round_"\n',
        short='[nudge]\nnot_before = "1bd"\nideal = "1bd"\n',
        fine="",
    )
    (tmp_path / "bytes.toml").write_bytes(b"\xff")
    assert set(books) == {"balanced", "patient", "assertive", "fine"}
    told = "\n".join(books.problems)
    assert f"{tmp_path / 'short.toml'}: nudge.not_before: 1bd is under 3bd" in told
    assert "balanced.toml: a playbook of that name comes with the program" in told
    assert "inherits: 'round_' is none of balanced, patient, assertive, fine" in told
    assert len(books.problems) == 4
    assert "fine" in books
    assert "short" not in books


def test_without_a_folder_there_are_those_of_the_program(tmp_path: Path) -> None:
    books = Playbooks(tmp_path / "playbooks")
    assert list(books) == ["balanced", "patient", "assertive"]
    assert len(books) == 3
    assert books.get("mine") is None


def test_numbers_are_put_where_they_stand(tmp_path: Path) -> None:
    text = '# slow\ninherits = "patient"\n[nudge]\nlimit = 2  # enough\n'
    books = put(tmp_path, mine=text)
    assert books["mine"]["nudge"].limit == 2
    books.put("mine", {("nudge", "limit"): 3, ("nudge", "again", "due_by"): "20bd"})
    written = (tmp_path / "mine.toml").read_text()
    assert written == text.replace("= 2", "= 3") + '\n[nudge.again]\ndue_by = "20bd"\n'
    assert books["mine"]["nudge"].limit == 3
    assert str(books["mine"].rule("nudge", "again").due_by) == "20bd"


@pytest.mark.parametrize(
    ("name", "number"),
    [("patient", "9d"), ("../mine", "9d"), ("", "9d"), (".mine", "9d"), ("mine", "soon")],
)
def test_what_will_not_do_is_not_written(tmp_path: Path, name: str, number: str) -> None:
    books = Playbooks(tmp_path / "playbooks")
    with pytest.raises(PlaybookError):
        books.put(name, {("status_check", "not_before"): number})
    assert not books.folder.exists()


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "playbooks").write_text("no folder")
    with pytest.raises(ConfigError, match=r"mine\.toml"):
        Playbooks(tmp_path / "playbooks").put("mine", {("status_check", "due_by"): "20d"})
