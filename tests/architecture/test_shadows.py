"""No attribute of our screens and widgets takes a name that Textual keeps for itself.

Textual's classes hold private state of their own; a ``self._closed`` of ours would overwrite its.
"""

from __future__ import annotations

import ast
import inspect

import textual.app
import textual.dom
import textual.message_pump
import textual.screen
import textual.scroll_view
import textual.widget

from tests.architecture.sources import modules

BASES = (
    textual.message_pump,
    textual.dom,
    textual.widget,
    textual.scroll_view,
    textual.screen,
    textual.app,
)


def _own_names(tree: ast.AST) -> set[str]:
    """The private attributes that the code gives to ``self``."""
    return {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.ctx, ast.Store)
        and isinstance(node.value, ast.Name)
        and node.value.id == "self"
        and node.attr.startswith("_")
    }


def _taken() -> set[str]:
    return set().union(*(_own_names(ast.parse(inspect.getsource(base))) for base in BASES))


def _shadows(tree: ast.Module, taken: set[str]) -> set[str]:
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef) and node.bases]
    return {f"{one.name}.{name}" for one in classes for name in _own_names(one) & taken}


def test_our_names_are_not_those_of_textual() -> None:
    taken = _taken()
    found = {
        f"{path}: {name}"
        for path, tree in modules()
        if path.startswith("tui/") and path != "tui/terminal/driver.py"
        for name in _shadows(tree, taken)
    }
    assert found == set()


def test_the_check_sees_one() -> None:
    code = "class Panel(Screen):\n    def __init__(self):\n        self._closed = False"
    assert _shadows(ast.parse(code), _taken()) == {"Panel._closed"}
