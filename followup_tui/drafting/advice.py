"""The data of the checks, read once: patterns, limits, scopes, reasons.

Owns ``lint.toml``. Must not know any message.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

import msgspec

from followup_tui.facts import ACTIONS, SOLICITATIONS, TO_EACH_MET, TO_OUTSIDERS

from .data import read_data

Severity = Literal["E", "W", "I"]


class Advice(msgspec.Struct, frozen=True):
    """One check as data; ``patterns`` and the named ``extra`` patterns match without case."""

    id: str
    severity: Severity
    actions: frozenset[str]
    what: str
    why: str
    advice: str
    patterns: re.Pattern[str] | None
    extra: Mapping[str, re.Pattern[str]]


class Handbook(msgspec.Struct, frozen=True):
    checks: Mapping[str, Advice]
    limits: Mapping[str, int]
    groups: Mapping[str, frozenset[str]]
    nicknames: tuple[frozenset[str], ...]
    ordinary: frozenset[str]
    empty: frozenset[str]
    idle: re.Pattern[str]
    """Phrases that tell nothing about one particular conversation."""


@cache
def handbook() -> Handbook:
    """All of it."""
    data = read_data("lint")
    groups = {name: frozenset(members) for name, members in data["groups"].items()}
    groups |= {
        "all": frozenset(ACTIONS),
        "solicitations": SOLICITATIONS,
        "thanks": TO_EACH_MET,
        "employer": frozenset(ACTIONS) - TO_OUTSIDERS,
    }
    classes = {name: rf"(?:{words})" for name, words in data["classes"].items()}
    checks = {
        k: _advice(k, v, groups, classes) for k, v in data.items() if re.fullmatch(r"L\d\d", k)
    }
    return Handbook(
        checks=checks,
        limits=data["words"],
        groups=groups,
        nicknames=tuple(frozenset(pair.split()) for pair in data["nicknames"]["pairs"]),
        ordinary=frozenset(data["ordinary"]["names"]),
        empty=frozenset(data["empty"]["words"].split()),
        idle=_any_of([re.escape(phrase) for phrase in data["empty"]["phrases"]], {}),
    )


_PLAIN = frozenset({"severity", "on", "what", "why", "advice", "patterns"})


def _advice(
    name: str,
    table: Mapping[str, Any],
    groups: Mapping[str, frozenset[str]],
    classes: Mapping[str, str],
) -> Advice:
    on = table["on"]
    return Advice(
        id=name,
        severity=table["severity"],
        actions=_scope(on, groups),
        what=table["what"],
        why=table["why"],
        advice=table["advice"],
        patterns=_any_of(table["patterns"], classes) if "patterns" in table else None,
        extra={key: _any_of(value, classes) for key, value in table.items() if key not in _PLAIN},
    )


_EDGELESS = ("\\", "[", "(?<", "(?-", "_", "<")  # patterns that say themselves where they begin


def _scope(on: str | list[str], groups: Mapping[str, frozenset[str]]) -> frozenset[str]:
    return groups.get(on, frozenset([on])) if isinstance(on, str) else frozenset(on)


def _any_of(patterns: str | list[str], classes: Mapping[str, str]) -> re.Pattern[str]:
    """One pattern of several; ``@name`` in them stands for any word of that class."""
    parts = [patterns] if isinstance(patterns, str) else patterns
    edged = (p if p.startswith(_EDGELESS) else rf"\b(?:{p})\b" for p in parts)
    written = "|".join(f"(?:{p})" for p in edged)
    told = re.sub(r"@(\w+)", lambda name: classes[name[1]], written)
    return re.compile(told, re.IGNORECASE | re.MULTILINE)
