"""Words being typed survive the app, and belong to one app at a time."""

from __future__ import annotations

import signal
import stat
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from followup_tui.tui.note_drafts import NoteDraft, NoteDrafts

DRAFT = NoteDraft(
    "acme-engineer", "they liked [x] the\ud800 idea", "2026-03-05T10:41:00-05:00", "i2"
)


def test_a_draft_left_behind_is_found_by_the_next_app(tmp_path: Path) -> None:
    first = NoteDrafts(tmp_path)
    first.keep(DRAFT)
    first.close()
    ((path, draft),) = NoteDrafts(tmp_path).left_behind()
    assert draft == DRAFT
    assert draft.started.hour == 10
    NoteDrafts(tmp_path).drop(path)
    assert list(tmp_path.iterdir()) == []


def test_a_draft_of_a_running_app_is_left_alone(tmp_path: Path) -> None:
    first = NoteDrafts(tmp_path)
    first.keep(DRAFT)
    assert NoteDrafts(tmp_path).left_behind() == []
    first.close()


def test_a_killed_app_leaves_its_draft(tmp_path: Path) -> None:
    code = """
        import os, signal, sys
        from pathlib import Path
        from followup_tui.tui.note_drafts import NoteDraft, NoteDrafts
        NoteDrafts(Path(sys.argv[1])).keep(NoteDraft("acme", "half a sent", "2026-03-05T10:41:00+00:00"))
        os.kill(os.getpid(), signal.SIGKILL)
    """
    words = [sys.executable, "-c", textwrap.dedent(code), str(tmp_path)]
    assert subprocess.run(words, check=False).returncode == -signal.SIGKILL
    ((_, draft),) = NoteDrafts(tmp_path).left_behind()
    assert draft.body == "half a sent"


def test_committed_words_leave_nothing(tmp_path: Path) -> None:
    drafts = NoteDrafts(tmp_path)
    drafts.keep(DRAFT)
    drafts.forget()
    drafts.close()
    assert list(tmp_path.iterdir()) == []


def test_only_the_owner_can_read(tmp_path: Path) -> None:
    drafts = NoteDrafts(tmp_path / "state" / "drafts")
    drafts.keep(DRAFT)
    assert stat.S_IMODE(drafts.folder.stat().st_mode) == 0o700
    for path in drafts.folder.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    drafts.close()


def test_the_newest_comes_first_and_empty_ones_not_at_all(tmp_path: Path) -> None:
    for number, body in enumerate(["old", "new", "  \n"]):
        drafts = NoteDrafts(tmp_path)
        drafts.keep(NoteDraft("acme", body, f"2026-03-0{number + 1}T10:00:00+00:00"))
        drafts.close()
    assert [draft.body for _, draft in NoteDrafts(tmp_path).left_behind()] == ["new", "old"]


@pytest.mark.parametrize(
    "junk", [b"", b"{", b"[]", b'{"body": 1}', b'{"opportunity": "a", "body": "b", "at": "x"}']
)
def test_a_broken_draft_is_passed_over(tmp_path: Path, junk: bytes) -> None:
    (tmp_path / "0.json").write_bytes(junk)
    assert NoteDrafts(tmp_path).left_behind() == []
    assert (tmp_path / "0.json").exists()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(NotADirectoryError):
        NoteDrafts(tmp_path / "file" / "drafts").keep(DRAFT)
