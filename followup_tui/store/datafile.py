"""The data file as a person knows it: where it lies, which one it is, and what may befall it.

Owns its identity, its neighbours and its copies. Must not know what is recorded in it.
"""

from __future__ import annotations

import datetime as dt
import re
from contextlib import closing
from functools import cached_property
from pathlib import Path

from . import neighbours
from .errors import CannotCreate, Locked, NotOurs, StoreError
from .openfile import OpenFile


class DataFile:
    """An open file, for whoever reads or changes nothing in it."""

    def __init__(self, file: OpenFile) -> None:
        self._file = file
        self.path, self.read_only = file.path, file.read_only
        self.wait_at_most, self.check_place = file.wait_at_most, file.check_place
        self.damaged: tuple[str, ...] = ()
        """One line for each row that could not be read the last time; the others are there."""

    @cached_property
    def identity(self) -> str:
        """Its own name, fit for a folder's, which stays where it is moved and goes with every copy.

        Of its path where it was damaged away.
        """
        with self._file.reading() as connection:
            (found,) = connection.execute("SELECT min(id) FROM identity").fetchone()
        if re.fullmatch("[0-9a-f]{16}", str(found)):
            return str(found)
        import hashlib

        return hashlib.sha256(str(found or self.path).encode()).hexdigest()[:16]

    @property
    def dangers(self) -> tuple[str, ...]:
        """One sentence for each thing beside it that may damage it or split it in two."""
        return tuple(neighbours.dangers(self.path))

    def has_twin(self, path: Path) -> bool:
        """Whether another file stands there that is a copy of this one, or that this one is a copy of.

        One that cannot be looked into now may be.
        """
        try:
            if path.samefile(self.path):
                return False
            with closing(OpenFile.at(path, create=False, read_only=True, timeout=0.1)) as other:
                return DataFile(other).identity == self.identity
        except (FileNotFoundError, NotADirectoryError, CannotCreate, NotOurs):
            return False
        except (OSError, StoreError):
            return True

    def is_free(self) -> bool:
        """Whether no other program keeps it locked, waiting for it as long as is set."""
        try:
            with self._file.reading() as connection:
                connection.execute("SELECT 1 FROM sqlite_master").fetchone()
        except Locked:
            return False
        return True

    @property
    def is_warm(self) -> bool:
        """Whether what writes is loaded, so that a verb takes milliseconds."""
        return self._file.is_warm

    def back_up(self, folder: Path, now: dt.datetime) -> str:
        """Keep a copy in ``folder`` where one is due; answers why it cannot be. For any thread."""
        from .backups import back_up_when_due

        try:
            if not self.read_only:
                back_up_when_due(self.path, folder, now)
        except (StoreError, OSError) as error:
            return f"no copy of the data file was kept: {error}"
        return ""
