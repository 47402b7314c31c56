"""The package's own sources as syntax trees, with names resolved through their imports."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import followup_tui

ROOT = Path(followup_tui.__file__).parent


@cache
def modules() -> tuple[tuple[str, ast.Module], ...]:
    """Every module: its path inside the package, and its tree."""
    return tuple(
        (path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8")))
        for path in sorted(ROOT.rglob("*.py"))
    )


def imported(tree: ast.Module) -> dict[str, str]:
    """What each imported name stands for: ``{"dt": "datetime", "now": "datetime.datetime"}``."""
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                names[alias.asname or alias.name.split(".")[0]] = (
                    alias.name if alias.asname else alias.name.split(".")[0]
                )
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            for alias in node.names:
                names[alias.asname or alias.name] = f"{node.module}.{alias.name}"
    return names


def dotted(node: ast.expr, names: dict[str, str]) -> str | None:
    """The full name an expression reads, where it is one: ``dt.date.today`` -> ``datetime.date.today``."""
    if isinstance(node, ast.Name):
        return names.get(node.id)
    if isinstance(node, ast.Attribute):
        owner = dotted(node.value, names)
        return f"{owner}.{node.attr}" if owner else None
    return None


@cache
def reads(tree: ast.Module) -> tuple[tuple[int, str], ...]:
    """Every imported thing the module reads: its line and its full name."""
    names = imported(tree)
    return tuple(
        (node.lineno, name)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute | ast.Name) and (name := dotted(node, names))
    )
