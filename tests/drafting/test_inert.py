"""No fact's text can break a draft: it is inert in the text, the mail file, the link and the letter."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.policy import default
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followup_tui.drafting import Draft, Voice, Wish, candidates, compose, head, lint
from followup_tui.exchange.mail_out import MailError, eml, letter, mailto, script
from followup_tui.facts import Facts
from tests.drafting.steps import MESSAGES, facts_for, step
from tests.drafting.world import board
from tests.payloads import CONTROL, MARKUP, ODD
from tests.values import replace

NASTY = [
    *MARKUP,
    *CONTROL,
    *(odd for odd in ODD if len(odd) < 5000),
    "{{role}}",
    "{{#late}}x",
    "{{/%}}",
    "{{",
    "}}",
    "{{{x}}}",
    "[Name]",
    "a@b.c?bcc=x@y",
    "x\r\nBcc: e@x",
    "x\nSubject: y\n\nbody",
    "# head\n* list\n<script>",
    "\ud800",
    "=?utf-8?q?x?=",
    "@Name: x -> y => {{z}}",
    "https://x.example/{{a}}",
    " ",
    "",
]
ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*")
TEXTS = st.one_of(
    st.sampled_from(NASTY),
    st.text(max_size=40),
    st.text(st.characters(), max_size=30),
    st.lists(st.sampled_from(NASTY), min_size=2, max_size=3).map("".join),
)


def spoil(facts: Facts, name: str, line: str, mark: str) -> Facts:
    """The same facts with hostile text wherever a person types some."""
    contacts = tuple(
        replace(c, name=name, email=line, phone=line, postal=f"{name}\n{line}", title=mark)
        for c in facts.contacts
    )
    first, *rest = facts.opportunities
    notes = tuple(
        replace(n, body="\n".join(f"{sign} {text}" for sign in "~!?^+-" for text in (line, mark)))
        for n in first.notes
    )
    requests = tuple(replace(r, item=mark) for r in first.requests)
    spoilt = replace(first, company=line, role=mark, url=name, notes=notes, requests=requests)
    return replace(facts, contacts=contacts, opportunities=(spoilt, *rest))


def slots_of(draft: Draft) -> set[str]:
    return set(re.findall(r"\{\{(.*?)\}\}", f"{draft.subject}\n{draft.body}"))


@settings(deadline=None, max_examples=150)
@given(
    st.sampled_from(MESSAGES),
    st.sampled_from(["email", "phone", "post", "portal"]),
    st.sampled_from(["warm", "plain", "brief"]),
    TEXTS,
    TEXTS,
    TEXTS,
    TEXTS,
)
def test_hostile_facts_are_inert(
    action: str, medium: str, tone: str, name: str, line: str, mark: str, sender: str
) -> None:
    delivery = step("deliver_request")
    about = step(action, merge_with=(str(delivery.key),))
    about = replace(about, company=line, role=mark)
    on = board(about, delivery, facts=spoil(facts_for(action), name, line, mark))
    draft = compose(on, about, Voice(sender), Wish(tone=tone, medium=medium))
    assert slots_of(draft) == set(draft.missing)
    assert "{{" not in re.sub(r"\{\{[a-z_]+\}\}", "", f"{draft.body}\n{draft.subject}")
    for text in (draft.subject, draft.to_name, draft.body.replace("\n", "")):
        assert not re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\ud800-\udfff]", text)
    lint(draft, on, about, others={"sam": name + line})
    candidates(on, about)
    head(on, about)
    _hands_over(draft)


def _hands_over(draft: Draft) -> None:
    if draft.medium == "email" and draft.to_address and not ADDRESS.fullmatch(draft.to_address):
        for hands_over in (eml, mailto):
            with pytest.raises(MailError, match="no address"):
                hands_over(draft)
        draft = replace(draft, to_address="")
    data = eml(draft)
    mail = message_from_bytes(data, policy=default)
    names = [name.lower() for name in mail.keys()]  # noqa: SIM118 - a mail repeats its names
    assert len(names) == len(set(names))
    assert set(names) <= {
        "x-unsent", "to", "subject", "content-type", "content-transfer-encoding", "mime-version"
    }  # fmt: skip
    assert mail["X-Unsent"] == "1"
    assert mail.get_content().splitlines() == draft.body.splitlines()
    assert b"\n" not in data.replace(b"\r\n", b"")
    if mail["To"] is not None:
        assert [a.addr_spec for a in mail["To"].addresses] == [draft.to_address]
    link = mailto(draft)
    if link is not None:
        parts = urlsplit(link)
        query = parse_qs(parts.query, keep_blank_values=True, strict_parsing=True)
        assert list(query) == ["subject", "body"]
        assert query["body"] == ["\r\n".join(draft.body.splitlines())]
        assert query["subject"] == [draft.subject]
        assert unquote(parts.path) == (draft.to_address if draft.medium == "email" else "")
        assert re.fullmatch(r"mailto:[!-~]*", link)
    assert letter(draft)
    assert script(draft)


@pytest.mark.parametrize("text", NASTY)
def test_each_payload_alone(text: str) -> None:
    about = step("thank_you")
    on = board(about, facts=spoil(facts_for("thank_you"), text, text, text))
    draft = compose(on, about, Voice(text))
    assert slots_of(draft) == set(draft.missing)
    _hands_over(draft)
