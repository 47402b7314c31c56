"""``jot``: a few lines about what happened, read, shown, and saved once that is agreed.

Owns which opportunity and interview are meant, and how a reading is printed. Must not read a line
itself, nor decide what it changes.
"""

from __future__ import annotations

import argparse

import msgspec
from msgspec.structs import asdict, replace

from followup_tui.capture import Add, Attend, Change, Edit, Proposal, Tag
from followup_tui.exchange import write_fact, write_leaf
from followup_tui.facts import Id, Interview, Opportunity
from followup_tui.timeline import Board, changes
from followup_tui.tracker import JotOptions, JotReading, recent_interview
from followup_tui.wording import long_day, place, sentences

from .asking import agreed
from .errors import CommandError, UsageError
from .files import kept_text, read_stdin
from .finding import find_opportunity, meant_opportunities, named, numbers_in
from .output import Output
from .session import Session


class _JotRead(msgspec.Struct, frozen=True):
    """What a jot says and would do."""

    found: JotReading
    interview: Interview | None
    taken: frozenset[int]
    before: Board
    after: Board
    options: JotOptions
    """What the tracker is told besides the text."""


def jot(session: Session, args: argparse.Namespace) -> int:
    board = session.board()
    opportunity, text = _meant(board, args.words)
    interview = _interview(board, opportunity, args.interview, args.note)
    if text is None:
        return _compose(session, opportunity.id, interview.id if interview else None)
    body = kept_text(text.strip("\r\n"))
    if not body or body.isspace():
        raise CommandError("the jot is empty: nothing was saved", 65)
    reading = _read(session, board, opportunity, interview, body, args)
    is_only_shown = args.dry_run or (args.json and not args.yes)
    if is_only_shown:
        return _shown(session, reading, is_json=args.json)
    if not args.json:
        _print(reading, session.out)
    if not agreed("Save it?", is_yes=args.yes, otherwise="nothing was saved"):
        session.out.line("Nothing was saved.")
        return 0
    outcome = session.tracker().jot(opportunity.id, body, chosen=reading.taken, **reading.options)
    if args.json:
        after = replace(reading, after=outcome.board)
        session.tell_json(_json(after, outcome.id, is_saved=True))
    else:
        session.out.item("", f"{outcome.said} ({outcome.id})")
        count = len(reading.found.jot.proposals)
        left = [str(n + 1) for n in range(count) if n not in reading.taken]
        if left and args.take is None:
            again = "followup undo, and the same again with --take all, records that too"
            session.out.item("", f"Not recorded: {', '.join(left)}; {again}")
    return 0


def _shown(session: Session, reading: _JotRead, *, is_json: bool) -> int:
    if is_json:
        session.tell_json(_json(reading, None, is_saved=False))
    else:
        _print(reading, session.out)
    return 0


# --- what is meant --------------------------------------------------------------------------------


def _meant(board: Board, words: list[str]) -> tuple[Opportunity, str | None]:
    """The opportunity, named or the one met last, and the text; None where none was typed."""
    first, rest = (words[0], words[1:]) if words else ("", [])
    if not first or first == "-" or _is_text(board, first):
        return latest(board), _text(words)
    return find_opportunity(board, first), _text(rest)


def _is_text(board: Board, first: str) -> bool:
    """Whether the first word is what happened already, in words no opportunity is named by."""
    has_more = " " in first.strip() or "\n" in first or first[:1] in "@#+!?~^" or ":" in first
    return has_more and not meant_opportunities(board, first)


def _text(words: list[str]) -> str | None:
    if not words:
        return None
    if words == ["-"]:
        return read_stdin().decode("utf-8", "replace")
    are_lines = all(" " in word.strip() for word in words)
    return ("\n" if are_lines else " ").join(words)


def latest(board: Board) -> Opportunity:
    """The only one with an interview today, or the only one with the newest within a week."""
    met = [
        (held.on, one)
        for one in board.opportunities.values()
        if (held := recent_interview(one, board.now))
    ]
    newest = max((on for on, _ in met), default=None)
    found = [one for on, one in met if on == newest]
    if not board.opportunities:
        raise CommandError(
            "no opportunity is recorded yet: followup add opportunity company=... role=...", 1
        )
    candidates = found or list(board.opportunities.values())
    if len(candidates) == 1:
        return candidates[0]
    listed = ", ".join(named(one) for one in candidates[:8])
    raise CommandError(f"which opportunity is it about? {listed}", 1)


def _interview(
    board: Board, opportunity: Opportunity, wanted: str | None, note: str | None
) -> Interview | None:
    """The interview named, that of the note, or the newest one within a week."""
    about = wanted
    if wanted is None and note is not None:
        about = next((one.interview for one in opportunity.notes if one.id == note), None)
        if about is None:
            return None
    if about is None:
        return recent_interview(opportunity, board.now)
    if not about:
        return None
    for interview in opportunity.interviews:
        if interview.id == about:
            return interview
    known = ", ".join(one.id for one in opportunity.interviews) or "none"
    raise CommandError(f"no such interview: {about[:60]!r}; there is {known}", 1)


def _compose(session: Session, opportunity: Id, interview: Id | None) -> int:
    if session.compose is None:
        hint = "type it after the opportunity, or give - and send it to standard input"
        raise UsageError(f"no text was given: {hint}")
    return session.compose(session, opportunity, interview)


# --- what it says ---------------------------------------------------------------------------------


def _read(
    session: Session,
    before: Board,
    opportunity: Opportunity,
    interview: Interview | None,
    text: str,
    args: argparse.Namespace,
) -> _JotRead:
    tracker = session.tracker()
    options: JotOptions = {
        "interview": interview.id if interview else None,
        "note": args.note,
        "order": session.config.date_order,
        "debrief": args.debrief,
    }
    found = tracker.previews.read(opportunity.id, text, **options)
    proposals = found.jot.proposals
    if args.take is None:
        taken = frozenset(n for n, proposal in enumerate(proposals) if proposal.certain)
    else:
        taken = frozenset(number - 1 for number in numbers_in(args.take, len(proposals)))
    after = tracker.previews.jotted(found, taken)
    return _JotRead(found, interview, taken, before, after, options)


def _print(reading: _JotRead, out: Output) -> None:
    """Line by line what was understood, then what it does to the plan."""
    about = place(reading.found.opportunity.company, reading.found.opportunity.role)
    if reading.interview is not None:
        kind = reading.interview.kind or "interview"
        day = long_day(reading.interview.on, reading.before.today)
        about += f" · {kind} of {day} ({reading.interview.id})"
        if reading.options.get("debrief") is None and reading.found.debriefs is not None:
            about += ", as its debrief (--no-debrief: a note alone)"
    out.item("", about)
    _print_lines(reading, out)
    plan = sentences(
        changes(reading.before, reading.after), reading.after, about=reading.found.opportunity.id
    )
    out.line("The plan:" if plan else "The plan stays as it is.")
    for sentence in plan:
        is_marked = sentence[:2] in ("+ ", "- ")
        out.item(f"  {sentence[:2] if is_marked else '~ '}", sentence[2 * is_marked :])


def _print_lines(reading: _JotRead, out: Output) -> None:
    jot = reading.found.jot
    told = {proposal.line for proposal in jot.proposals} | {
        problem.line for problem in jot.problems
    }
    for line in jot.lines:
        if line.number not in told:
            continue
        out.item(f"{line.number:>3}: ", line.text.strip())
        for number, proposal in enumerate(jot.proposals):
            if proposal.line == line.number:
                box = "[x]" if number in reading.taken else "[ ]"
                sure = "" if proposal.certain else " (not sure)"
                out.item(f"     {box} {number + 1}. ", f"{proposal.reads}{sure}")
        for problem in jot.problems:
            if problem.line == line.number:
                out.item("     [!] ", f"{problem.text}; {problem.advice}")
    rest = sum(bool(line.text.strip()) for line in jot.lines) - len(told)
    if rest:
        out.item("", f"{rest} line{'s' if rest > 1 else ''} kept as a note")


# --- JSON -----------------------------------------------------------------------------------------


def _json(reading: _JotRead, note: Id | None, *, is_saved: bool) -> dict[str, object]:
    jot, about = reading.found.jot, reading.found.opportunity.id
    plan = changes(reading.before, reading.after)
    return {
        "opportunity": about,
        "interview": reading.interview.id if reading.interview else None,
        "debrief": reading.found.debriefs is not None,
        "note": note,
        "saved": is_saved,
        "proposals": [
            _proposal_json(number, proposal, is_taken=number in reading.taken)
            for number, proposal in enumerate(jot.proposals)
        ],
        "problems": [asdict(problem) for problem in jot.problems],
        "plan": [
            {
                "change": change.kind,
                "key": str(change.item.key),
                "says": sentences([change], reading.after, about=about)[0],
            }
            for change in plan
        ],
    }


def _proposal_json(number: int, proposal: Proposal, *, is_taken: bool) -> dict[str, object]:
    return {
        "number": number + 1,
        "line": proposal.line,
        "text": proposal.text,
        "span": list(proposal.span),
        "reads": proposal.reads,
        "certain": proposal.certain,
        "taken": is_taken,
        "changes": [_change_json(change) for change in proposal.changes],
    }


def _change_json(change: Change) -> dict[str, object]:
    match change:
        case Add(fact=fact):
            return {"add": type(fact).__name__.lower(), "fact": write_fact(fact)}
        case Edit(kind=kind, id=id_, fields=fields):
            values = {name.rstrip("_"): write_leaf(value) for name, value in fields}
            return {"edit": kind.__name__.lower(), "id": id_, "fields": values}
        case Attend(interview=interview, contact=contact):
            return {"attend": interview, "contact": contact}
        case Tag(name=name):
            return {"tag": name}
