"""No text of a person ever becomes markup: what the screens show is content, or a word of ours.

Textual reads a plain string given to these as markup, which lets a note crash the app or run an
action. So a string is allowed there only where the source shows it to be harmless.
"""

from __future__ import annotations

import ast
from functools import cache

import pytest

from tests.architecture.sources import modules

WIDGETS = {
    "Static",
    "Label",
    "Button",
    "Checkbox",
    "RadioButton",
    "ToggleButton",
    "Option",
    "Selection",
    "Collapsible",
    "Tab",
    "TabPane",
    "Link",
    "notify",
}
TITLES = {"border_title", "border_subtitle", "tooltip"}
MAKERS = {"Content", "Text"}
"""What makes characters that stay characters."""


@cache
def _content_functions() -> frozenset[str]:
    """Functions and methods of the package that say they answer Content."""
    return frozenset(
        node.name
        for _, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and _is_content(node.returns)
    )


def _is_content(annotation: ast.expr | None) -> bool:
    return annotation is not None and ast.unparse(annotation) == "Content"


class _Scope:
    """One function: what its names are known to hold."""

    def __init__(self, function: ast.AST) -> None:
        self._assigned: dict[str, list[ast.expr]] = {}
        self._content: set[str] = set()
        for node in ast.walk(function):
            if isinstance(node, ast.Assign):
                for target in node.targets:
                    if isinstance(target, ast.Name):
                        self._assigned.setdefault(target.id, []).append(node.value)
            elif isinstance(node, ast.arg) and _is_content(node.annotation):
                self._content.add(node.arg)

    def is_inert(self, node: ast.expr) -> bool:
        match node:
            case ast.Constant(value=value):
                return not isinstance(value, str) or "[" not in value
            case ast.Name(id=name):
                return name in self._content or self._is_made_inert(name)
            case ast.Call():
                return self._is_inert_call(node)
            case ast.BinOp(left=left, right=right):
                return self.is_inert(left) and self.is_inert(right)
            case ast.IfExp(test=test, body=body, orelse=orelse):
                return self.is_inert(orelse) and (self.is_inert(body) or _narrows(test, body))
        return False

    def _is_made_inert(self, name: str) -> bool:
        made = self._assigned.get(name, [])
        return bool(made) and all(self.is_inert(value) for value in made)

    def _is_inert_call(self, call: ast.Call) -> bool:
        match call.func:
            case ast.Name(id=name):
                return name in MAKERS or name in _content_functions()
            case ast.Attribute(value=ast.Name(id="Content"), attr=method):
                return method != "from_markup" or all(map(_is_literal, call.args))
            case ast.Attribute(value=owner, attr=method):
                return method in _content_functions() or self.is_inert(owner)
        return False


def _is_literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant)


def _narrows(test: ast.expr, body: ast.expr) -> bool:
    """``x if isinstance(x, Content) else ...``."""
    return ast.unparse(test) == f"isinstance({ast.unparse(body)}, Content)"


def _shown(node: ast.AST) -> list[ast.expr]:
    """What this node hands to Textual to be read as markup."""
    match node:
        case ast.Call(func=func, args=args, keywords=keywords):
            name = func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "")
            plain = any(k.arg == "markup" and _is_false(k.value) for k in keywords)
            if name in WIDGETS and not plain:
                return args[:1]
            if name == "update" and args and isinstance(args[0], ast.JoinedStr | ast.Constant):
                return args[:1]
        case ast.Assign(targets=[ast.Attribute(attr=attribute)], value=value):
            if attribute in TITLES:
                return [value]
    return []


def _is_false(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is False


def _unsafe(tree: ast.Module) -> list[int]:
    found = set()
    functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    for function in functions:
        scope = _Scope(function)
        for node in ast.walk(function):
            found |= {text.lineno for text in _shown(node) if not scope.is_inert(text)}
    return sorted(found)


def test_no_text_of_a_person_is_read_as_markup() -> None:
    found = [
        f"{path}:{line}"
        for path, tree in modules()
        if path.startswith("tui/")
        for line in _unsafe(tree)
    ]
    assert found == []


@pytest.mark.parametrize(
    "code",
    [
        "Static(name)",
        "Static(f'{name}')",
        "self.notify('from ' + name)",
        "box.border_title = name",
        "box.tooltip = clean(name)",
        "self.says.update(f'{name}')",
        "title = name\n    Label(title)",
        "Static(Content.from_markup(name))",
        "Static('[b]our own markup[/b]')",
        "Static(name if name else Content(name))",
    ],
)
def test_the_check_sees_what_is_unsafe(code: str) -> None:
    assert _unsafe(ast.parse(f"def f(self, box, name: str):\n    {code}"))


@pytest.mark.parametrize(
    "code",
    [
        "Static(Content(name))",
        "Static(Content(name).truncate(9))",
        "self.notify(name, markup=False)",
        "box.border_title = Content.styled(name, 'bold')",
        "title = Content(name)\n    Label(title)",
        "Static('three words of ours')",
        "Static(name if isinstance(name, Content) else Content(name))",
        "known.update(other)",
    ],
)
def test_the_check_lets_content_pass(code: str) -> None:
    assert not _unsafe(ast.parse(f"def f(self, box, name: str):\n    {code}"))
