"""What there is still too much of may grow less, never more.

Each test counts one thing and holds it to the number it has come down to; who brings it further
down lowers the number with it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from followup_tui.facts.actions import ACTIONS
from tests.architecture.sources import modules

ANY_IN_SIGNATURES = 61
ACTION_WORDS = 9
ACTION_WORDS_OF_RULES = 104
IMPORTS_IN_FUNCTIONS = 97
WAYS_AROUND_A_FACE = 3
WAYS_AROUND_THE_TRACKER = 0
LINES_OF_A_FUNCTION = 40
LONGER_FUNCTIONS = 0


def _signatures(tree: ast.Module) -> Iterator[ast.expr]:
    """Every annotation of an argument or a result."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            given = node.args
            every = (*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg, given.kwarg)
            yield from (one.annotation for one in every if one and one.annotation)
            if node.returns:
                yield node.returns


def _says_any(annotation: ast.expr) -> bool:
    return any(isinstance(part, ast.Name) and part.id == "Any" for part in ast.walk(annotation))


def _anys(path: str, tree: ast.Module) -> list[str]:
    return [f"{path}:{one.lineno}" for one in _signatures(tree) if _says_any(one)]


def _action_words(path: str, tree: ast.Module) -> list[str]:
    """Actions named by their word outside the table of actions and the rules."""
    is_apart = path == "facts/actions.py" or path.startswith("timeline/")
    return [] if is_apart else _named_actions(path, tree)


def _action_words_of_rules(path: str, tree: ast.Module) -> list[str]:
    """Actions named by their word where the rules are."""
    return _named_actions(path, tree) if path.startswith("timeline/") else []


def _named_actions(path: str, tree: ast.Module) -> list[str]:
    return [
        f"{path}:{node.lineno} {node.value}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and node.value in ACTIONS and "_" in str(node.value)
    ]


def _imports_in_functions(path: str, tree: ast.Module) -> list[str]:
    """Imports that wait for a call."""
    nodes = list(ast.walk(tree))
    functions = [n for n in nodes if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    lines = {line for f in functions for line in range(f.lineno, (f.end_lineno or f.lineno) + 1)}
    found = {n.lineno for n in nodes if isinstance(n, ast.Import | ast.ImportFrom)} & lines
    return [f"{path}:{line}" for line in sorted(found)]


def _ways_around_a_face(path: str, tree: ast.Module) -> list[str]:
    """Imports from inside another room instead of from the room."""
    room = path.split("/")[0].removesuffix(".py")
    return [
        f"{path}:{node.lineno} {node.module}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        and node.level == 0
        and node.module
        and node.module.startswith("followup_tui.")
        and node.module.count(".") > 1
        and node.module.split(".")[1] != room
    ]


def _long_functions(path: str, tree: ast.Module) -> list[str]:
    """Functions of more than forty lines."""
    return [
        f"{path}:{node.lineno} {node.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or node.lineno) - node.lineno >= LINES_OF_A_FUNCTION
    ]


def _ways_around_the_tracker(path: str, tree: ast.Module) -> list[str]:
    """The store, reached through the tracker by a screen."""
    return [
        f"{path}:{node.lineno}"
        for node in ast.walk(tree)
        if path.startswith("tui/") and isinstance(node, ast.Attribute) and node.attr == "store"
    ]


@pytest.mark.parametrize(
    ("count", "most"),
    [
        (_anys, ANY_IN_SIGNATURES),
        (_action_words, ACTION_WORDS),
        (_action_words_of_rules, ACTION_WORDS_OF_RULES),
        (_imports_in_functions, IMPORTS_IN_FUNCTIONS),
        (_ways_around_a_face, WAYS_AROUND_A_FACE),
        (_ways_around_the_tracker, WAYS_AROUND_THE_TRACKER),
        (_long_functions, LONGER_FUNCTIONS),
    ],
)
def test_there_is_no_more_of_it_than_there_was(count, most):
    found = [one for path, tree in modules() for one in count(path, tree)]
    assert len(found) <= most, "\n".join(found)


@pytest.mark.parametrize(
    ("count", "path", "source"),
    [
        (_anys, "a.py", "def f(x: list[Any]) -> None: ..."),
        (_anys, "a.py", "async def f(**x: int) -> dict[str, Any]: ..."),
        (_action_words, "tui/a.py", "if action == 'status_check': pass"),
        (_action_words_of_rules, "timeline/a.py", "planner.make('status_check', anchor)"),
        (_imports_in_functions, "a.py", "def f():\n    import holidays"),
        (_ways_around_a_face, "tui/a.py", "from followup_tui.capture.dates import read_day"),
        (_ways_around_the_tracker, "tui/a.py", "context.tracker.store.warm_up()"),
        (_long_functions, "a.py", "def f():" + "\n    pass" * 40),
    ],
)
def test_each_count_sees_one(count, path, source):
    assert len(count(path, ast.parse(source))) == 1


@pytest.mark.parametrize(
    ("count", "path", "source"),
    [
        (_anys, "a.py", "x: Any = 1"),
        (_action_words, "timeline/a.py", "planner.make('status_check', anchor)"),
        (_imports_in_functions, "a.py", "if TYPE_CHECKING:\n    import holidays"),
        (_ways_around_a_face, "tui/a.py", "from followup_tui.tui.keys import bindings"),
        (_ways_around_a_face, "tui/a.py", "from followup_tui.capture import read_jot"),
        (_ways_around_the_tracker, "tracker/a.py", "self.store.commit()"),
        (_long_functions, "a.py", "def f():" + "\n    pass" * 39),
    ],
)
def test_each_count_lets_the_rest_pass(count, path, source):
    assert count(path, ast.parse(source)) == []
