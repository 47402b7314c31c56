"""The commands of the hunt: what to send, what happened, what is said and decided.

Owns their words, options and examples, and which function runs each. Must not know what they do.
"""

from __future__ import annotations

from .command import JSON, KEY, OPPORTUNITY, YES, choice, command, flag, switch, value

_ON = value("--on", "WHEN", "the day of it (today)")
_KEEP = flag("--keep-interviews", "do not call off those still ahead")
_KIND = value(
    "kind",
    "KIND",
    "opportunity, contact, person, application, interview, statement, request, reference, sent, "
    "received, offer, decision, rejection, feedback, note, chat, snooze, skip",
)
_WORDS = value(
    "words",
    "WORD",
    "the opportunity (where it is of one), then which (an id, or the number `followup show` gives), "
    "then field=value: dates in words, lists with commas, nothing after = clears",
    nargs="*",
)

RECEIVED = "still deciding, new date, rejected, offer, offer withdrawn, invitation, feedback, automatic, away, reply"
"""What may have come in, as it is typed."""

# fmt: off
COMMANDS = (
    command(
        "looking.agenda", "[--json] [--all] [--opportunity ID] [--filter WORDS] [--suppose LINE]",
        "What to send, and when", '--filter "is:overdue company:acme"', JSON,
        flag("--all", "also done, skipped, expired and snoozed ones"),
        value("--opportunity", "ID", "of this opportunity only"),
        value("--filter", "WORDS", "like 'is:overdue company:acme due<+3d', or a saved view"),
        value(
            "--suppose", "LINE",
            "as if this line had been jotted, like 'acme: decide by fri'; nothing is stored",
            action="append",
        ),
    ),
    command(
        "looking.why", "KEY [--json]", "The chain of reasons behind one item", "acme/thank_you/dana/i1",
        KEY, JSON,
    ),
    command(
        "looking.prepare", "KEY [--json]", "What is known before an interview, as a page to print",
        "acme/thank_you/dana/i1", KEY, JSON,
    ),
    command(
        "recording.sent",
        "KEY [--on WHEN] [--medium M] [--text TEXT|-] [--together] [--early [REASON]] [--json]",
        "Record that it went out", "acme/thank_you/dana/i1 --medium email", KEY,
        value("--on", "WHEN", "the day it went out (today)"),
        value("--medium", "M", "email, phone, post, in_person, portal, ..."),
        value("--note", "TEXT", "a remark to keep with it"),
        value("--text", "TEXT", "its words; - reads standard input"),
        flag("--together", "what travels with it went out too"),
        value(
            "--early", "REASON",
            "record it even though it is too early or they asked not to be contacted", nargs="?",
            const="",
        ),
        JSON,
    ),
    command(
        "recording.got",
        "OPPORTUNITY KIND [--on WHEN] [--from CONTACT] [--date WHEN] [--text TEXT|-] [--json]",
        "Record what they answered", 'acme new date --date "next fri" --from dana', OPPORTUNITY,
        value(
            "kind", "KIND", RECEIVED, nargs="+",
        ),
        value("--on", "WHEN", "the day it came in (today)"),
        value("--from", "CONTACT", "who it came from", dest="from_"),
        value("--date", "WHEN", "the day they named"),
        value("--via", "M", "email, phone, post, in_person, portal, ..."),
        value("--text", "TEXT", "their words; - reads standard input"),
        flag("--needs-reply", "it waits for an answer"), JSON,
    ),
    command(
        "turns.move", "OPPORTUNITY [KIND] WHEN [--json]", "Move the planned interview",
        'acme "tue 14:00"', OPPORTUNITY,
        value("when", "WHEN", "its kind where there are several, the day, the time", nargs="+"),
        JSON,
    ),
    command(
        "turns.cancel", "OPPORTUNITY [WHICH] [--by them|me] [--on WHEN] [--json]",
        "Record that the planned interview is called off", "acme --by them", OPPORTUNITY,
        value("which", "WHICH", "its kind or day, where there are several", nargs="*"),
        choice("--by", ("them", "me"), "who did (them)", default="them"), _ON, JSON,
    ),
    *(
        command(
            f"turns.{name}", "OPPORTUNITY [--keep-interviews] [--on WHEN] [--json]", does, example,
            OPPORTUNITY, _KEEP, _ON, JSON,
        )
        for name, does, example in (
            ("accept", "You accept the offer", "acme --keep-interviews"),
            ("decline", "You decline the offer", "acme"),
            ("withdraw", "You withdraw", "acme --on yesterday"),
        )
    ),
    command(
        "turns.reopen", "OPPORTUNITY [--from CONTACT] [--on WHEN] [--json]", "It goes on after an end",
        "acme --from dana", OPPORTUNITY,
        value("--from", "CONTACT", "who came back to you", dest="from_"), _ON, JSON,
    ),
    command(
        "turns.left", "OPPORTUNITY CONTACT [--on WHEN] [--json]", "Somebody left the employer",
        "acme dana", OPPORTUNITY, value("contact", "CONTACT", "who left, by id or name"), _ON, JSON,
    ),
    command(
        "turns.away", "OPPORTUNITY WHEN [--from CONTACT] [--json]",
        "They are away, and the day they are back", 'acme "next mon" --from dana', OPPORTUNITY,
        value("until", "WHEN", "the day they are back", nargs="+"),
        value("--from", "CONTACT", "who is away", dest="from_"), JSON,
    ),
    command(
        "turns.kept", "OPPORTUNITY [WHAT] [--on WHEN] [--json]", "What they had promised to send came",
        "acme contract", OPPORTUNITY,
        value("what", "WHAT", "what came, where they promised several things", nargs="*"), _ON,
        JSON,
    ),
    command(
        "recording.note", "OPPORTUNITY [TEXT|-] [--json]", "Keep a note", 'acme "They liked the pairing."',
        OPPORTUNITY,
        value("text", "TEXT", "the note; - reads standard input", nargs="*", default=[]), JSON,
    ),
    command(
        "jotting.jot", "[OPPORTUNITY] [TEXT|-] [--interview ID] [--take N,N] [--dry-run] [--yes] [--json]",
        "Say what happened in a few lines",
        'acme "decide: in two weeks" "+ liked the pairing" --yes',
        value(
            "words", "[OPPORTUNITY] [TEXT|-]",
            "its id or words of its name, then what happened; several quoted texts are several lines; - reads standard input; without a text a small composer opens",
            nargs="*",
        ),
        value("--interview", "ID", "the interview it is about ('' for none)"),
        value("--note", "ID", "say it anew in the place of this note"),
        value("--take", "N,N", "what to take of it: numbers, all or none"),
        switch("--debrief", "it is the interview's debrief, or a note alone (what it says)"),
        flag("--dry-run", "only show what it says"), YES, JSON,
    ),
    command(
        "facts.add", "KIND [OPPORTUNITY] field=value ... [--force] [--json]", "Record a fact",
        'interview acme on=fri kind="technical interview" with=dana', _KIND, _WORDS, JSON,
        flag("--force", "even where it looks like one that stands"),
    ),
    command(
        "facts.edit", "KIND [OPPORTUNITY] [WHICH] field=value ... [--times wall|instant] [--json]",
        "Correct a fact", "opportunity acme salary=80k", _KIND, _WORDS, JSON,
        choice(
            "--times", ("wall", "instant"),
            "of recorded times another zone touches: what stays, the hour there or the moment",
        ),
    ),
    command(
        "facts.rm", "KIND [OPPORTUNITY] [WHICH] [--yes] [--json]", "Delete a fact",
        "request acme 1 --yes", _KIND, _WORDS, YES, JSON,
    ),
    command(
        "messages.draft",
        "KEY [--tone T] [--template NAME] [--medium M] [--take N,N] [--json] [--editor] [--eml FILE [--force]] [--mailto] [--webmail SITE] [--to-clipboard] | --all-due --eml DIR | --slots",
        "A first draft of its message", "acme/thank_you/dana/i1 --tone plain",
        value("key", "KEY", "as the agenda shows it", nargs="?"),
        choice("--tone", ("warm", "plain", "brief"), "how it sounds"),
        value("--template", "NAME", "such as thank_you.plain, or your own"),
        value("--medium", "M", "email, phone, post, portal, other, ..."),
        value("--take", "N,N", "put in these lines of your notes", action="append"), JSON,
        flag("--editor", "go over it in $EDITOR first"),
        value("--eml", "FILE", "write a mail file that opens unsent; - is standard output"),
        flag("--force", "write over a file that is there"),
        flag("--mailto", "print a link for the mail program"),
        choice(
            "--webmail", ("gmail", "outlook", "yahoo"),
            "print a link that opens it in gmail, outlook or yahoo", metavar="SITE",
        ),
        flag("--to-clipboard", "copy the text"),
        flag("--all-due", "every message that is due, a file each in --eml DIR"),
        flag("--slots", "list the slots a template may use"),
    ),
    command(
        "messages.lint_", "KEY FILE|- [--medium M] [--json]", "Read a message over before it goes",
        "acme/thank_you/dana/i1 letter.txt\nEnds with 0 without an error (warnings do not count), with 65 where there is one.",
        KEY, value("file", "FILE", "the text; - reads standard input"),
        value("--medium", "M", "how it goes, to be judged as well"), JSON,
    ),
    command(
        "recording.snooze", "KEY UNTIL [--force] [--json]", "Hide an item until a day",
        "acme/thank_you/dana/i1 tomorrow", KEY,
        value("until", "UNTIL", "the day it comes back", nargs="+"),
        flag("--force", "even past its last useful day"), JSON,
    ),
    command(
        "recording.skip", "KEY [--why TEXT] [--json]", "Decide against an item",
        'acme/debrief/i1 --why "wrote it on paper"', KEY,
        value("--why", "TEXT", "the reason, for yourself"), JSON,
    ),
)
# fmt: on
