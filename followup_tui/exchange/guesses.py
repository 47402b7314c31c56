"""Which company and role a mail or an invitation speaks of, as far as its words and addresses tell.

Owns the sentences and subjects that name them. Must not know what stands already.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .events import Attendee
from .mail_kinds import is_machine
from .mail_text import Mail
from .naming import IN_BRACKETS, firm_in, is_department, squeezed, without_department

_NAME = r"[A-ZÄÖÜ][\w+#./&-]*(?: (?:[A-ZÄÖÜ][\w+#./&-]*|of|and|for|für|und)){0,5}"
_ROLE = re.compile(
    rf"(?:position of|role of|for the|as an?|the) (?P<a>{_NAME}?) (?:role|position|job|search)"
    rf"|(?:position|role|[Ss]telle|Bewerbung) (?:of|as|als)(?: eine?n?)? (?P<b>{_NAME})"
    r"|(?:poste|candidature) (?:de |d['’]|comme |en tant que )(?P<c>[\w+#/&-]+(?: [\w+#/&-]+){0,3}?)(?=[.,;)]| au | chez | à |$)"
)
_SUBJECT = re.compile(
    r"^(?:(?:re|fwd?|aw|wg):\s*)*(?:(?:next steps?|interview|(?:your )?application|invitation|update|status|einladung|bewerbung|candidature|entretien)\b[^:|]{0,30}?(?::| [-–|]) )?(?P<role>[A-ZÄÖÜ][\w+#./& -]{2,60}?) (?:at|@|bei|chez) (?P<company>[A-ZÀ-Ü][\w&'. -]{1,60})$",
    re.IGNORECASE,
)
_BEFORE_A_ROLE = re.compile(
    r"^(?:your |an? |the )?(?:(?:phone|video|first|second|final) )?"
    r"(?:interview|invitation|application|screen|call|offer)(?: invitation)? (?:for|to|as)(?: an?| the)? ",
    re.IGNORECASE,
)
"""What a subject says before the role it names."""
_KIND_WORDS = re.compile(
    r"\b(updated|canceled|cancelled|rescheduled|confirmed|invitation|interviews?|technical|recruiter|phone|video|screen(?:ing)?|call|on-?site|final|round"
    r"|vorstellungsgespräch|gespräch|entretien|with|meeting|zoom|event)\b:?",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*(?:<>|/|\||:|,| [-–—] | @ | at | x )\s*")
_SENTENCE = re.compile(
    r"interview (?:with|at|bei|chez) (?P<company>[^,;:()]+?) (?:for(?: the)?|as(?: an?)?|als|pour) (?P<role>[^,;:()]+?)(?: (?:position|role|job))?$",
    re.IGNORECASE,
)


def company_and_role(mail: Mail) -> tuple[str | None, str | None]:
    """What a mail says it is about; None where it does not say."""
    if match := _SUBJECT.match(mail.subject):
        return match["company"].strip(), _BEFORE_A_ROLE.sub("", match["role"].strip())
    text = " ".join(mail.text.split())
    match = _ROLE.search(text) or _ROLE.search(mail.subject)
    role = (match["a"] or match["b"] or match["c"]) if match else None
    company = next(iter(_companies(mail, text)), None)
    return company, role


def _companies(mail: Mail, text: str) -> Iterator[str]:
    patterns = (
        r"(?:applying to|application to|interest in|(?:position|role) (?:of [\w ]+? )?at) (?P<c>[A-ZÀ-Ü][\w&'.-]*(?: (?:&|[A-ZÀ-Ü][\w&'.-]*))*)",
        r" at (?P<c>[A-ZÀ-Ü][\w&'.-]*(?: (?:&|[A-ZÀ-Ü][\w&'.-]*))*)",
    )
    for source in (mail.subject, text):
        for pattern in patterns:
            for match in re.finditer(pattern, source):
                name = match["c"].rstrip(".,'")
                if not re.match(r"(the|our|this|your|us)\b", name, re.IGNORECASE):
                    yield name
    label = firm_in(mail.sender.email)
    if not is_machine(mail.sender):
        for line in mail.text.splitlines():
            if label and len(line) < 60 and squeezed(line).startswith(label):
                yield line.strip()
    firm = without_department(mail.sender.name)
    if firm and is_department(mail.sender.name, mail.sender.email):
        yield firm


def guess_opportunity(title: str, people: Sequence[Attendee]) -> tuple[str | None, str | None]:
    """The company and the role a title names, the company told by an address; None where unsure."""
    if match := _SENTENCE.search(title):
        return match["company"].strip(), match["role"].strip()
    labels = {firm_in(person.email) for person in people}
    plain = IN_BRACKETS.sub("", title)
    parts = [_KIND_WORDS.sub("", part).strip(" -–—:'’") for part in _PARTS.split(plain)]
    parts = [part for part in parts if len(part) > 2 and not _is_a_name(part, people)]
    company = next((p for p in parts if squeezed(p) in labels), None)
    if company is None:
        close = [p for p in parts for label in labels if label and p.casefold().startswith(label)]
        company = close[0] if close else None
    rest = [part for part in parts if part != company]
    role = rest[0] if company and len(rest) == 1 else None
    return company, role


def _is_a_name(part: str, people: Sequence[Attendee]) -> bool:
    """Whether a part of a title is somebody's name."""
    words = set(re.findall(r"\w+", part.casefold()))
    names = [
        {*re.findall(r"\w+", f"{one.name} {one.email.partition('@')[0]}".casefold())}
        for one in people
    ]
    return len(words) > 1 and any(words <= name for name in names)
