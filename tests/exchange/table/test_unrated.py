"""Nights of which an app writes 0 where they were not rated, and -1 where nothing was measured."""

from sidelog.exchange.reader import Said
from tests.exchange.table.tables import NOTHING_SAID, Taken

NIGHTS = [
    (0, -1, 6, 0.31),
    (0, -1, 7, 0.25),
    (3.5, 0, -1, -1),
    (4.25, 0, 5, 0.4),
    (0.75, -1, 5, 0.2),
    (3.25, 0, 6, 0.22),
]


def nights(rating: str = "Rating", said: Said = NOTHING_SAID) -> Taken:
    rows = (
        f"2021-06-{11 + n} 23:10,2021-06-{12 + n} 07:10,8.0,{','.join(map(str, night))},10007\n"
        for n, night in enumerate(NIGHTS)
    )
    header = f"From,To,Hours,{rating},Snore,Cycles,DeepSleep,Framerate\n"
    return Taken(f"{header}{''.join(rows)}", said)


def of(taken: Taken, measure: str) -> list[str]:
    return [one.split()[2] for one in taken.values if one.split()[1] == measure]


def test_0_far_below_all_ratings_is_not_rated() -> None:
    taken = nights()
    assert of(taken, "rating") == ["3.5", "4.25", "0.75", "3.25"]
    how = taken.how("Rating")
    assert "nothing known where it says 0 (2)" in how
    assert "0 is not rated (else --add-measures 0..HIGH)" in how


def test_0_is_a_rating_where_a_person_says_so() -> None:
    taken = nights(said=Said(range=(0, 5)))
    assert of(taken, "rating") == ["0", "0", "3.5", "4.25", "0.75", "3.25"]


def test_0_of_what_is_not_given_stays() -> None:
    assert of(nights("Coffees"), "coffees")[:2] == ["0", "0"]


def test_below_0_among_nothing_but_0_is_nothing_known_where_the_file_marks_so() -> None:
    taken = nights()
    assert of(taken, "snore") == ["0", "0", "0"]
    assert "nothing known where it says -1 (3)" in taken.how("Snore")


def test_no_column_is_said_to_be_empty_that_never_is() -> None:
    rows = "".join(
        f"2021-06-{day},10007,{'' if day % 3 else day},{day % 4 + 4}\n" for day in range(10, 30)
    )
    taken = Taken(f"date,Points,Mood,Cycles\n{rows}")
    assert "is empty" not in " ".join(taken.how(name) for name in ("Points", "Mood", "Cycles"))
    assert len(of(taken, "cycles")) == 20


def stars(*ratings: str, name: str = "Rating", ends: str = "{:02}. 07. 2016 7:43") -> Taken:
    """Nights that an app lets somebody rate, without a word of sleep."""
    rows = (
        f'"{n:02}. 07. 2016 22:49","{ends.format(n + 1)}","8.900","{rating}"\n'
        for n, rating in enumerate(ratings, start=14)
    )
    return Taken(f"From,To,Hours,{name}\n{''.join(rows)}")


def test_0_seldom_among_parts_of_five_stars_of_nights_is_not_rated() -> None:
    taken = stars("0.0", "1.75", "3.0", "3.75", "4.0", "4.25")
    assert [one for one in taken.values if " rating " in one] == [
        "2016-07-16T07:43 rating 1.75",
        "2016-07-17T07:43 rating 3",
        "2016-07-18T07:43 rating 3.75",
        "2016-07-19T07:43 rating 4",
        "2016-07-20T07:43 rating 4.25",
    ]
    assert "0 is not rated (else --add-measures 0..HIGH)" in taken.how("Rating")
    assert "a night is of the day of To" in taken.how("To")


def test_0_of_whole_numbers_or_of_something_else_of_nights_stays() -> None:
    whole = stars("0", "2", "3", "4", "4", "5")
    assert of(whole, "rating") == ["0", "2", "3", "4", "4", "5"]
    pain = stars("0.0", "1.75", "3.0", "3.75", "4.0", "4.25", name="Pain rating")
    assert next(one.split()[2] for one in pain.values if "pain" in one) == "0"


def test_lines_that_end_days_later_are_no_nights() -> None:
    taken = stars("0.5", "1.75", "3.0", "3.75", ends="30. 07. 2016 2:43")
    assert taken.values[0] == "2016-07-14T22:49 hours 8.9"
