"""``config``: the settings file shown with the source of each value, begun, checked, described.

Owns the words of each setting. Must not know what a setting does, nor change one that stands.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping

import msgspec

from followup_tui import files
from followup_tui.config import AppSettings, Config, DraftSettings, given_settings
from followup_tui.exchange import to_json

from .errors import CommandError
from .session import Session

Where = tuple[str, ...]
SAYS: Mapping[Where, str] = {
    ("date_order",): "dmy or mdy: how 3/4 is read",
    ("symbols",): "unicode or ascii",
    (
        "theme",
    ): "followup-dark, followup-light, followup-terminal (its own colours), or one of Textual",
    ("drafts", "name"): "your name, under your messages",
    ("drafts", "tone"): "warm, plain or brief",
    ("drafts", "banned"): "words to be told of",
    ("drafts", "allowed"): "phrases never to be told of",
    ("drafts", "limits"): "how many words are enough, by type of message: thank_you = 180",
    ("drafts", "fit"): 'why you fit, by a word of the role: engineer = "I have ..."',
    ("drafts", "offer"): "signs whose lines are offered for a message; may hold - and ? too",
    ("drafts", "webmail"): "gmail, outlook or yahoo; empty means the mail program",
    ("views",): 'saved filters by name: late = "is:overdue"',
    ("keys",): 'your own keys by what they do: "followup.mark-sent" = "s,f5"',
}
"""What each setting is for."""
_WRONG = 65


class _Line(msgspec.Struct, frozen=True):
    """One setting as it is in force."""

    key: str
    value: object
    source: str
    """default, yours, or clash: yours, and left out."""
    says: str


def config(session: Session, args: argparse.Namespace) -> int:
    """One of ``path``, ``show``, ``init``, ``validate``, ``schema``."""
    run = {"show": _show, "init": _init, "validate": _validate, "schema": _schema}.get(args.what)
    if run is not None:
        return run(session, args)
    if args.json:
        return session.tell_json({"path": str(session.paths.config)})
    session.out.line(str(session.paths.config))
    return 0


def _show(session: Session, args: argparse.Namespace) -> int:
    lines = list(_lines(session.config, _faults(session), _app(session)))
    if args.json:
        listed = [{f: getattr(one, f) for f in ("key", "value", "source")} for one in lines]
        return session.tell_json({"settings": listed})
    for one in lines:
        said = f"{one.source}: {one.says}" if one.source == "clash" else one.source
        session.out.item(f"{one.key} = {_toml(one.value)}  ", f"({said})", hang=4)
    return 0


def _validate(session: Session, args: argparse.Namespace) -> int:
    """What is wrong is on standard error already, but for what only the app can tell."""
    for where, said in _app(session).faults.items():
        session.warn(f"followup: {_place(session, where)}: {said}")
    path, counted = session.paths.config, []
    for wrong, word in ((_faults(session), "setting"), (session.playbooks.problems, "playbook")):
        if wrong:
            counted.append(f"{len(wrong)} {word}{'s' if len(wrong) > 1 else ''}")
    if counted:
        raise CommandError(f"{path}: {' and '.join(counted)} left out", _WRONG)
    is_there = (
        "all settings will do" if path.exists() else "not there: every setting is the default"
    )
    return _told(session, args, is_there)


def _told(session: Session, args: argparse.Namespace, said: str) -> int:
    path = session.paths.config
    if args.json:
        return session.tell_json({"path": str(path), "said": said})
    session.out.item("", f"{path}: {said}")
    return 0


def _init(session: Session, args: argparse.Namespace) -> int:
    path = session.paths.config
    files.make_folder(path.parent)
    try:
        files.create(path, _commented(_app(session)).encode())
    except FileExistsError:
        raise CommandError(f"{path}: is there already (see: followup config show)", 73) from None
    return _told(session, args, "every default is in it, as a comment")


def _schema(session: Session, _: argparse.Namespace) -> int:
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "followup settings"}
    session.out.raw(to_json({**head, **_object(Config, ())}))
    return 0


def _app(session: Session) -> AppSettings:
    return session.app_settings(session.config) if session.app_settings else AppSettings({}, {})


def _faults(session: Session) -> dict[Where, str]:
    """What of the file is left out, by where it stands."""
    given = given_settings(session.paths.config)
    return {one.where: one.problem for one in given if one.problem} | dict(_app(session).faults)


def _place(session: Session, where: Where) -> str:
    given = given_settings(session.paths.config)
    line = next((one.line for one in given if one.where == where), 1)
    return f"{session.paths.config}, line {line}"


def _lines(config: Config, faults: Mapping[Where, str], app: AppSettings) -> Iterator[_Line]:
    for where, value, default in _values(config):
        key = ".".join(where)
        source = "clash" if where in faults else "default" if value == default else "yours"
        yield _Line(key, value, source, faults.get(where, ""))
    for id_, (keys, _) in app.keys.items():
        own, where = config.keys.get(id_), ("keys", id_)
        source = "clash" if where in faults else "yours" if own else "default"
        yield _Line(f"keys.{id_}", own or keys, source, faults.get(where, ""))
    shown = {("keys", id_) for id_ in app.keys} | {where for where, _, _ in _values(config)}
    for where in faults.keys() - shown:
        yield _Line(".".join(where), None, "clash", faults[where])


def _values(config: Config) -> Iterator[tuple[Where, object, object]]:
    """Each setting but the keys: where it stands, its value and its default."""
    for at, found, usual in (((), config, Config()), (("drafts",), config.drafts, DraftSettings())):
        for field in msgspec.structs.fields(found):
            if (where := (*at, field.name)) in SAYS and where != ("keys",):
                values = (getattr(one, field.name) for one in (found, usual))
                value, default = (dict(v) if isinstance(v, Mapping) else v for v in values)
                yield where, value, default


def _toml(value: object) -> str:
    if isinstance(value, Mapping):
        inner = ", ".join(f"{json.dumps(k)} = {_toml(v)}" for k, v in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    return json.dumps("" if value is None else value, ensure_ascii=False)


def _commented(app: AppSettings) -> str:
    """A file in which every default stands as a comment."""
    lines = ["# Settings of followup. Take the # away from what you change.", ""]
    settings = [(where, value) for where, value, _ in _values(Config())]
    table: Where = ()
    for where, value in sorted(settings, key=lambda one: isinstance(one[1], Mapping)):
        is_table = isinstance(value, Mapping)
        heading = where if is_table else where[:-1]
        if heading != table:
            table = heading
            lines += ["", f"[{'.'.join(heading)}]"]
        default = "" if is_table else f"{where[-1]} = {_toml(value)}  # "
        lines.append(f"# {default}{SAYS[where]}")
    lines += ["", "[keys]"]
    lines += [f'# "{id_}" = {_toml(keys)}  # {says}' for id_, (keys, says) in app.keys.items()]
    return "\n".join(lines) + "\n"


def _object(kind: type[msgspec.Struct], at: Where) -> dict[str, object]:
    """The JSON Schema of a table of the file."""
    properties: dict[str, object] = {}
    for field in msgspec.structs.fields(kind):
        where = (*at, field.name)
        if where in SAYS:
            properties[field.name] = {**msgspec.json.schema(field.type), "description": SAYS[where]}
        elif field.type is DraftSettings:
            properties[field.name] = _object(DraftSettings, where)
    return {"type": "object", "properties": properties, "additionalProperties": False}
