"""The schema, as ordered steps: step n takes a file from ``user_version`` n - 1 to n.

Owns the SQL that makes and changes tables, and running it whole or not at all. A step that has been
released is never edited; a change of ``models`` is a new step, and a test compares the two.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from . import schema_1, schema_2, schema_3, schema_4

Step = tuple[str, ...]
"""Statements, in order."""

STEPS: tuple[Step, ...] = (schema_1.STEP, schema_2.STEP, schema_3.STEP, schema_4.STEP)


def apply(connection: sqlite3.Connection, version: int, steps: Sequence[Step] = STEPS) -> None:
    """Take the schema from ``version`` to the newest inside the transaction that is already open."""
    for number, statements in enumerate(steps[version:], start=version + 1):
        for statement in statements:
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {number}")
