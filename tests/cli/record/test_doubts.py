"""What is asked before it is recorded: at a terminal yes or no, elsewhere refused or said."""

import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.transcripts import nothing_changes, refusal
from tests.journal.files import rows
from tests.terminal import Result, Terminal


def asked(run: Terminal, line: str, *answers: str) -> Result:
    """A command line at a terminal, and what is answered to its questions."""
    stdin = "".join(f"{one}\n" for one in answers)
    return run(*shlex.split(line), stdin=stdin, tty=True, columns=200)


def amounts(journal: Path) -> list[object]:
    return [amount for (amount,) in rows(journal, "SELECT amount FROM dose ORDER BY id")]


def products(journal: Path) -> list[object]:
    return [name for (name,) in rows(journal, "SELECT name FROM product ORDER BY id")]


# An amount that is unusual


@pytest.fixture
def usual(run: Terminal) -> Terminal:
    """A product of which 50 mg are usual."""
    run("product", "add", "sertraline", "--form", "tablet", "--usual", "50mg")
    return run


def test_five_times_the_usual_is_asked_about_at_a_terminal(usual: Terminal, journal: Path) -> None:
    said = asked(usual, "dose sertraline 500mg", "n")
    assert (said.code, said.out) == (1, "")
    assert said.err == (
        "500 mg of sertraline is 10 times your usual 50 mg. Record it? [y/N] "
        "Nothing was recorded.\n"
    )
    assert amounts(journal) == []
    said = asked(usual, "dose sertraline 500mg", "y")
    assert said.code == 0
    assert amounts(journal) == [500]


@pytest.mark.parametrize("answer", ["", "no", "nonsense"])
def test_what_is_no_yes_is_a_no(usual: Terminal, journal: Path, answer: str) -> None:
    assert asked(usual, "dose sertraline 5000", answer).code == 1
    assert amounts(journal) == []


def test_a_long_question_is_broken_between_words(usual: Terminal) -> None:
    said = usual("dose", "sertraline", "500mg", stdin="n\n", tty=True, columns=40).err
    assert said.startswith(
        "500 mg of sertraline is 10 times your\nusual 50 mg. Record it? [y/N] Nothing"
    )


def test_elsewhere_it_is_recorded_and_said(usual: Terminal) -> None:
    said = usual("dose", "sertraline", "500mg")
    assert said.code == 0
    assert said.out == (
        "today, Sun 22 Nov 2026: sertraline, 500 mg (1st today; 10 times your usual 50 mg)\n"
    )
    assert said.err == "That is far more than usual. Wrong? sidelog undo\n"
    assert usual("dose", "sertraline", "500mg", "--json").data["unusual"] == (
        "10 times your usual 50 mg"
    )


@pytest.mark.parametrize(
    ("earlier", "amount", "is_unusual"),
    [
        ((), "500g", False),
        (("4g",), "20g", False),
        (("4g",), "39g", False),
        (("4g",), "40g", True),
        (("4g", "4g"), "20g", False),
        (("4g", "2g", "3g"), "19.9g", False),
        (("4g", "2g", "3g"), "20g", True),
        (("4g", "2g", "unknown"), "20g", False),
        (("4g", "2g", "3g"), "unknown", False),
    ],
)
def test_where_nothing_is_usual_the_largest_so_far_tells(
    run: Terminal,
    earlier: tuple[str, ...],
    amount: str,
    is_unusual: bool,  # noqa: FBT001
) -> None:
    for one in earlier:
        run("dose", "kratom", one, "--on", "yesterday")
    said = run("dose", "kratom", amount).out
    assert ("times the largest dose so far, 4 g" in said) is is_unusual


def test_what_a_regimen_says_is_usual_too(run: Terminal) -> None:
    run("regimen", "sertraline", "100mg", "in", "2", "doses", "--from", "-9d")
    said = run("dose", "sertraline", "500").out
    assert "10 times the largest dose planned, 50 mg" in said
    assert "times" not in run("dose", "sertraline", "200").out


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("event reduce kratom 40g 20g", "5 times the largest day so far, 8 g"),
        ("regimen kratom 39g daily --from today", ""),
        ("regimen kratom 40g daily --from today", "5 times the largest day so far, 8 g"),
    ],
)
def test_an_amount_a_day_is_compared_with_days(run: Terminal, line: str, what: str) -> None:
    run("product", "add", "kratom", "--usual", "2g")
    for day in ("-3d", "-2d", "-1d"):
        run("dose", "kratom", "4 x 1g", "--on", day)
        run("dose", "kratom", "4 x 1g", "--on", day)
    said = run(*line.split(), "--json")
    assert (said.data["unusual"] or "") == what
    run("undo")
    question = f"40 g of kratom a day is {what}. Record it? [y/N] "
    assert asked(run, line, "n").err.startswith(question) is bool(what)


def test_an_amount_a_day_is_compared_with_what_is_planned_a_day(run: Terminal) -> None:
    run("regimen", "sertraline", "100mg", "in", "2", "doses", "--from", "-9d")
    assert (
        run("event", "increase", "sertraline", "100mg", "400mg", "--json").data["unusual"] is None
    )
    run("undo")
    said = run("event", "increase", "sertraline", "100mg", "500mg")
    assert "That is 5 times the largest day planned, 100 mg. Wrong? sidelog undo" in said.err


def test_one_unit_for_another_is_noticed(run: Terminal) -> None:
    run("dose", "levothyroxine", "50µg")
    said = run("dose", "levothyroxine", "50mg").out
    assert "1000 times the largest dose so far, 50 µg" in said


def test_an_amount_is_asked_about_where_it_is_changed(usual: Terminal, journal: Path) -> None:
    usual("dose", "sertraline")
    question = "260 mg of sertraline is 5.2 times your usual 50 mg. Record it? [y/N] "
    assert asked(usual, "edit d1 --amount 260mg", "n").err.startswith(question)
    assert amounts(journal) == [50]
    assert asked(usual, "edit d1 --amount 260mg", "y").code == 0
    assert amounts(journal) == [260]
    said = usual("edit", "d1", "--amount", "~500mg")
    assert said.err == "That is 10 times your usual 50 mg. Wrong? sidelog undo\n"
    assert rows(journal, "SELECT amount, estimate FROM dose") == [(500, 1)]


@pytest.mark.parametrize(
    ("usual", "plan", "amount", "what"),
    [
        ("2g", "6g daily", "29g", ""),
        ("2g", "6g daily", "60g", "10 times the largest dose planned, 6 g"),
        ("2g", "6g in 3 doses", "10g", "5 times your usual 2 g"),
        ("3g", "6g in 3 doses", "15g", "5 times your usual 3 g"),
        ("3g", "6g in 3 doses", "14g", ""),
    ],
)
def test_a_dose_is_compared_with_the_most_that_is_usual_or_planned(
    run: Terminal, usual: str, plan: str, amount: str, what: str
) -> None:
    run("product", "add", "kratom", "--usual", usual)
    run("regimen", "kratom", plan, "--from", "-9d")
    said = asked(run, f"dose kratom {amount}", "n").err
    assert said.startswith(f"{amount[:-1]} g of kratom is {what}. Record it? ") is bool(what)


def test_an_amount_is_asked_about_where_it_is_said_to_be_usual(usual: Terminal) -> None:
    question = "5000 mg of sertraline is 100 times your usual 50 mg. Record it? [y/N] "
    line = "product edit sertraline --usual 5000mg"
    assert asked(usual, line, "n").err == f"{question}Nothing was recorded.\n"
    said = usual(*line.split())
    assert said.out == "sertraline, usual amount: was 50 mg, now 5000 mg\n"
    assert said.err == "That is 100 times your usual 50 mg. Wrong? sidelog undo\n"


def test_an_amount_is_asked_about_in_the_check_in(usual: Terminal, journal: Path) -> None:
    usual("dose", "sertraline", "--on", "yesterday")
    answers = ["", "", "", "", "500", "n", "50", ""]
    said = asked(usual, "log", *answers)
    assert "500 mg of sertraline is 10 times your usual 50 mg. Record it? [y/N] " in said.err
    assert amounts(journal) == [50, 50]


def test_an_amount_of_many_days_is_asked_about_once(usual: Terminal, journal: Path) -> None:
    said = asked(usual, "dose sertraline 500mg --from -2d", "y")
    assert said.err.count("Record it?") == 1
    assert amounts(journal) == [500, 500, 500]


# A product that may be another


@pytest.mark.parametrize(
    ("name", "amount"),
    [("kratm", "4g"), ("kratom powder", "4g"), ("kratom tea", ""), ("kratom tea", "500mg")],
)
def test_a_name_that_is_like_one_that_is_known_is_asked_about(
    begun: Terminal,
    journal: Path,
    name: str,
    amount: str,
) -> None:
    for line in (f"dose '{name}' {amount or 'unknown'}", f"event start '{name}' {amount}"):
        with nothing_changes(journal):
            said = refusal(begun(*shlex.split(line)), 2)
        assert said == (
            f"There is no product '{name}'. Did you mean kratom?\n"
            "If it is another product, say so with --new.\n"
        )
        question = f"There is kratom already. Is '{name}' another product? [y/N] "
        said = asked(begun, line, "n").err
        assert (
            said == f"{question}Nothing was recorded.\nSay it with the name that it has: kratom\n"
        )
        assert products(journal) == ["kratom"]
        assert asked(begun, line, "y").code == 0
        assert products(journal) == ["kratom", name]
        begun("undo")


@pytest.mark.parametrize(
    "line",
    [
        "dose 'kratom capsules' 2 capsules",
        "event start 'kratom capsules' 2 capsules",
        "regimen 'kratom capsules' 2 capsules daily --from today",
    ],
)
def test_an_amount_that_it_cannot_have_tells_another_product(
    begun: Terminal, journal: Path, line: str
) -> None:
    asked(begun, line, "n")
    assert products(journal) == ["kratom"]
    said = begun(*shlex.split(line))
    assert said.code == 0
    beside = "kratom capsules is a new product, beside kratom. Meant kratom? sidelog undo\n"
    assert beside in said.err
    assert products(journal) == ["kratom", "kratom capsules"]


def test_a_name_like_no_other_is_not_asked_about(begun: Terminal, journal: Path) -> None:
    assert asked(begun, "dose 'red bali' 4g").code == 0
    assert products(journal) == ["kratom", "red bali"]


def test_a_slip_for_a_name_that_everybody_knows_is_asked_about(
    run: Terminal, journal: Path
) -> None:
    assert asked(run, "dose krtom 4g", "y").err.startswith("Did you mean kratom? [y/N] ")
    assert products(journal) == ["kratom"]
    run("undo")
    said = run("dose", "krtom", "4g").err
    assert "krtom is a new product. Meant kratom? sidelog undo\n" in said
    rename = "sidelog product edit krtom --name kratom"
    assert refusal(run("dose", "kratom", "4g"), 2) == (
        "There is no product 'kratom'. Did you mean krtom?\n"
        f"To rename that one: {rename}. If it is another product, say so with --new.\n"
    )
    assert asked(run, "dose kratom 4g", "n").err.endswith(f"To rename that one: {rename}\n")
    assert run(*rename.split()[1:]).code == 0
    assert run("dose", "kratom", "4g").code == 0


def test_one_of_the_words_alone_is_like_the_whole_name(run: Terminal) -> None:
    run("dose", "vitamin d drops", "5 drops")
    for name in ("vitamin d", "drops"):
        assert "Did you mean vitamin d drops?" in refusal(run("dose", name, "5 drops"), 2)


def test_another_vitamin_is_another_product(run: Terminal) -> None:
    run("dose", "vitamin d", "1 tablet")
    assert run("dose", "vitamin c", "1 tablet").code == 0


def test_the_old_name_of_a_product_is_known(begun: Terminal) -> None:
    begun("product", "edit", "kratom", "--name", "red bali")
    for line in ("dose kratom 4g", "event reduce kratom 8g 4g"):
        assert "Did you mean red bali?" in refusal(begun(*line.split()), 2)
    assert begun("dose", "kratom", "4g", "--new").code == 0
    assert begun("dose", "kratom", "4g").code == 0


def test_a_product_that_was_put_away_is_said_to_be(begun: Terminal) -> None:
    begun("product", "retire", "kratom")
    back = "kratom is put away. Back with: sidelog product restore kratom\n"
    assert begun("dose", "kratom", "4g").err == back
    assert begun("event", "restart", "kratom").err == back


# Two changes on one day, and the days since a stop


def stopped(run: Terminal, *answers: str, on: str = "-3d") -> Result:
    run("dose", "kratom", "4g", "--on", "-5d")
    return asked(run, f"event stop kratom --on {on}", *answers)


def test_another_change_on_the_same_day_is_asked_about(run: Terminal, journal: Path) -> None:
    run("event", "stop", "kratom")
    said = asked(run, "event start kratom", "n")
    assert said.err == (
        "kratom has a change on Sun 22 Nov 2026 already: Stopped (e1). Record Started too? [y/N] "
        "Nothing was recorded.\nTo change what is there: sidelog edit e1\n"
    )
    assert rows(journal, "SELECT kind FROM event") == [("stop",)]
    assert asked(run, "event start kratom", "y").code == 0
    assert run("event", "stop", "kratom").err == (
        "That day has Stopped (e1) and Started (e2) too. Wrong? sidelog undo\n"
    )


@pytest.mark.parametrize("line", ["event stop zinc", "event start kratom --on yesterday"])
def test_another_product_or_day_is_no_contradiction(run: Terminal, line: str) -> None:
    run("event", "start", "kratom", "4g")
    assert run(*line.split()).code == 0
    assert "That day has" not in run(*line.split(), "--on", "-9d", "--json").err


def test_after_a_stop_the_days_since_can_be_said_to_be_none(run: Terminal, journal: Path) -> None:
    said = stopped(run, "y")
    assert said.err == (
        "Fri 20 Nov 2026 to Sun 22 Nov 2026 (3 days): did you take no kratom on these days? [y/N] "
        "Recorded too: none taken on 3 days since.\n"
    )
    assert rows(journal, "SELECT day FROM dose WHERE taken = 0 ORDER BY day") == [
        ("2026-11-20",),
        ("2026-11-21",),
        ("2026-11-22",),
    ]
    run("undo")
    assert rows(journal, "SELECT count(*) FROM dose WHERE taken = 0") == [(0,)]
    assert rows(journal, "SELECT count(*) FROM event") == [(0,)]


def test_a_no_leaves_them_open(run: Terminal, journal: Path) -> None:
    assert stopped(run, "n").code == 0
    assert rows(journal, "SELECT kind FROM event") == [("stop",)]
    assert rows(journal, "SELECT count(*) FROM dose") == [(1,)]


def test_only_days_without_an_entry_are_asked_about(run: Terminal, journal: Path) -> None:
    run("dose", "kratom", "1g", "--on", "yesterday")
    said = stopped(run, "y")
    assert "did you take no kratom on the 2 without an entry? [y/N]" in said.err
    assert rows(journal, "SELECT day FROM dose WHERE taken = 0 ORDER BY day") == [
        ("2026-11-20",),
        ("2026-11-22",),
    ]


def today(run: Terminal) -> Result:
    return stopped(run, on="today")


def recorded(run: Terminal) -> Result:
    run("dose", "kratom", "none", "--from", "-2d")
    return stopped(run)


def elsewhere(run: Terminal) -> Result:
    return run("event", "stop", "kratom", "--on", "-3d")


def reduced(run: Terminal) -> Result:
    return asked(run, "event reduce kratom 8g 4g --on -3d")


@pytest.mark.parametrize("stop", [today, recorded, elsewhere, reduced])
def test_there_is_not_always_something_to_ask(
    run: Terminal, stop: Callable[[Terminal], Result]
) -> None:
    said = stop(run)
    assert said.code == 0
    assert "?" not in said.err
