"""How commands are typed: names, options, help and the mistakes of usage.

Owns the table of commands. Must stay light: ``--help`` loads nothing else of ours.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, NoReturn

from .call import GLOBALS
from .errors import UsageError
from .meant import MEANT, MEANT_OPTIONS

_PATHS = ("file", "eml")
"""Values that are kept byte for byte: they name a file."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        message = message.replace(_TEXT, "").replace(repr(_TEXT)[1:-1], "")
        raise UsageError(f"{message} (see: followup {self.prog.split()[-1]} --help)")

    def options(self) -> Mapping[str, argparse.Action]:
        """Each option by every name of it."""
        return {name: action for action in self._actions for name in action.option_strings}


def _nothing(_parser: argparse.ArgumentParser) -> None:
    """What follows a command that takes no words."""


class Command(NamedTuple):
    """One command: its line in the help, what may follow it, and how it is typed."""

    name: str
    usage: str
    help: str
    arguments: Callable[[argparse.ArgumentParser], object] = _nothing

    def parser(self) -> _Parser:
        made = _Parser(
            prog=f"followup {self.name}",
            usage=f"followup {self.name} {self.usage}".strip(),
            description=self.help,
            epilog=example_of(self),
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        self.arguments(made)
        return made


def example_of(command: Command) -> str:
    """``example: followup sent acme/thank_you/dana/i1``, and what else is worth saying."""
    first, _, rest = EXAMPLES[command.name].partition("\n")
    return f"example: followup {command.name} {first}".rstrip() + (f"\n{rest}" if rest else "")


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="one JSON object")


def _agenda(parser: argparse.ArgumentParser) -> None:
    _json(parser)
    parser.add_argument(
        "--all", action="store_true", help="also done, skipped, expired and snoozed ones"
    )
    parser.add_argument("--opportunity", metavar="ID", help="of this opportunity only")
    parser.add_argument("--filter", metavar="WORDS", help="like 'is:overdue company:acme due<+3d'")
    parser.add_argument(
        "--suppose",
        metavar="LINE",
        action="append",
        help="as if this line had been jotted, like 'acme: decide by fri'; nothing is stored",
    )


def _config(parser: argparse.ArgumentParser) -> None:
    what = ("path", "show", "init", "validate", "schema")
    parser.add_argument("what", metavar="WHAT", choices=what, help=", ".join(what))
    _json(parser)


def _serve(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="localhost", help="localhost, 127.0.0.1 or ::1, no other")
    parser.add_argument("--port", type=int, default=8000, metavar="N", help="8000")


def _insight(parser: argparse.ArgumentParser) -> None:
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON object")
    form.add_argument("--csv", action="store_true", help="a table for a spreadsheet")


def _why(parser: argparse.ArgumentParser) -> None:
    _key(parser)
    _json(parser)


def _key(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("key", metavar="KEY", help="as the agenda shows it")


def _opportunity(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("opportunity", metavar="OPPORTUNITY", help="its id")


def _sent(parser: argparse.ArgumentParser) -> None:
    _key(parser)
    parser.add_argument("--on", metavar="WHEN", help="the day it went out (today)")
    parser.add_argument("--medium", metavar="M", help="email, phone, post, in_person, portal, ...")
    parser.add_argument("--note", metavar="TEXT", help="a remark to keep with it")
    parser.add_argument("--text", metavar="TEXT", help="its words; - reads standard input")
    parser.add_argument("--together", action="store_true", help="what travels with it went out too")
    parser.add_argument(
        "--early",
        nargs="?",
        const="",
        metavar="REASON",
        help="record it even though it is too early or they asked not to be contacted",
    )
    _json(parser)


def _got(parser: argparse.ArgumentParser) -> None:
    _opportunity(parser)
    parser.add_argument(
        "kind",
        metavar="KIND",
        nargs="+",
        help="still deciding, new date, rejected, offer, offer withdrawn, invitation, feedback, "
        "automatic, away, reply",
    )
    parser.add_argument("--on", metavar="WHEN", help="the day it came in (today)")
    parser.add_argument("--from", dest="from_", metavar="CONTACT", help="who it came from")
    parser.add_argument("--date", metavar="WHEN", help="the day they named")
    parser.add_argument("--via", metavar="M", help="email, phone, post, in_person, portal, ...")
    parser.add_argument("--text", metavar="TEXT", help="their words; - reads standard input")
    parser.add_argument("--needs-reply", action="store_true", help="it waits for an answer")
    _json(parser)


def _note(parser: argparse.ArgumentParser) -> None:
    _opportunity(parser)
    parser.add_argument(
        "text", metavar="TEXT", nargs="*", default=[], help="the note; - reads standard input"
    )
    _json(parser)


def _snooze(parser: argparse.ArgumentParser) -> None:
    _key(parser)
    parser.add_argument("until", metavar="UNTIL", nargs="+", help="the day it comes back")
    parser.add_argument("--force", action="store_true", help="even past its last useful day")
    _json(parser)


def _skip(parser: argparse.ArgumentParser) -> None:
    _key(parser)
    parser.add_argument("--why", metavar="TEXT", help="the reason, for yourself")
    _json(parser)


def _move(parser: argparse.ArgumentParser) -> None:
    _opportunity(parser)
    parser.add_argument(
        "when",
        metavar="WHEN",
        nargs="+",
        help="its kind where there are several, the day, the time",
    )
    _json(parser)


def _cancel(parser: argparse.ArgumentParser) -> None:
    _opportunity(parser)
    parser.add_argument(
        "which", metavar="WHICH", nargs="*", help="its kind or day, where there are several"
    )
    parser.add_argument("--by", choices=("them", "me"), default="them", help="who did (them)")
    _happened(parser)


def _happened(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--on", metavar="WHEN", help="the day of it (today)")
    _json(parser)


def _decision(parser: argparse.ArgumentParser) -> None:
    _opportunity(parser)
    parser.add_argument(
        "--keep-interviews", action="store_true", help="do not call off those still ahead"
    )
    _happened(parser)


def _reopen(parser: argparse.ArgumentParser) -> None:
    _opportunity(parser)
    parser.add_argument("--from", dest="from_", metavar="CONTACT", help="who came back to you")
    _happened(parser)


def _left(parser: argparse.ArgumentParser) -> None:
    _opportunity(parser)
    parser.add_argument("contact", metavar="CONTACT", help="who left, by id or name")
    _happened(parser)


def _away(parser: argparse.ArgumentParser) -> None:
    _opportunity(parser)
    parser.add_argument("until", metavar="WHEN", nargs="+", help="the day they are back")
    parser.add_argument("--from", dest="from_", metavar="CONTACT", help="who is away")
    _json(parser)


def _kept(parser: argparse.ArgumentParser) -> None:
    _opportunity(parser)
    parser.add_argument(
        "what", metavar="WHAT", nargs="*", help="what came, where they promised several things"
    )
    _happened(parser)


def _show(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "opportunity", metavar="OPPORTUNITY", nargs="?", help="without it: every id there is"
    )
    _json(parser)


def _find(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "words", metavar="WORDS", nargs="+", help="each begins a word of a text, or is in a name"
    )
    _json(parser)


def _people(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--merge", metavar=("KEPT", "GONE"), nargs=2, help="two contacts that are one person"
    )
    _json(parser)


def _history(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("opportunity", metavar="OPPORTUNITY", nargs="?", help="of this one only")
    _json(parser)


def _import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", nargs="?", help="any file; - reads input")
    parser.add_argument("--mail", metavar="FOLDER", help="every mail of a folder, read only")
    parser.add_argument("--dry-run", action="store_true", help="show only, write nothing")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument("--yes", action="store_true", help="take what is certain, unasked")
    parser.add_argument("--take", metavar="N,N", help="take these proposals too; or all")
    parser.add_argument(
        "--answer",
        metavar="N=DAY",
        action="append",
        default=[],
        help="answer what is asked, by number",
    )
    parser.add_argument("--rejects", metavar="FILE", help="write what was left out as CSV")
    parser.add_argument(
        "--map", metavar="FIELD=COLUMN", action="append", default=[], help="which column is what"
    )
    parser.add_argument(
        "--date-order", choices=("dmy", "mdy"), help="day or month first, where a column is unclear"
    )
    parser.add_argument("--applied-from", metavar="COLUMN", help="its day is the application's")
    parser.add_argument("--split", action="store_true", help="split company and role in one cell")
    parser.add_argument("--encoding", metavar="NAME", help="of a table, like windows-1252")
    parser.add_argument("--opportunity", metavar="ID", help="what an invitation or mail is about")
    parser.add_argument("--zone", metavar="ZONE", help="of an invitation that names none")
    parser.add_argument(
        "--me", metavar="ADDRESS", action="append", default=[], help="an address of your own"
    )
    parser.add_argument(
        "--force", action="store_true", help="merge even another company or role of the same id"
    )
    parser.add_argument(
        "--replace", action="store_true", help="make known records equal to the document"
    )


def _export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", nargs="?", help="where to (standard output)")
    parser.add_argument(
        "--format", choices=("json", "csv", "ics", "vcf", "md"), default="json", help="json"
    )
    parser.add_argument("--table", metavar="NAME", help="the table of --format csv")
    parser.add_argument("--windows", action="store_true", help="follow-ups too, with --format ics")
    parser.add_argument("--schema", action="store_true", help="the JSON Schema of the document")


def _report(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--from", dest="first", metavar="WHEN", help="the first day")
    parser.add_argument("--to", dest="last", metavar="WHEN", help="the last day (today)")
    parser.add_argument(
        "--office", metavar="NAME", default="plain", help="us-tx, us-ny, us-wa, ..."
    )
    parser.add_argument("--format", choices=("md", "csv", "html"), default="md", help="md")


def _backup(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", nargs="?", help="a new file (the backups folder)")
    _json(parser)


def _restore(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a backup")
    _unasked(parser)


def _jot(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "words",
        metavar="[OPPORTUNITY] [TEXT|-]",
        nargs="*",
        help="its id or words of its name, then what happened; several quoted texts are several "
        "lines; - reads standard input; without a text a small composer opens",
    )
    parser.add_argument("--interview", metavar="ID", help="the interview it is about ('' for none)")
    parser.add_argument("--note", metavar="ID", help="say it anew in the place of this note")
    parser.add_argument("--take", metavar="N,N", help="what to take of it: numbers, all or none")
    parser.add_argument(
        "--debrief",
        action=argparse.BooleanOptionalAction,
        help="it is the interview's debrief, or a note alone (what it says)",
    )
    parser.add_argument("--dry-run", action="store_true", help="only show what it says")
    _unasked(parser)


def _unasked(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--yes", action="store_true", help="do it without asking")
    _json(parser)


def _fact(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", metavar="KIND", help=_KINDS)
    parser.add_argument("words", metavar="WORD", nargs="*", help=_WORDS)
    _json(parser)


def _edit(parser: argparse.ArgumentParser) -> None:
    _fact(parser)
    parser.add_argument(
        "--times",
        choices=("wall", "instant"),
        help="of recorded times another zone touches: what stays, the hour there or the moment",
    )


def _add(parser: argparse.ArgumentParser) -> None:
    _fact(parser)
    parser.add_argument(
        "--force", action="store_true", help="even where it looks like one that stands"
    )


def _rm(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", metavar="KIND", help=_KINDS)
    parser.add_argument("words", metavar="WORD", nargs="*", help=_WORDS)
    _unasked(parser)


_KINDS = (
    "opportunity, contact, person, application, interview, statement, request, reference, sent, "
    "received, offer, decision, rejection, feedback, note, chat, snooze, skip"
)
_WORDS = (
    "the opportunity (where it is of one), then which (an id, or the number `followup show` gives), "
    "then field=value: dates in words, lists with commas, nothing after = clears"
)


def _draft(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("key", metavar="KEY", nargs="?", help="as the agenda shows it")
    parser.add_argument("--tone", choices=("warm", "plain", "brief"), help="how it sounds")
    parser.add_argument("--template", metavar="NAME", help="such as thank_you.plain, or your own")
    parser.add_argument("--medium", metavar="M", help="email, phone, post, portal, other, ...")
    parser.add_argument(
        "--take", metavar="N,N", action="append", help="put in these lines of your notes"
    )
    _json(parser)
    parser.add_argument("--editor", action="store_true", help="go over it in $EDITOR first")
    parser.add_argument(
        "--eml", metavar="FILE", help="write a mail file that opens unsent; - is standard output"
    )
    parser.add_argument("--force", action="store_true", help="write over a file that is there")
    parser.add_argument("--mailto", action="store_true", help="print a link for the mail program")
    parser.add_argument(
        "--webmail",
        metavar="SITE",
        choices=("gmail", "outlook", "yahoo"),
        help="print a link that opens it in gmail, outlook or yahoo",
    )
    parser.add_argument("--to-clipboard", action="store_true", help="copy the text")
    parser.add_argument(
        "--all-due", action="store_true", help="every message that is due, a file each in --eml DIR"
    )
    parser.add_argument("--slots", action="store_true", help="list the slots a template may use")


def _lint(parser: argparse.ArgumentParser) -> None:
    _key(parser)
    parser.add_argument("file", metavar="FILE", help="the text; - reads standard input")
    parser.add_argument("--medium", metavar="M", help="how it goes, to be judged as well")
    _json(parser)


def _status(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--short", action="store_true", help="two signs with their numbers")
    parser.add_argument(
        "--format", choices=("plain", "waybar", "tmux", "starship"), help="for that bar"
    )
    parser.add_argument(
        "--exit-code", action="store_true", help="end with 10 where something is overdue"
    )
    _json(parser)


def _remind(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--no-notice", action="store_true", help="print only, no desktop notice")
    parser.add_argument(
        "--install",
        choices=("systemd", "launchd", "cron"),
        help="print what makes the system run it each day, and where that goes",
    )
    parser.add_argument("--at", metavar="HH:MM", default="09:00", help="the time of day (09:00)")
    _json(parser)


def _review(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--plain", action="store_true", help="by numbered lines on standard input, no screen"
    )
    parser.add_argument("--all", action="store_true", help="also what is too early or must wait")


def _doctor(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--fix", action="store_true", help="mend what can be mended, after a copy")
    parser.add_argument(
        "--salvage", metavar="OUT", help="write every row that can be read to a new file"
    )
    _json(parser)


def _purge(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--drafts", action="store_true", help="and what is typed and not saved")
    _unasked(parser)


def _holidays(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("verb", metavar="VERB", choices=("add", "list", "rm"), help="add, list, rm")
    parser.add_argument(
        "what", metavar="WHAT", nargs="*", help="a country like US, a .ics file, or days"
    )
    parser.add_argument("--subdivision", metavar="CODE", help="of the country, like CA or BY")
    _json(parser)


def _quiet(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("verb", metavar="VERB", choices=("add", "list", "rm"), help="add, list, rm")
    parser.add_argument(
        "what", metavar="DAYS", nargs="*", help="2026-12-21..2027-01-03, or for rm a number"
    )
    _json(parser)


def _completions(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "shell",
        metavar="SHELL",
        choices=("bash", "zsh", "fish", "man"),
        help="bash, zsh, fish, man",
    )


COMMANDS = {
    command.name: command
    for command in (
        Command(
            "agenda",
            "[--json] [--all] [--opportunity ID] [--filter WORDS] [--suppose LINE]",
            "What to send, and when",
            _agenda,
        ),
        Command("why", "KEY [--json]", "The chain of reasons behind one item", _why),
        Command(
            "prepare", "KEY [--json]", "What is known before an interview, as a page to print", _why
        ),
        Command(
            "sent",
            "KEY [--on WHEN] [--medium M] [--text TEXT|-] [--together] [--early [REASON]] [--json]",
            "Record that it went out",
            _sent,
        ),
        Command(
            "got",
            "OPPORTUNITY KIND [--on WHEN] [--from CONTACT] [--date WHEN] [--text TEXT|-] [--json]",
            "Record what they answered",
            _got,
        ),
        Command("move", "OPPORTUNITY [KIND] WHEN [--json]", "Move the planned interview", _move),
        Command(
            "cancel",
            "OPPORTUNITY [WHICH] [--by them|me] [--on WHEN] [--json]",
            "Record that the planned interview is called off",
            _cancel,
        ),
        Command(
            "accept",
            "OPPORTUNITY [--keep-interviews] [--on WHEN] [--json]",
            "You accept the offer",
            _decision,
        ),
        Command(
            "decline",
            "OPPORTUNITY [--keep-interviews] [--on WHEN] [--json]",
            "You decline the offer",
            _decision,
        ),
        Command(
            "withdraw",
            "OPPORTUNITY [--keep-interviews] [--on WHEN] [--json]",
            "You withdraw",
            _decision,
        ),
        Command(
            "reopen",
            "OPPORTUNITY [--from CONTACT] [--on WHEN] [--json]",
            "It goes on after an end",
            _reopen,
        ),
        Command(
            "left", "OPPORTUNITY CONTACT [--on WHEN] [--json]", "Somebody left the employer", _left
        ),
        Command(
            "away",
            "OPPORTUNITY WHEN [--from CONTACT] [--json]",
            "They are away, and the day they are back",
            _away,
        ),
        Command(
            "kept",
            "OPPORTUNITY [WHAT] [--on WHEN] [--json]",
            "What they had promised to send came",
            _kept,
        ),
        Command("note", "OPPORTUNITY [TEXT|-] [--json]", "Keep a note", _note),
        Command(
            "jot",
            "[OPPORTUNITY] [TEXT|-] [--interview ID] [--take N,N] [--dry-run] [--yes] [--json]",
            "Say what happened in a few lines",
            _jot,
        ),
        Command(
            "add", "KIND [OPPORTUNITY] field=value ... [--force] [--json]", "Record a fact", _add
        ),
        Command(
            "edit",
            "KIND [OPPORTUNITY] [WHICH] field=value ... [--times wall|instant] [--json]",
            "Correct a fact",
            _edit,
        ),
        Command("rm", "KIND [OPPORTUNITY] [WHICH] [--yes] [--json]", "Delete a fact", _rm),
        Command(
            "draft",
            "KEY [--tone T] [--template NAME] [--medium M] [--take N,N] [--json] [--editor] "
            "[--eml FILE [--force]] [--mailto] [--webmail SITE] [--to-clipboard] | "
            "--all-due --eml DIR | --slots",
            "A first draft of its message",
            _draft,
        ),
        Command(
            "lint", "KEY FILE|- [--medium M] [--json]", "Read a message over before it goes", _lint
        ),
        Command("snooze", "KEY UNTIL [--force] [--json]", "Hide an item until a day", _snooze),
        Command("skip", "KEY [--why TEXT] [--json]", "Decide against an item", _skip),
        Command(
            "status",
            "[--short] [--json] [--format plain|waybar|tmux|starship] [--exit-code]",
            "One line: what is overdue and due",
            _status,
        ),
        Command(
            "remind",
            "[--no-notice] [--json] [--install systemd|launchd|cron [--at HH:MM]]",
            "One digest, and a desktop notice, for a timer",
            _remind,
        ),
        Command(
            "review", "--plain [--all]", "Go through what can be done, by numbered lines", _review
        ),
        Command("undo", "[--yes] [--json]", "Take back the newest change", _unasked),
        Command("redo", "[--yes] [--json]", "Do again what was taken back", _unasked),
        Command("show", "[OPPORTUNITY] [--json]", "Everything recorded of it, by number", _show),
        Command(
            "find", "WORDS [--json]", "Names, notes and sent messages that hold the words", _find
        ),
        Command("insight", "[--json|--csv]", "What the search shows when it is counted", _insight),
        Command(
            "people",
            "[--merge KEPT GONE] [--json]",
            "Whom you may write to when, and who wrote last; or two made one",
            _people,
        ),
        Command("history", "[OPPORTUNITY] [--json]", "What was changed, newest first", _history),
        Command(
            "import",
            "FILE|- [--dry-run] [--yes] [--take N,N] [--json] [--opportunity ID] ...",
            "Take in a document, table, invitation, mail or cards",
            _import,
        ),
        Command(
            "export",
            "[FILE] [--format json|csv|ics|vcf|md] [--table NAME] [--windows] [--schema]",
            "Write everything as one document, or for other programs",
            _export,
        ),
        Command(
            "report",
            "[--from WHEN] [--to WHEN] [--office NAME] [--format md|csv|html]",
            "What was done, as an office for work asks for it",
            _report,
        ),
        Command("backup", "[FILE] [--json]", "Copy the data file, and prove the copy", _backup),
        Command(
            "restore",
            "FILE [--yes] [--json]",
            "Put a backup in the place of the data file",
            _restore,
        ),
        Command("doctor", "[--fix] [--salvage OUT] [--json]", "Look whether all is well", _doctor),
        Command("purge", "[--drafts] [--yes] [--json]", "Forget deleted words for good", _purge),
        Command(
            "holidays",
            "add US [--subdivision CA] | add FILE.ics | add DAY ... | list | rm",
            "The days nobody works",
            _holidays,
        ),
        Command(
            "quiet",
            "add 2026-12-21..2027-01-03 | list | rm N",
            "The days on which you ask nobody",
            _quiet,
        ),
        Command(
            "completions",
            "bash|zsh|fish|man",
            "Completion for a shell, or the manual",
            _completions,
        ),
        Command("demo", "", "The app on invented data in a throw-away file"),
        Command(
            "serve",
            "[--host localhost] [--port N]",
            "The app in a browser of this machine",
            _serve,
        ),
        Command(
            "config",
            "path|show|init|validate|schema [--json]",
            "The settings file: where, with what, begun, checked, described",
            _config,
        ),
        Command("where", "[--json]", "Every path the program uses", _json),
    )
}


EXAMPLES: Mapping[str, str] = {
    "agenda": '--filter "is:overdue company:acme"',
    "why": "acme/thank_you/dana/i1",
    "sent": "acme/thank_you/dana/i1 --medium email",
    "got": 'acme new date --date "next fri" --from dana',
    "move": 'acme "tue 14:00"',
    "cancel": "acme --by them",
    "accept": "acme --keep-interviews",
    "decline": "acme",
    "withdraw": "acme --on yesterday",
    "reopen": "acme --from dana",
    "left": "acme dana",
    "away": 'acme "next mon" --from dana',
    "kept": "acme contract",
    "note": 'acme "They liked the pairing."',
    "jot": 'acme "decide: in two weeks" "+ liked the pairing" --yes',
    "add": 'interview acme on=fri kind="technical interview" with=dana',
    "edit": "opportunity acme salary=80k",
    "rm": "request acme 1 --yes",
    "draft": "acme/thank_you/dana/i1 --tone plain",
    "lint": "acme/thank_you/dana/i1 letter.txt\n"
    "Ends with 0 without an error (warnings do not count), with 65 where there is one.",
    "snooze": "acme/thank_you/dana/i1 tomorrow",
    "skip": 'acme/debrief/i1 --why "wrote it on paper"',
    "status": "--short",
    "remind": "--no-notice",
    "review": "--plain",
    "undo": "--yes",
    "redo": "--yes",
    "show": "acme",
    "find": "portfolio",
    "people": "",
    "prepare": "acme/thank_you/dana/i1",
    "insight": "--csv",
    "config": "show",
    "serve": "--port 8001",
    "history": "acme",
    "import": "jobs.csv --dry-run",
    "export": "calendar.ics --format ics",
    "report": "--from 2026-02-01 --office us-wa",
    "backup": "followup-copy.db",
    "restore": "followup-copy.db --yes",
    "doctor": "--fix",
    "purge": "--yes",
    "holidays": "add US --subdivision CA",
    "quiet": 'add "2026-12-21..2027-01-03"',
    "completions": "bash > ~/.local/share/bash-completion/completions/followup",
    "demo": "",
    "where": "--json",
}
"""By command, what may stand after it; every one of them is tried."""


def arguments(name: str, words: Sequence[str]) -> argparse.Namespace:
    """What stands after a command, by name; UsageError, and SystemExit after ``--help``."""
    parser = _command(name).parser()
    known = parser.options()
    args = parser.parse_intermixed_args(_marked(words, known, name))
    for field, value in vars(args).items():
        setattr(args, field, _as_words(value, is_path=field in _PATHS))
    return args


def _as_words(value: Any, *, is_path: bool) -> Any:
    """Words as they were typed, in UTF-8, also where the locale spells only ASCII; a path as it is."""
    if isinstance(value, list):
        return [_as_words(each, is_path=is_path) for each in value]
    if not isinstance(value, str):
        return value
    value = value.removeprefix(_TEXT)
    if is_path or value.isascii():
        return value
    return value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _command(name: str) -> Command:
    if name in COMMANDS:
        return COMMANDS[name]
    names = (*COMMANDS, *GLOBALS, "--version", "--help")
    close = _near(name, names)
    meant = MEANT.get(name.lower()) or (close[0] if close else "")
    hint = f"; the nearest is {meant}" if meant else ""
    kind = "option" if name.startswith("-") else "command"
    raise UsageError(f"no such {kind}: {name!r}{hint} (see: followup --help)")


_OPTION = r"(?s:--[A-Za-z][\w-]*(=.*)?)"
_TEXT = "\0"
"""Put before a word that is no option though it begins with a dash; no argument can hold it."""


def _marked(words: Sequence[str], known: Mapping[str, argparse.Action], name: str) -> list[str]:
    """The words after a command, those that are no options marked as text.

    Keys of networking begin with a dash, and days, texts and names may. UsageError names the nearest
    of an unknown option.
    """
    marked: list[str] = []
    rest = iter(words)
    for word in rest:
        if word == "--":
            return [*marked, *(_as_text(each) for each in rest)]
        before = known.get(marked[-1]) if marked else None
        is_value = before is not None and before.nargs != 0
        if word.partition("=")[0] in known:
            marked.append(word)
        elif re.fullmatch(_OPTION, word) and not is_value:
            raise UsageError(_no_option(word.partition("=")[0], known, name))
        else:
            marked.append(_as_text(word))
    return marked


def _as_text(word: str) -> str:
    return f"{_TEXT}{word}" if word[:1] == "-" and word != "-" else word


def _no_option(word: str, known: Mapping[str, argparse.Action], name: str) -> str:
    meant = [one for one in MEANT_OPTIONS.get(word, ()) if one in known]
    close = meant or _near(word, [*known, *GLOBALS])
    hint = f"; the nearest is {close[0]}" if close else ""
    return f"no such option: {word!r}{hint} (see: followup {name} --help)"


def _near(word: str, known: Sequence[str]) -> list[str]:
    from difflib import get_close_matches

    return get_close_matches(word, known, n=1)


def help_text() -> str:
    """The whole help on one screen."""
    width = max(map(len, COMMANDS))
    commands = "\n".join(f"  {each.name:<{width}}  {each.help}" for each in COMMANDS.values())
    return f"""\
usage: followup [--db PATH] [--now WHEN] [--config PATH] [COMMAND ...]

Tells which follow-up to send, to whom, from which day, until which day, and
why. Without a command it opens the app. With a screen reader: followup agenda
reads out what is to do, review --plain walks through it by numbered lines,
jot and got record what happened; nothing needs the app.

commands (followup COMMAND --help tells more, with an example):
{commands}

options, before or after the command:
  --db PATH      the data file (else FOLLOWUP_DB, else the data folder)
  --now WHEN     live on that day: 2026-03-05, 2026-03-05T14:30, tomorrow, +3d
  --config PATH  the settings file
  --version      the version
  --help         this help
"""
