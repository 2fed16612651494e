"""Ratings of things that have a name, a kind, and ratings that others gave them."""

import pytest

from tests.exchange.table.tables import Taken

LINES = [
    *(("3.5", "Alpha", "Macro Brewery", "3.2"), ("0.0", "Beta", "Micro Brewery", "3.27")),
    *(("4.25", "Gamma", "Nano Brewery", "3.34"), ("3.0", "Delta", "Macro Brewery", "3.41")),
    *(("0.0", "Epsilon", "Micro Brewery", "3.48"), ("3.75", "Zeta", "Nano Brewery", "3.55")),
    *(("4.0", "Eta", "Macro Brewery", "3.62"), ("0.0", "Theta", "Micro Brewery", "")),
]


def of_beers(kind: str = "brewery_type", *, when: str = "2026-05-{day:02}T{hour}:09:24Z") -> Taken:
    rows = "".join(
        f"{when.format(day=at // 2 + 1, hour=18 + at % 2)},{','.join(line)},{at + 50}\n"
        for at, line in enumerate(LINES)
    )
    return Taken(f"created_at,rating_score,beer_name,{kind},avg_rating,ratings_count\n{rows}")


@pytest.mark.parametrize("when", ["2026-05-{day:02}T{hour}:09:24Z", "2026-05-{day:02}"])
def test_a_kind_of_what_is_named_parts_no_ratings(when: str) -> None:
    taken = of_beers(when=when)
    assert "notes of the day: words, such as Macro Brewery" in taken.how("brewery_type")
    assert "measure rating-score (new)" in taken.how("rating_score")


def test_a_genre_parts_no_ratings() -> None:
    taken = Taken(
        "date,title,genre,my_rating,mood\n2026-03-01,Film A,Drama,4,6\n"
        "2026-03-01,Film B,Comedy,3.5,7\n2026-03-02,Film C,Drama,5,8\n"
        "2026-03-02,Film D,Horror,2,4\n"
    )
    assert {one.found for one in taken.reading.brought} >= {"my_rating", "mood", "genre"}


def test_zeros_of_a_rating_are_named() -> None:
    assert "0 (3) is taken as 0 (else --missing rating_score=0)" in of_beers().how("rating_score")


def test_ratings_of_others_are_left_out() -> None:
    taken = of_beers()
    assert taken.why_left("avg_rating") == "a mean or a total of ratings, beside rating_score"
    assert taken.why_left("ratings_count") == "how many there were of all"


def test_one_mean_alone_is_a_measure() -> None:
    taken = Taken("date,avg rating,weekly rating\n2026-05-01,3.5,4\n2026-05-02,3.25,5\n")
    assert len(taken.values) == 4


def test_numbers_of_lines_compute_nothing() -> None:
    rows = "".join(
        f"{970_000_000 - day * 371},2026-05-{day:02},{'' if day == 3 else day % 5 + 0.5}\n"
        for day in range(1, 15)
    )
    taken = Taken(f"checkin_id,date,score\n{rows}")
    assert "nothing known" not in taken.how("score")
    assert len(taken.values) == 13


@pytest.mark.parametrize("order", ["Order", "Orderingnumber"])
@pytest.mark.parametrize("number", [0, 1])
def test_one_number_in_every_line_is_no_value_of_names(order: str, number: int) -> None:
    named = ("Lentil soup", "Oatmeal", "Zinc tablet", "Oatmeal", "Zinc tablet", "Pasta")
    rows = "".join(
        f"2026-05-{day:02} 08:15,{number},{name},{'TRUE' if name == 'Pasta' else 'FALSE'}\n"
        for day, name in enumerate(named, start=1)
    )
    taken = Taken(f"Modified,{order},Name,Favourite\n{rows}")
    assert [note.partition(": ")[2] for note in taken.notes] == [*named]
    assert not taken.values
    assert taken.why_left(order) == "the same in every line"
    assert taken.why_left("Favourite") == "an app's mark of lines"


def test_what_was_rated_0_on_all_days_is_no_measure_of_each_name() -> None:
    rows = "".join(f"2026-05-{day:02},0,{name}\n" for day, name in enumerate("ababab", start=1))
    taken = Taken(f"Day,Flow,Name\n{rows}")
    assert {value.split()[1] for value in taken.values} == {"flow"}
