"""Moods in words of a person's own: asked once what they stand for."""

import pytest

from sidelog.exchange.reader import Said
from tests.exchange.table.tables import Taken

WORDS = ("so-so mouse", "sunny", "grey", "sunny", "meh")


def moods(name: str, words: tuple[str, ...] = WORDS, lines: int = 120) -> str:
    rows = (
        f"2026-0{1 + number // 28}-{1 + number % 28:02},{words[number % len(words)]}\n"
        for number in range(lines)
    )
    return f"date,{name}\n{''.join(rows)}"


@pytest.mark.parametrize("name", ["mood", "Stimmung", "humeur", "umore"])
def test_own_words_of_moods_are_asked_with_how_often_they_are_there(name: str) -> None:
    question = Taken(moods(name)).reading.question
    assert question
    assert question.flag == "--words"
    assert "sunny (48), so-so mouse (24), grey (24), meh (24)" in question.text
    assert question.example == "sunny=.., so-so mouse=.., grey=.., meh=.."


def test_the_answer_makes_numbers_or_leaves_words() -> None:
    said = Said(words=("sunny=5, so-so mouse=3, grey=2, meh=1",))
    values = Taken(moods("mood"), said).values
    assert [value.split()[-1] for value in values[:5]] == ["3", "5", "2", "5", "1"]
    left = Taken(moods("mood"), Said(words=("?",)))
    assert not left.values
    assert left.notes[0] == "2026-01-01 mood: so-so mouse"


@pytest.mark.parametrize(
    "file",
    [
        moods("mood", lines=60),
        moods("weather"),
        moods("mood", tuple(f"a thought of day {number}" for number in range(40))),
        moods("mood", ("good", "bad", "meh")),
    ],
)
def test_sentences_a_few_lines_and_known_words_are_not_asked(file: str) -> None:
    assert Taken(file).reading.question is None


def numbered(numbers: dict[str, int], other: int) -> str:
    """Moods with the number of each, and another number in the last line."""
    header, *lines = moods("mood").splitlines()
    numbered = [f"{line},{numbers[line.partition(',')[2]]}\n" for line in lines]
    numbered[-1] = f"{lines[-1]},{other}\n"
    return f"{header},mood value\n{''.join(numbered)}"


def test_the_numbers_of_own_words_may_stand_beside_them() -> None:
    numbers = {"sunny": 5, "so-so mouse": 3, "grey": 2, "meh": 1}
    taken = Taken(numbered(numbers, 1))
    assert taken.reading.question is None
    assert taken.values[:3] == [
        "2026-01-01 mood-value 3",
        "2026-01-02 mood-value 5",
        "2026-01-03 mood-value 2",
    ]
    assert taken.notes[0] == "2026-01-01 mood: so-so mouse"
    # A number that is not that of its word says something else.
    assert Taken(numbered(numbers, 4)).reading.question


def test_moods_from_awful_to_amazing_have_five_steps() -> None:
    said = ("Amazing", "Good", "Normal", "Bad", "Awful")
    rows = "".join(f"2026-05-0{day},{word}\n" for day, word in enumerate(said, 1))
    taken = Taken(f"date,mood\n{rows}")
    assert [value[-1] for value in taken.values] == ["5", "4", "3", "2", "1"]


def test_what_means_that_nothing_is_known_is_no_mood() -> None:
    question = Taken(moods("mood", (*WORDS, "N/A", "N/A"), 200)).reading.question
    assert question is not None
    assert question.example == "sunny=.., so-so mouse=.., grey=.., meh=.."
    few = Taken(moods("mood", (*WORDS, *["N/A"] * 20), 200))
    assert few.reading.question is None
    assert not [note for note in few.notes if "N/A" in note]
