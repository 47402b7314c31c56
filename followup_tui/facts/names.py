"""Names as they are borne and as they are said: titles, suffixes, legal forms, which part stands first.

Owns what of the name of a person, a company or a role is left out in talk. Must not know whose it is.
"""

from __future__ import annotations

import re

TITLES = frozenset(
    "dr prof professor mr mrs ms mx miss sir dame rev herr frau mme mlle sra sr dott ing fr".split()
)
"""What stands before a person's name and is no part of it, in lower case."""
_SUFFIXES = frozenset("jr sr ii iii iv phd md mba pe cpa esq".split())
LEGAL_FORMS = frozenset(
    "inc incorporated ltd limited llc llp plc pty co corp corporation gmbh ag kg se sa sas sarl bv nv oy ab".split()
)
"""What a company's name ends with in a register, and not in talk."""
_LEGAL = "|".join(r"\.?".join(form) for form in sorted(LEGAL_FORMS))
_UNSPOKEN = (
    r"(?i) *[(\[](?:[mwfdxhni*](?: ?[/|,] ?[mwfdxhni*])+|all genders|any gender|gn\*?)[)\]]"
    rf"|(?:,? (?:{_LEGAL}|s\.p\.a|(?:& )?co\. kg|& co)\.?)+$"
)
_ABBREVIATED = TITLES | frozenset("st jr sr snr asst assoc dept dir eng exec mgr".split())
_GOES_ON = r"(?!\s+(?-i:They|She|We|It|I)\b|\s+(?-i:He)\s+[a-z])"
_LAST_WORD = (
    rf"(?i)\b(?!(?:{'|'.join(_ABBREVIATED)})\.{_GOES_ON})[^\W\d_][\w'’-]+(?P<mark>[.!?;]+)(?=\s|$)"
)


def sentence_end(text: str) -> re.Match[str] | None:
    """The last word of the first sentence that ends in a text, and its mark.

    No initial ends one, nor what stands shortened before a name or a role, but where another begins.
    """
    return re.search(_LAST_WORD, text)


def as_spoken(name: str) -> str:
    """A role or a company without what stands in a register or an advertisement: ``(m/w/d)``, ``GmbH``."""
    return re.sub(_UNSPOKEN, "", name)


def name_parts(name: str) -> tuple[str, str]:
    """The name with the given name first, and its suffixes: ``Reyes, Dana, PhD`` is Dana Reyes, PhD."""
    first, *rest = (" ".join(part.split()) for part in name.split(","))
    suffixes = [part for part in rest if part.strip(" .").casefold() in _SUFFIXES | LEGAL_FORMS]
    given = [part for part in rest if part and part not in suffixes]
    return " ".join((*given, first)).strip(), ", ".join(suffixes)


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name that name the person: no titles, no suffixes, no single letters."""
    words = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", name)
    kept = [word for word in words if word.casefold() not in TITLES | _SUFFIXES]
    return tuple(word for word in kept if len(word) > 1) or tuple(kept)
