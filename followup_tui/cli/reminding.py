"""One digest of what is overdue and due, for a timer of the system to ask for.

Owns its words, the desktop notice, and the files that make a timer run it. Must not install anything.
"""

from __future__ import annotations

import argparse
import re
import shlex
import shutil
import sys
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from followup_tui.desktop import ran
from followup_tui.exchange import item_json
from followup_tui.timeline import Item, Status
from followup_tui.wording import STATUS_LOOK, clean, place, when

from .errors import UsageError
from .status import OVERDUE

if TYPE_CHECKING:
    from .session import Session

_FEW = 5


def remind(session: Session, args: argparse.Namespace) -> int:
    """The digest on standard output and as one notice; ends with 10 where something is overdue."""
    if args.install:
        session.out.raw(_installed(session, args.install, args.at))
        return 0
    board = session.board()
    wanted = (Status.OVERDUE, Status.DUE)
    items = [item for item in board.listed() if item.status in wanted]
    late = [item for item in items if item.status is Status.OVERDUE]
    heading = f"{len(late)} overdue, {len(items) - len(late)} due"
    lines = [_line(item, session) for item in items]
    is_shown = bool(items) and not args.no_notice and notify(heading, lines[:_FEW], session.env)
    if args.json:
        told = [item_json(item) for item in items]
        session.tell_json({"said": heading, "items": told, "notice": is_shown})
    else:
        session.out.line(heading if items else "Nothing is overdue or due.", "heading")
        for item, line in zip(items, lines, strict=True):
            look = STATUS_LOOK[item.status]
            session.out.item(f"{session.out.symbol(look)} {look.word}: ", line, look.style, hang=2)
    return OVERDUE if late else 0


def _line(item: Item, session: Session) -> str:
    about = place(item.company, item.role)
    return f"{item.title}{f' ({about})' if about else ''}, {when(item, session.board().today)}"


def notify(title: str, lines: Sequence[str], env: Mapping[str, str]) -> bool:
    """Show one notice by the system's own notifier; whether there was one that did."""
    body = "\n".join(clean(line) for line in lines)
    if sys.platform == "darwin":
        script = "on run argv\ndisplay notification (item 2 of argv) with title (item 1 of argv)\nend run"
        return ran(["osascript", "-e", script, f"followup: {title}", body], env)
    if not any(
        env.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS")
    ):
        return False
    told = escape(body, quote=False)
    return ran(["notify-send", "--app-name=followup", "--", f"followup: {title}", told], env)


_SYSTEMD = """\
# ~/.config/systemd/user/followup-remind.service
[Unit]
Description=What to follow up today

[Service]
Type=oneshot
ExecStart={command}
SuccessExitStatus=10

# ~/.config/systemd/user/followup-remind.timer
[Unit]
Description=What to follow up today

[Timer]
OnCalendar=*-*-* {hour:02}:{minute:02}:00
Persistent=true

[Install]
WantedBy=timers.target

# then: systemctl --user daemon-reload && systemctl --user enable --now followup-remind.timer
"""
_LAUNCHD = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<!-- ~/Library/LaunchAgents/followup.remind.plist
     then: launchctl bootstrap gui/$UID ~/Library/LaunchAgents/followup.remind.plist
     A time that was slept through is made up for on waking. -->
<plist version="1.0">
<dict>
  <key>Label</key><string>followup.remind</string>
  <key>ProgramArguments</key>
  <array>
{command}
  </array>
  <key>StartCalendarInterval</key>
  <dict>
    <key>Hour</key><integer>{hour}</integer>
    <key>Minute</key><integer>{minute}</integer>
  </dict>
</dict>
</plist>
"""
_CRON = """\
# crontab -e: each day, and when the machine starts, for cron makes up for nothing that was slept through
{minute} {hour} * * * DBUS_SESSION_BUS_ADDRESS=unix:path=/run/user/$(id -u)/bus {command}
@reboot sleep 60; DBUS_SESSION_BUS_ADDRESS=unix:path=/run/user/$(id -u)/bus {command}
"""


def _installed(session: Session, system: str, at: str) -> str:
    """The files of a timer that runs the digest each day, with where they go."""
    found = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)", at)
    if found is None:
        raise UsageError(f"--at: {at!r} is no time of day like 09:00")
    command = _command(session)
    texts = {
        "systemd": (_SYSTEMD, " ".join(map(_for_systemd, command))),
        "launchd": (
            _LAUNCHD,
            "\n".join(f"    <string>{escape(word, quote=False)}</string>" for word in command),
        ),
        "cron": (_CRON, shlex.join(command).replace("%", r"\%")),
    }
    text, words = texts[system]
    return text.format(command=words, hour=int(found[1]), minute=int(found[2]))


def _command(session: Session) -> list[str]:
    """What a timer starts: this program, by its full path, over the same data and settings."""
    program = shutil.which("followup", path=str(Path(sys.executable).parent))
    words = [program] if program else [sys.executable, "-m", "followup_tui"]
    home = session.env.get("FOLLOWUP_HOME")
    named = session.call.db or session.env.get("FOLLOWUP_DB") or home
    if named:
        words += ["--db", str(session.paths.db)]
    if session.call.config or home:
        words += ["--config", str(session.paths.config)] if session.paths.config.exists() else []
    return [*words, "remind"]


def _for_systemd(word: str) -> str:
    word = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{word}"' if re.search(r"[\s'\"]", word) else word
