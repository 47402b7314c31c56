"""Words being typed survive the app, and belong to one app at a time."""

from __future__ import annotations

import signal
import stat
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from followup_tui.tui.drafts import Drafts
from followup_tui.tui.note.note_drafts import NoteDraft

DRAFT = NoteDraft(
    "acme-engineer", "they liked [x] the\ud800 idea", "2026-03-05T10:41:00-05:00", "i2"
)


def test_a_draft_left_behind_is_found_by_the_next_app(tmp_path: Path) -> None:
    first = Drafts(tmp_path, NoteDraft)
    first.keep(DRAFT)
    first.close()
    ((path, draft),) = Drafts(tmp_path, NoteDraft).left_behind()
    assert draft == DRAFT
    assert draft.started.hour == 10
    Drafts(tmp_path, NoteDraft).drop(path)
    assert list(tmp_path.iterdir()) == []


def test_a_draft_of_a_running_app_is_left_alone(tmp_path: Path) -> None:
    first = Drafts(tmp_path, NoteDraft)
    first.keep(DRAFT)
    assert Drafts(tmp_path, NoteDraft).left_behind() == []
    first.close()


def test_a_killed_app_leaves_its_draft(tmp_path: Path) -> None:
    code = """
        import os, signal, sys
        from pathlib import Path
        from followup_tui.tui.drafts import Drafts
        from followup_tui.tui.note.note_drafts import NoteDraft
        Drafts(Path(sys.argv[1]), NoteDraft).keep(NoteDraft("acme", "half a sent", "2026-03-05T10:41:00+00:00"))
        os.kill(os.getpid(), signal.SIGKILL)
    """
    words = [sys.executable, "-c", textwrap.dedent(code), str(tmp_path)]
    assert subprocess.run(words, check=False).returncode == -signal.SIGKILL
    ((_, draft),) = Drafts(tmp_path, NoteDraft).left_behind()
    assert draft.body == "half a sent"


def test_committed_words_leave_nothing(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path, NoteDraft)
    drafts.keep(DRAFT)
    drafts.forget()
    drafts.close()
    assert list(tmp_path.iterdir()) == []


def test_only_the_owner_can_read(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "state" / "drafts", NoteDraft)
    drafts.keep(DRAFT)
    assert stat.S_IMODE(drafts.folder.stat().st_mode) == 0o700
    for path in drafts.folder.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    drafts.close()


def test_the_newest_comes_first_and_empty_ones_not_at_all(tmp_path: Path) -> None:
    for number, body in enumerate(["old", "new", "  \n"]):
        drafts = Drafts(tmp_path, NoteDraft)
        drafts.keep(NoteDraft("acme", body, f"2026-03-0{number + 1}T10:00:00+00:00"))
        drafts.close()
    assert [draft.body for _, draft in Drafts(tmp_path, NoteDraft).left_behind()] == ["new", "old"]


@pytest.mark.parametrize(
    "junk", [b"", b"{", b"[]", b'{"body": 1}', b'{"opportunity": "a", "body": "b", "at": "x"}']
)
def test_a_broken_draft_is_passed_over(tmp_path: Path, junk: bytes) -> None:
    (tmp_path / "0.json").write_bytes(junk)
    assert Drafts(tmp_path, NoteDraft).left_behind() == []
    assert (tmp_path / "0.json").exists()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(NotADirectoryError):
        Drafts(tmp_path / "file" / "drafts", NoteDraft).keep(DRAFT)
