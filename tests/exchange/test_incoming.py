"""The identity of an entry: the same whenever its file is read, so that nothing comes twice."""

from datetime import date
from uuid import UUID, uuid5

from hypothesis import given
from hypothesis import strategies as st

from sidelog.exchange.incoming import Identities

NAMESPACE = UUID("0d1c2f0e-6a38-5b64-8f0b-696d706f7274")
WORDS = st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=4)


@given(st.text(max_size=10), WORDS)
def test_it_is_the_uuid_of_what_the_entry_says(form: str, content: list[str]) -> None:
    """Journals hold such UUIDs already, so it never becomes another."""
    identity, of_form = Identities(form).of, uuid5(NAMESPACE, form)
    key = "\0".join(content)
    assert identity(*content) == str(uuid5(of_form, key))
    assert identity(*content) == str(uuid5(of_form, f"{key}\0{1}"))
    assert identity(*content) == str(uuid5(of_form, f"{key}\0{2}"))


@given(st.lists(st.integers(1, 12), max_size=30) | st.lists(st.integers(1, 12)).map(sorted))
def test_the_days_of_entries_make_no_difference_to_it(numbers: list[int]) -> None:
    """Whichever way they go: two entries may be of one day, and an entry may come again."""
    without, up, down = (Identities("f").of for _ in range(3))
    for number in numbers:
        expected = without(str(number))
        assert up(str(number), day=date(2026, 5, number // 2 + 1)) == expected
        assert down(str(number), day=date(2026, 5, 28 - number // 2)) == expected
