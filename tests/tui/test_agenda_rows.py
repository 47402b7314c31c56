"""The day column of the list."""

from __future__ import annotations

import pytest

from followup_tui.tui.widgets.agenda_rows import WHEN, _right


@pytest.mark.parametrize(
    ("told", "shown"),
    [("tue 24", "tue 24"), ("opens wed 25", "wed 25"), ("by 24 nov 2027", "nov 2027")],
)
def test_a_day_too_long_for_its_column_is_not_cut(told: str, shown: str) -> None:
    assert _right(told) == shown.rjust(WHEN)
