"""The templates: those of the package and the person's own, by name.

Owns how a template file is cut into templates and which one is taken. Must not know slots or facts.

A file ``thank_you.md`` holds one template per tone, each under its own ``## warm``, ``## plain``,
``## brief``, ``## call`` (a script for the phone) or ``## short`` (a line for a messaging site), in
whatever case; a file without such headings is one template under the file's own name. A template
begins with ``Subject: …``, an empty line, then the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

from .engine import TemplateError, render

Tone = Literal["warm", "plain", "brief"]
TONES: tuple[Tone, ...] = ("warm", "plain", "brief")
SHORT_FORM = 300
"""Characters a message on a messaging site may have."""
_FORMS = {"phone": "call", "other": "short", "text": "short"}
"""Media with a form of their own."""
_HEADING = re.compile(r"^##[ \t]+(\S+)[ \t]*$", re.MULTILINE)
_SUBJECT = re.compile(r"\Asubject:[ \t]*(.*)\Z", re.IGNORECASE)


class Template(msgspec.Struct, frozen=True):
    """One text with slots; ``name`` is ``type.tone``, ``type``, or the person's own word."""

    name: str
    subject: str
    body: str


def read_templates(stem: str, text: str) -> dict[str, Template]:
    """The templates of one file; TemplateError names the one that cannot be read."""
    pieces = _HEADING.split(text.replace("\r\n", "\n"))
    named = [
        (f"{stem}.{tone.lower()}", body)
        for tone, body in zip(pieces[1::2], pieces[2::2], strict=True)
    ]
    if not named:
        named = [(stem, pieces[0])]
    return {name: _template(name, body) for name, body in named}


def _template(name: str, text: str) -> Template:
    head, _, rest = text.strip().partition("\n")
    headed = _SUBJECT.match(head.strip())
    subject, body = (headed[1], rest) if headed else ("", text)
    template = Template(name, subject.strip(), body.strip())
    try:
        render(template.subject, {})
        render(template.body, {})
    except TemplateError as error:
        raise TemplateError(f"template {name}: {error}") from None
    return template


@cache
def built_in(action: str) -> Mapping[str, Template]:
    """The package's templates for one type of message; empty where nothing is written."""
    file = files(__package__) / "templates" / f"{action}.md"
    return read_templates(action, file.read_text(encoding="utf-8")) if file.is_file() else {}


def names(action: str, own: Mapping[str, Template]) -> tuple[str, ...]:
    """Every template that can be chosen for this type: the person's first, then the package's."""
    mine = [name for name in own if name.partition(".")[0] == action or "." not in name]
    return tuple(dict.fromkeys([*sorted(mine), *built_in(action)]))


def template_words(name: str) -> str:
    """A template's name for people: its tone or form, with the person's own word where it has one."""
    stem, _, form = name.rpartition(".")
    said = {"call": "script for a call", "short": "short form"}.get(form, form.replace("_", " "))
    return said if not stem or built_in(stem) else f"{stem.replace('_', ' ')}, {said}"


def choose(
    action: str, tone: str, own: Mapping[str, Template], *, medium: str, wanted: str | None
) -> Template | None:
    """The template to use: the wanted one, else the person's, else the package's; None: there is none."""
    known = {**built_in(action), **own}
    if wanted is not None:
        return known.get(wanted)
    form = _FORMS.get(medium, tone)
    order = (f"{action}.{form}", action, f"{action}.{tone}", f"{action}.plain", f"{action}.warm")
    mine = [own[name] for name in order[:2] if name in own]
    return next(iter([*mine, *(known[name] for name in order if name in known)]), None)
