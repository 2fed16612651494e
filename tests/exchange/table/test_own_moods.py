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


def test_moods_from_awful_to_amazing_have_five_steps() -> None:
    said = ("Amazing", "Good", "Normal", "Bad", "Awful")
    rows = "".join(f"2026-05-0{day},{word}\n" for day, word in enumerate(said, 1))
    taken = Taken(f"date,mood\n{rows}")
    assert [value[-1] for value in taken.values] == ["5", "4", "3", "2", "1"]
