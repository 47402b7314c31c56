"""The schema, as ordered steps: step n takes a file from ``user_version`` n - 1 to n.

Owns the SQL that makes and changes tables, and running it whole or not at all. What a step
that was released makes of a file never changes; another column is a new step, and a test compares them
with the tables.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing

from . import schema_1, schema_2
from .reshaping import Reshape

Step = tuple[str | Reshape, ...]
"""Statements and tables that change, in order."""

_CLOSED = """
    CREATE TABLE closed (
        opportunity VARCHAR NOT NULL, "on" DATE, PRIMARY KEY (opportunity), CHECK (date("on", '+0 days') IS "on")
    ) WITHOUT ROWID
    """
"""What is closed is written down beside it."""
_IDENTITY: Step = (
    "CREATE TABLE identity (id VARCHAR NOT NULL, PRIMARY KEY (id)) WITHOUT ROWID",
    "INSERT INTO identity VALUES (lower(hex(randomblob(8))))",
)
"""The file is given a name of its own, once, which it keeps wherever it is moved."""

STEPS: tuple[Step, ...] = (
    schema_1.STEP,
    schema_2.STEP,
    (_CLOSED,),
    _IDENTITY,
)


def apply(connection: sqlite3.Connection, version: int, steps: Sequence[Step] = STEPS) -> None:
    """Take the schema from ``version`` to the newest inside the transaction that is already open."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as empty:
        meant = empty if version else connection
        for number, statements in enumerate(steps, start=1):
            for statement in statements:
                if number > version:
                    _take(statement, connection, meant)
                if meant is empty:
                    _take(statement, empty, empty)
            if number > version:
                connection.execute(f"PRAGMA user_version = {number}")


def _take(
    statement: str | Reshape, connection: sqlite3.Connection, meant: sqlite3.Connection
) -> None:
    if isinstance(statement, Reshape):
        statement.apply(connection, meant)
    else:
        connection.execute(statement)
