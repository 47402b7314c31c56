"""What people type for a command or an option that is called otherwise here.

Owns these words by their meaning; what is only mistyped is found by its letters. Must stay light.
"""

from __future__ import annotations

from collections.abc import Mapping

_WORDS = {
    "agenda": "list ls today todo tasks next due overdue upcoming plan",
    "why KEY": "explain reason because",
    "sent KEY": "send done mark mark-sent complete finish did",
    "got OPPORTUNITY reply": "receive received reply replied answer answered heard",
    "got OPPORTUNITY rejected": "reject rejected rejection refused no",
    "got OPPORTUNITY offer": "offer offered",
    "got OPPORTUNITY invitation": "invite invited invitation",
    "jot OPPORTUNITY ...": "log write-down record debrief interview interviewed",
    "add opportunity company=... role=...": "apply applied new create job track",
    "edit KIND ...": "change set update modify correct rename",
    "move OPPORTUNITY WHEN": "reschedule rescheduled moved shift",
    "cancel OPPORTUNITY": "cancelled canceled call-off",
    "accept OPPORTUNITY": "accepted yes",
    "decline OPPORTUNITY": "declined turn-down",
    "withdraw OPPORTUNITY": "withdrew withdrawn quit",
    "away OPPORTUNITY WHEN": "back ooo vacation absent",
    "holidays add US": "holiday feiertage",
    "quiet add FROM..TO": "pause break",
    "status": "count summary prompt",
    "remind": "reminder notify alert",
    "review --plain": "walk guided",
    "doctor": "fsck repair health verify integrity",
    "purge": "forget wipe shred",
    "completions bash": "completion complete man manual",
    "kept OPPORTUNITY": "promise promised fulfilled",
    "rm KIND ...": "delete remove del erase drop",
    "edit settings field=value": "settings config configure options preferences prefs",
    "snooze KEY UNTIL": "later delay postpone defer",
    "skip KEY": "ignore dismiss hide",
    "draft KEY": "write compose letter message mail email template",
    "lint KEY FILE": "check proofread validate",
    "find WORDS": "search grep lookup query",
    "prepare KEY": "checklist preparation print",
    "show OPPORTUNITY": "view open info details display cat",
    "history": "changes journal",
    "undo": "revert rollback",
    "export FILE": "save dump download",
    "export --format ics": "calendar ical ics events",
    "export --format csv": "csv excel spreadsheet table",
    "report": "log-work work-search unemployment",
    "import FILE": "load read upload bring",
    "where": "path paths folder data",
    "demo": "example sample try",
    "--version": "version -v -V",
    "--help": "-? /?",
}
MEANT: Mapping[str, str] = {word: name for name, words in _WORDS.items() for word in words.split()}
"""By what is typed, the command that is meant."""
MEANT_OPTIONS: Mapping[str, tuple[str, ...]] = {
    "--when": ("--on", "--date"),
    "--day": ("--on", "--date"),
    "--date": ("--on",),
    "--on": ("--date",),
    "--until": ("--date",),
    "--reason": ("--why", "--early"),
    "--comment": ("--note", "--why"),
    "--message": ("--note",),
    "--channel": ("--medium", "--via"),
    "--by": ("--medium", "--via", "--from"),
    "--via": ("--medium",),
    "--medium": ("--via",),
    "--who": ("--from",),
    "--force": ("--early", "--yes"),
    "--anyway": ("--early", "--force"),
    "--overwrite": ("--replace", "--force"),
    "--done": ("--all",),
    "--everything": ("--all",),
    "--company": ("--opportunity",),
    "--preview": ("--dry-run",),
    "--format": ("--json",),
    "--output": ("--json",),
    "--style": ("--tone",),
}
"""By what is typed, the options that may be meant, the likeliest first."""
