"""The lines of a note that are read, an example each: shown while one is written.

Owns the examples. Must not know how a line is read.
"""

from __future__ import annotations

from textual.content import Content

SYNTAX = (
    ("@Ann Lee, recruiter <ann@acme.example>", "somebody who was there"),
    ("held: onsite today 14:00-15:00", "an interview that has been"),
    ("next: onsite thu 14:00 with @Ann", "the next interview"),
    ("moved: onsite fri 9:00", "another day for it"),
    ("cancelled: onsite (by them)", "it does not take place"),
    ("no show: interview", "they did not come"),
    ("decide: in two weeks", "when they decide"),
    ("call: on mon", "when they get in touch"),
    ("they will send: contract by fri", "what they promised"),
    ("back: 24 mar", "until when they are away"),
    ("no follow-up", "they want no reminder"),
    ("not before 1 oct", "nor before a day"),
    ("call me any time", "or the other way round"),
    ("prefers: phone", "how they like to be reached"),
    ("need: references by fri via email", "what they asked for"),
    ("eta: portfolio wed", "when you promised it for"),
    ("ref: Bo Chen", "a reference you gave"),
    ("applied", "your application went out"),
    ("sent: thank you to @Ann", "what went out"),
    ("got: still deciding", "what they answered"),
    ("offer: until fri", "an offer, and its deadline"),
    ("accepted", "also declined, withdrew"),
    ("+ liked the pairing", "went well"),
    ("- slower answers", "to do better"),
    ("! the migration I led", "wish I had said"),
    ("? no Go yet", "a doubt they voiced"),
    ("~ two teams share it", "a detail for the letter"),
    ("^ https://a.example/b", "a link for the letter"),
    ("=> I would gladly help.", "goes into the letter as it is"),
    ("#remote", "a tag"),
)
_FIRST = ("@", "held:", "decide:", "need:", "next:", "sent:", "got:", "prefers:")
EXAMPLES = (
    *(next(line for line in SYNTAX if line[0].startswith(first)) for first in _FIRST),
    ("+ went well   - do better", "for yourself"),
    ("! wish   ? doubt   ~ detail   ^ link", "for your messages"),
)
"""A few of them: shown while nothing is read."""


def syntax_lines(width: int) -> list[Content]:
    """Every kind of line with what it becomes, then that all else is simply the note."""
    room = max(len(example) for example, _ in SYNTAX) + 2
    lines = [Content.styled("Lines that are read", "bold $primary")]
    for example, meaning in SYNTAX:
        line = Content.assemble((example.ljust(room), "$foreground"), (meaning, "$quiet"))
        lines.append(line.truncate(width, ellipsis=True))
    return [
        *lines,
        Content.styled("Any other line is simply the note."[:width], "$quiet"),
        Content(""),
    ]
