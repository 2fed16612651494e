from hypothesis import given
from hypothesis import strategies as st

from sidelog.report.picture.canvas import DOTS_HIGH, DOTS_WIDE, Canvas, Pictures, height_of

DRAWN = (Pictures.BRAILLE, Pictures.BLOCKS, Pictures.ASCII)

columns, rows = st.integers(1, 30), st.integers(1, 8)
values = st.floats(-1e6, 1e6)


@st.composite
def drawn(draw: st.DrawFn) -> tuple[Canvas, set[tuple[int, int]]]:
    canvas = Canvas(draw(columns), draw(rows))
    places = st.tuples(st.integers(0, canvas.width - 1), st.integers(0, canvas.height - 1))
    dots = draw(st.sets(places))
    for x, y in dots:
        canvas.dot(x, y)
    return canvas, dots


def dots_in(lines: list[str]) -> int:
    return sum((ord(sign) - 0x2800).bit_count() for line in lines for sign in line if sign != " ")


@given(drawn())
def test_every_dot_is_drawn_once(canvas_and_dots: tuple[Canvas, set[tuple[int, int]]]) -> None:
    canvas, dots = canvas_and_dots
    assert dots_in(canvas.lines(Pictures.BRAILLE)) == len(dots)


@given(drawn())
def test_lines_are_as_wide_and_high_as_was_asked(
    canvas_and_dots: tuple[Canvas, set[tuple[int, int]]],
) -> None:
    canvas, _ = canvas_and_dots
    for pictures in DRAWN:
        lines = canvas.lines(pictures)
        assert len(lines) == canvas.height // DOTS_HIGH
        assert {len(line) for line in lines} == {canvas.width // DOTS_WIDE}


@given(drawn())
def test_every_kind_has_a_sign_exactly_where_braille_has_one(
    canvas_and_dots: tuple[Canvas, set[tuple[int, int]]],
) -> None:
    canvas, _ = canvas_and_dots
    braille = "".join(canvas.lines(Pictures.BRAILLE))
    for pictures in DRAWN:
        drawn = "".join(canvas.lines(pictures))
        assert [sign == " " for sign in drawn] == [sign == " " for sign in braille]
    assert "".join(canvas.lines(Pictures.ASCII)).isascii()


def test_a_dot_at_the_bottom_left_is_in_the_last_line() -> None:
    canvas = Canvas(2, 2)
    canvas.dot(0, 0)
    assert canvas.lines(Pictures.BRAILLE) == ["  ", "⡀ "]


def test_ascii_tells_high_middle_and_low_dots_apart() -> None:
    canvas = Canvas(4, 1)
    for x, y in ((0, 3), (2, 1), (4, 0)):
        canvas.dot(x, y)
    canvas.bar(6, 3)
    assert canvas.lines(Pictures.ASCII) == ["'-.:"]


def test_blocks_are_bars_from_the_floor_and_halves_where_they_float() -> None:
    canvas = Canvas(7, 1)
    for column in range(4):
        canvas.bar(2 * column, column)
    for x, y in ((8, 3), (10, 1), (12, 1), (12, 2)):
        canvas.dot(x, y)
    assert canvas.lines(Pictures.BLOCKS) == ["▂▄▆█▀▄█"]


@given(values, values, values, st.integers(1, 64))
def test_a_height_is_within_the_dots(value: float, one: float, other: float, dots: int) -> None:
    low, high = sorted((one, other))
    assert 0 <= height_of(value, low, high, dots) < dots


@given(values, values, st.integers(2, 64))
def test_higher_values_never_stand_lower(one: float, other: float, dots: int) -> None:
    low, high = sorted((one, other))
    assert height_of(low, -1e6, 1e6, dots) <= height_of(high, -1e6, 1e6, dots)


def test_the_ends_of_a_range_stand_at_its_ends() -> None:
    assert (height_of(0, 0, 4, 36), height_of(4, 0, 4, 36)) == (0, 35)
