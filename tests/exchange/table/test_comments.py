"""Comments at the head of a file."""

from tests.exchange.table.tables import Taken

DIET = """# my diet file
# If you slept badly, use 'nosleep' instead.
# e.g, one slice, say half, you could do:
#
Date,Weight,Factors
2012-06-01,80.8,
2012-06-10,80.1,salad egg
2012-06-11,79.6,wine bread:2
"""


def test_comments_with_commas_are_no_header() -> None:
    taken = Taken(DIET)
    assert [value.rpartition(" ")[2] for value in taken.values] == ["80.8", "80.1", "79.6"]
    assert taken.notes == ["2012-06-10 Factors: salad egg", "2012-06-11 Factors: wine bread:2"]
    assert not taken.errors
    assert "line 5 names the columns" in taken.reading.why


def test_the_header_may_begin_like_a_comment() -> None:
    for above in ("", "# of Ann, 2026, and Bo\n"):
        taken = Taken(f"{above}# date,mood\n2026-05-01,4\n2026-05-02,5\n")
        assert [value.split()[0] for value in taken.values] == ["2026-05-01", "2026-05-02"]
