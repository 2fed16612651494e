"""What a terminal shows: no line too long, no word cut, nothing that it cannot show."""

from hypothesis import given
from hypothesis import strategies as st

from sidelog.report.render.terminal import Column, Screen, cell_width, table

words = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1)
sentences = st.lists(words, max_size=12).map(" ".join)
screens = st.tuples(st.integers(20, 120), st.booleans()).map(
    lambda one: Screen(one[0], unicode=one[1])
)


@given(screens, sentences, st.integers(0, 4), st.integers(0, 4))
def test_wrapped_words_are_all_there_and_fit(
    screen: Screen, sentence: str, indent: int, hanging: int
) -> None:
    lines = list(screen.wrapped(sentence, indent=indent, hanging=hanging))
    assert all(cell_width(line) <= screen.columns for line in lines)
    assert "".join("".join(lines).split()) == "".join(screen.text(sentence).split())
    assert all(
        line.startswith(" " * (hanging if place else indent)) for place, line in enumerate(lines)
    )


@given(screens, sentences)
def test_a_word_is_broken_only_where_it_is_longer_than_a_line(
    screen: Screen, sentence: str
) -> None:
    shown = " ".join(screen.wrapped(sentence)).split()
    for word in screen.text(sentence).split():
        assert cell_width(word) > screen.columns or word in shown


@given(screens, words, sentences, st.integers(0, 30))
def test_words_beside_a_label_fit(screen: Screen, label: str, sentence: str, wide: int) -> None:
    lines = list(screen.beside(label, sentence or "x", max(wide, cell_width(screen.text(label)))))
    assert all(cell_width(line) <= screen.columns for line in lines)
    assert "".join("".join(lines).split()).startswith("".join(screen.text(label).split())[:10])


@given(screens, st.lists(st.tuples(words, words, words), min_size=1, max_size=5), st.integers(0, 4))
def test_a_table_fits_and_holds_every_cell(
    screen: Screen, rows: list[tuple[str, str, str]], indent: int
) -> None:
    columns = [Column(""), Column("one", right=True), Column("two")]
    lines = list(table(columns, rows, screen, indent=indent))
    assert all(cell_width(line) <= screen.columns for line in lines)
    shown = "".join("".join(lines).split())
    for row in rows:
        assert all("".join(screen.text(cell).split()) in shown for cell in row)


def test_a_table_stands_in_columns_where_there_is_room() -> None:
    columns = [Column(""), Column("count", right=True), Column("what")]
    rows = [("first", "7", "漢字"), ("a second", "1234567", "é")]
    assert list(table(columns, rows, Screen(40))) == [
        "            count  what",
        "first           7  漢字",
        "a second  1234567  é",
    ]
    assert list(table(columns, rows[:1], Screen(17))) == ["first: count 7,", "  what 漢字."]
    assert list(table(columns, rows[:1], Screen(40, plain=True))) == ["first: count 7, what 漢字."]


def test_wide_letters_take_two_cells_and_accents_none() -> None:
    assert [cell_width(text) for text in ("abc", "漢字", "e\u0301", "a\u200bb")] == [3, 4, 1, 2]


def test_a_line_holds_one_letter_however_narrow_it_is() -> None:
    assert list(Screen(1).wrapped("漢字 a")) == ["漢", "字", "a"]


def test_style_is_put_around_words_where_it_may_be() -> None:
    plain, styled = Screen(80), Screen(80, style=True)
    assert [one.styled("x", "bold") for one in (plain, styled)] == ["x", "\x1b[1mx\x1b[0m"]
    assert [one.styled("x", "cyan") for one in (plain, styled)] == ["x", "\x1b[36mx\x1b[0m"]
    assert styled.styled("", "bold") == ""


def test_of_what_is_hidden_only_our_own_styles_are_written() -> None:
    plain, styled = Screen(80), Screen(80, style=True)
    line = styled.styled(styled.text("a\x1b[2J\u202eb"), "bold")
    assert line == "\x1b[1ma[U+001B][2J[U+202E]b\x1b[0m"
    assert styled.shown(line) == line
    assert styled.shown("\x1b[1mx\x1b[2J\x9b") == "\x1b[1mx[U+001B][2J[U+009B]"
    assert plain.shown("\x1b[1mx") == "[U+001B][1mx"


def test_ascii_stands_for_what_our_own_sentences_use() -> None:
    assert Screen(80, unicode=False).text("8 → 0 — “a”…") == '8 -> 0 - "a"...'
