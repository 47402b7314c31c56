"""What is typed into forms and dialogs, kept on disk until it is saved.

Owns which of them are open, where each belongs, and their drafts. Must not know widgets: a form is
whatever tells what was typed into it.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Protocol

import msgspec

from .drafts import Drafts


class FormPlace(msgspec.Struct, frozen=True):
    """Where a form was opened, so that it can be opened there again."""

    verb: str
    """Which way leads to it: see ``verbs.recovering``."""
    row: str = ""
    """The row it was opened on, by its key."""
    opportunity: str = ""
    kind: str = ""
    """The type of fact, or of what is asked."""
    fact: object = None
    """The fact it was opened on, in plain values; None where it is new."""
    names: tuple[str, ...] = ()
    """The fields that are asked, where that depends; or the rows that were marked."""


def in_plain_values(fact: object) -> object:
    """The fact as it can be kept on the disk."""
    return None if fact is None else msgspec.to_builtins(fact)


class FormDraft(msgspec.Struct, frozen=True):
    """Unsaved words of a form, by the names of its fields."""

    place: FormPlace
    typed: dict[str, str]
    at: str
    """When the form was opened, ISO with offset."""

    @property
    def started(self) -> dt.datetime:
        return dt.datetime.fromisoformat(self.at)

    @property
    def is_empty(self) -> bool:
        return not self.typed


class Form(Protocol):
    """A form that is open."""

    @property
    def typed(self) -> Mapping[str, str]: ...


class _Open(msgspec.Struct):
    form: Form
    place: FormPlace
    at: str
    drafts: Drafts[FormDraft]


class FormDrafts:
    """The forms that are open in this app, each with a draft file of its own."""

    def __init__(self, folder: Path, now: Callable[[], dt.datetime]) -> None:
        self._folder, self._now = folder, now
        self._open: list[_Open] = []

    def open(self, form: Form, place: FormPlace) -> None:
        """From now on what is typed into it is kept."""
        drafts = Drafts(self._folder, FormDraft)
        self._open.append(_Open(form, place, self._now().isoformat(), drafts))

    def keep(self) -> None:
        """Put what is typed on the disk now; OSError where that cannot be."""
        for one in tuple(self._open):
            _keep(one)

    def words(self) -> list[str]:
        """What is typed and not saved."""
        return [text for one in self._open for text in one.form.typed.values()]

    def done(self, form: Form, *, keeps: bool = False) -> None:
        """It is saved or given up, or (``keeps``) left with its words kept for the next start."""
        for one in self._of(form):
            if keeps:
                with contextlib.suppress(OSError):
                    _keep(one)
            else:
                one.drafts.forget()
            one.drafts.close()
            self._open.remove(one)

    def close(self) -> None:
        """The app ends: what is unsaved stays on the disk."""
        for one in self._open:
            one.drafts.close()

    def left_behind(self) -> list[tuple[Path, FormDraft]]:
        """What earlier runs left, and forms of this one that were left with their words kept."""
        return Drafts(self._folder, FormDraft).left_behind()

    def drop(self, path: Path) -> None:
        """It is open again, or there is no place for it any more."""
        Drafts(self._folder, FormDraft).drop(path)

    def _of(self, form: Form) -> Iterator[_Open]:
        return (one for one in tuple(self._open) if one.form is form)


def _keep(one: _Open) -> None:
    if typed := dict(one.form.typed):
        one.drafts.keep(FormDraft(one.place, typed, one.at))
    else:
        one.drafts.forget()
