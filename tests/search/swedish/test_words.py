"""Words are parted alike on the fast way and on the slow."""

from hypothesis import given
from hypothesis import strategies as st

from search.swedish.words import composed, words_in, words_of

USUAL = st.text(st.sampled_from("aåäöéÅÄÖ_-–—”’'.,:/§½²µª \xa0\t\n\x85\x1c•…šŽ0123"))


@given(USUAL | st.text())
def test_words_are_those_that_stand_there(text: str) -> None:
    lowered = composed(text).lower()
    assert words_of(text) == [match[0] for match in words_in(lowered)]
