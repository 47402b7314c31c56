"""The commands around the hunt: looking, files, care, settings.

Owns their words, options and examples, and which function runs each. Must not know what they do.
"""

from __future__ import annotations

from .command import JSON, YES, choice, command, flag, one_of, value

_VERB = choice("verb", ("add", "list", "rm"), "add, list, rm", metavar="VERB")

# fmt: off
COMMANDS = (
    command(
        "status.status", "[--short] [--json] [--format plain|waybar|tmux|starship] [--exit-code]",
        "One line: what is overdue and due", "--short",
        flag("--short", "two signs with their numbers"),
        choice("--format", ("plain", "waybar", "tmux", "starship"), "for that bar"),
        flag("--exit-code", "end with 10 where something is overdue"), JSON,
    ),
    command(
        "reminding.remind", "[--no-notice] [--json] [--install systemd|launchd|cron [--at HH:MM]]",
        "One digest, and a desktop notice, for a timer", "--no-notice",
        flag("--no-notice", "print only, no desktop notice"),
        choice(
            "--install", ("systemd", "launchd", "cron"),
            "print what makes the system run it each day, and where that goes",
        ),
        value("--at", "HH:MM", "the time of day (09:00)", default="09:00"), JSON,
    ),
    command(
        "reviewing.review", "--plain|--json [--all]", "Go through what can be done, by numbered lines",
        "--plain",
        one_of(
            flag("--plain", "by numbered lines on standard input, no screen"),
            flag("--json", "what is left of it, as one JSON object"),
        ),
        flag("--all", "also what is too early or must wait"),
    ),
    command("recording.undo", "[--yes] [--json]", "Take back the newest change", "--yes", YES, JSON),
    command("recording.redo", "[--yes] [--json]", "Do again what was taken back", "--yes", YES, JSON),
    command(
        "looking.show", "[OPPORTUNITY] [--json]", "Everything recorded of it, by number", "acme",
        value("opportunity", "OPPORTUNITY", "without it: every id there is", nargs="?"), JSON,
    ),
    command(
        "looking.find", "WORDS [--json]", "Names, notes and sent messages that hold the words", "portfolio",
        value("words", "WORDS", "each begins a word of a text, or is in a name", nargs="+"), JSON,
    ),
    command(
        "insight.insight_", "[--json|--csv]", "What the search shows when it is counted", "--csv",
        one_of(JSON, flag("--csv", "a table for a spreadsheet")),
    ),
    command(
        "everyone.people", "[--merge KEPT GONE] [--json]",
        "Whom you may write to when, and who wrote last; or two made one", "",
        value("--merge", ("KEPT", "GONE"), "two contacts that are one person", nargs=2), JSON,
    ),
    command(
        "named.tags", "[--rename OLD NEW] [--json]",
        "Every tag and what bears it; or another name for one", "--json",
        value("--rename", ("OLD", "NEW"), "on every opportunity, and in the saved views", nargs=2),
        JSON,
    ),
    command(
        "named.views", "[--save NAME WORDS | --forget NAME] [--json]",
        "The saved filters; or one more, or one fewer",
        '--save soon "due<+3d"\nagenda --filter soon shows it.',
        one_of(
            value("--save", ("NAME", "WORDS"), "keep a filter under a name", nargs=2),
            value("--forget", "NAME", "take one out"),
        ),
        JSON,
    ),
    command(
        "looking.history", "[OPPORTUNITY] [--json]", "What was changed, newest first", "acme",
        value("opportunity", "OPPORTUNITY", "of this one only", nargs="?"), JSON,
    ),
    command(
        "importing.import_", "FILE ...|- [--dry-run] [--yes] [--take N,N] [--json] [--opportunity ID] ...",
        "Take in a document, table, invitation, mail or cards", "jobs.csv --dry-run",
        value("file", "FILE", "any file, or several; - reads input", nargs="*"),
        value("--mail", "FOLDER", "every mail of a folder, read only"),
        flag("--dry-run", "show only, write nothing"), JSON,
        flag("--yes", "take what is certain, unasked"),
        value("--take", "N,N", "take these proposals too; or all"),
        value("--answer", "N=DAY", "answer what is asked, by number", action="append", default=[]),
        value("--rejects", "FILE", "write what was left out as CSV"),
        value("--map", "FIELD=COLUMN", "which column is what", action="append", default=[]),
        choice("--date-order", ("dmy", "mdy"), "day or month first, where a column is unclear"),
        value("--applied-from", "COLUMN", "its day is the application's"),
        flag("--split", "split company and role in one cell"),
        value("--encoding", "NAME", "of a table, like windows-1252"),
        value("--opportunity", "ID", "what an invitation or mail is about; 'Company, Role' makes a new one"),
        value("--zone", "ZONE", "of an invitation that names none"),
        value("--me", "ADDRESS", "an address of your own", action="append", default=[]),
        flag("--force", "merge even another company or role of the same id"),
        flag("--replace", "make known records equal to the document"),
    ),
    command(
        "exporting.export",
        "[FILE] [--format json|csv|ics|vcf|md] [--table NAME] [--windows] [--schema] [--json]",
        "Write everything as one document, or for other programs", "calendar.ics --format ics",
        value("file", "FILE", "where to (standard output)", nargs="?"),
        choice("--format", ("json", "csv", "ics", "vcf", "md"), "json", default="json"),
        value("--table", "NAME", "the table of --format csv"),
        flag("--windows", "follow-ups too, with --format ics"),
        flag("--schema", "the JSON Schema of the document"),
        flag("--json", "what was written where, as one JSON object"),
    ),
    command(
        "exporting.report", "[--from WHEN] [--to WHEN] [--office NAME] [--format md|csv|html] [--json]",
        "What was done, as an office for work asks for it", "--from 2026-02-01 --office us-wa",
        value("--from", "WHEN", "the first day", dest="first"),
        value("--to", "WHEN", "the last day (today)", dest="last"),
        value("--office", "NAME", "us-tx, us-ny, us-wa, ...", default="plain"),
        one_of(choice("--format", ("md", "csv", "html"), "md", default="md"), JSON),
    ),
    command(
        "caring.backup", "[FILE] [--json]", "Copy the data file, and prove the copy", "followup-copy.db",
        value("file", "FILE", "a new file (the backups folder)", nargs="?"), JSON,
    ),
    command(
        "caring.restore", "FILE [--yes] [--json]", "Put a backup in the place of the data file",
        "followup-copy.db --yes", value("file", "FILE", "a backup"), YES, JSON,
    ),
    command(
        "doctor.doctor", "[--fix] [--salvage OUT] [--json]", "Look whether all is well", "--fix",
        flag("--fix", "mend what can be mended, after a copy"),
        value("--salvage", "OUT", "write every row that can be read to a new file"), JSON,
    ),
    command(
        "caring.purge", "[--drafts] [--yes] [--json]", "Forget deleted words for good", "--yes",
        flag("--drafts", "and what is typed and not saved"), YES, JSON,
    ),
    command(
        "free_days.holidays", "add US [--subdivision CA] | add FILE | add DAY ... | list | rm",
        "The days nobody works", "add US --subdivision CA", _VERB,
        value("what", "WHAT", "a country like US, a calendar file or a list of days, or days", nargs="*"),
        value("--subdivision", "CODE", "of the country, like CA or BY"), JSON,
    ),
    command(
        "free_days.quiet", "add 2026-12-21..2027-01-03 | list | rm N", "The days on which you ask nobody",
        'add "2026-12-21..2027-01-03"', _VERB,
        value("what", "DAYS", "2026-12-21..2027-01-03, or for rm a number", nargs="*"), JSON,
    ),
    command(
        "completing.completions", "bash|zsh|fish|man", "Completion for a shell, or the manual",
        "bash > ~/.local/share/bash-completion/completions/followup",
        choice("shell", ("bash", "zsh", "fish", "man"), "bash, zsh, fish, man", metavar="SHELL"),
    ),
    command("demo", "", "The app on invented data in a throw-away file", ""),
    command(
        "serving.serve", "[--host localhost] [--port N]", "The app in a browser of this machine",
        "--port 8001",
        value("--host", "HOST", "localhost, 127.0.0.1 or ::1, no other", default="localhost"),
        value("--port", "N", "8000", type=int, default=8000),
    ),
    command(
        "configuring.config", "path|show|init|validate|schema [--json]",
        "The settings file: where, with what, begun, checked, described", "show",
        choice(
            "what", ("path", "show", "init", "validate", "schema"),
            "path, show, init, validate, schema", metavar="WHAT",
        ),
        JSON,
    ),
    command("looking.where", "[--json]", "Every path the program uses", "--json", JSON),
)
# fmt: on
