"""What this person writes with: their name, tone and words, and their own templates from files.

Owns reading the folder of templates, and the sentence about one that cannot be used. Must not know
what a template means, nor screens or commands.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from followup_tui.drafting import Template, TemplateError, Voice, WordLists, read_templates

from .settings import DraftSettings

ENDING = ".md"
MOST = 100_000
"""Bytes a template file may have."""


class Writer(msgspec.Struct, frozen=True):
    """Who writes, how, and with what."""

    words: WordLists = msgspec.field(default_factory=WordLists)
    voice: Voice = Voice()
    webmail: str = ""
    """The web mail a message opens in; empty means the mail program."""
    complaints: tuple[str, ...] = ()
    """One sentence for each file that cannot be used: the built-in templates stand in for it."""


def read_writer(settings: DraftSettings, folder: Path, *, mdy: bool = False) -> Writer:
    """The writer of these settings, with the templates of ``folder``; a missing one is no error.

    ``mdy`` says that they write the month before the day.
    """
    own: dict[str, Template] = {}
    complaints: list[str] = []
    for path in _files(folder, complaints):
        try:
            own |= _read(path)
        except _UnusableError as error:
            complaints.append(f"{error}; the built-in template is used")
    words = WordLists(settings.banned, settings.allowed, settings.limits)
    fit = {"" if kind == "any" else kind: lines for kind, lines in settings.fit.items()}
    voice = Voice(settings.name, settings.tone, own, fit, settings.offer, mdy)
    return Writer(words, voice, settings.webmail, tuple(complaints))


class _UnusableError(Exception):
    """Where, and what is wrong."""


def _files(folder: Path, complaints: list[str]) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == ENDING)
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        complaints.append(f"{folder}: cannot be read ({(error.strerror or '').lower()})")
        return []


def _read(path: Path) -> dict[str, Template]:
    try:
        if not path.is_file():
            raise _UnusableError(f"{path}: is no file")
        if path.stat().st_size > MOST:
            raise _UnusableError(f"{path}: has more than {MOST:,} bytes")
        raw = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise _UnusableError(f"{path}: cannot be read ({reason})") from None
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise _UnusableError(f"{path}:{line}: is not UTF-8 text") from None
    if not text.strip():
        raise _UnusableError(f"{path}:1: is empty")
    try:
        return read_templates(path.stem, text)
    except TemplateError as error:
        line = _line_of(path.stem, text, str(error))
        raise _UnusableError(f"{path}:{line}: {error}") from None


def _line_of(stem: str, text: str, says: str) -> int:
    """Where it goes wrong: the tag that closes nothing, else the one that is never closed."""
    lines = text.splitlines(keepends=True)
    found = [_complaint(stem, "".join(lines[:n])) for n in range(len(lines) + 1)]
    if "closes nothing" in says:
        return found.index(says)
    return max(n for n, complaint in enumerate(found) if not complaint) + 1


def _complaint(stem: str, text: str) -> str:
    try:
        read_templates(stem, text)
    except TemplateError as error:
        return str(error)
    return ""
