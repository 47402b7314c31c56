"""What the room offers is there, also what is loaded when it is first named."""

import pytest

from followup_tui import exchange


@pytest.mark.parametrize("name", exchange.__all__)
def test_every_name_is_there(name: str) -> None:
    assert getattr(exchange, name) is not None
