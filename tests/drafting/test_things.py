"""What they asked for, named as a thing to send."""

from __future__ import annotations

import pytest

from followup_tui.facts import asked_for, thing


@pytest.mark.parametrize(
    ("asked", "parts", "is_many", "heading"),
    [
        (
            "send us 2-3 code samples (C++) and the 3 references",
            ("the code samples (C++)", "the three references"),
            True,
            "code samples (C++) and three references",
        ),
        (
            "pls send us ur diplomas & 2 work samples (PDF)",
            ("my diplomas", "two work samples (PDF)"),
            True,
            "diplomas and two work samples (PDF)",
        ),
        ("cv and a list of talks", ("my CV", "a list of talks"), True, "CV and a list of talks"),
        ("copy of my RN license + card", ("a copy of my RN license and card",), False, "a copy of my RN license and card"),
        ("please fill in the attached form and return it", ("the completed form",), False, "completed form"),
        ("sign the NDA", ("the signed NDA",), False, "signed NDA"),
        ("asked for my salary expectations", ("my salary expectations",), True, "salary expectations"),
        ("3 refs", ("three references",), True, "three references"),
        ("take home", ("the take-home",), False, "take-home"),
        ("take-home task", ("the take-home task",), False, "take-home task"),
        ("do the take home test", ("the completed take-home test",), False, "completed take-home test"),
        ("a work sample", ("a work sample",), False, "a work sample"),
        ("let us know when you can start", (), False, "let us know when you can start"),
    ],
)  # fmt: skip
def test_a_request_is_named_as_a_thing(
    asked: str, parts: tuple[str, ...], is_many: bool, heading: str
) -> None:
    assert thing(asked).parts == parts
    assert thing(asked).is_many is is_many
    assert asked_for(asked) == heading
