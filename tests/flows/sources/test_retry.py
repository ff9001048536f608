import datetime as dt

import pytest

from flows.sources.retry import read_retry_after

NOW = dt.datetime(2024, 3, 5, 12, 0, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0", 0.0),
        (" 120 ", 120.0),
        pytest.param("9" * 5000, 1e9, id="far too long"),
        ("Tue, 05 Mar 2024 12:01:00 GMT", 60.0),
        ("Tue, 05 Mar 2024 13:01:00 +0100", 60.0),
        ("Tue, 05 Mar 2024 12:01:00 -0000", 60.0),
        ("Tue, 05 Mar 2024 11:00:00 GMT", 0.0),
        ("Tue, 99 Mar 2024 11:00:00 GMT", None),
        ("-5", None),
        ("1.5", None),
        ("٣", None),
        ("soon", None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after_is_a_number_or_a_date(text: str | None, expected: float | None) -> None:
    assert read_retry_after(text, now=NOW) == expected
