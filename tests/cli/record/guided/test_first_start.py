"""The first start at a terminal: what is asked, and that nothing is written before it is over."""

from pathlib import Path

import pytest

from tests.cli.record.guided.answers import interrupt_after
from tests.journal.files import rows
from tests.snapshots import Snapshots
from tests.terminal import Result, Terminal

REGION, NO_PRODUCT, NO_MEASURE = "", "", ""


def started(run: Terminal, *answers: str, argv: tuple[str, ...] = ("log",)) -> Result:
    """A first start with these answers, and then the end of the input."""
    return run(*argv, stdin="".join(f"{answer}\n" for answer in answers), tty=True)


def asked_about(run: Terminal) -> list[str]:
    return [one["name"] for one in run("measure", "--json").data if one["tracked"]]


def test_it_asks_region_products_and_measures_then_the_day(
    run: Terminal, journal: Path, snapshot: Snapshots
) -> None:
    sertraline = ("sertraline", "50 mg", "daily", "1 mar")
    products = (*sertraline, "ibuprofen", "1 tablet", "as needed", "kratom", "", NO_PRODUCT)
    result = started(run, "gb", *products, "sleep -nails", "2", "q")
    assert (result.code, result.out) == (0, "today, Sun 22 Nov 2026: shedding 2\n")
    assert rows(journal, "SELECT name, unit, usual_amount FROM product ORDER BY name") == [
        ("ibuprofen", "tablet", 1),
        ("kratom", None, None),
        ("sertraline", "mg", 50),
    ]
    assert rows(journal, "SELECT from_day, daily_amount, every_days, times FROM regimen_step") == [
        ("2026-03-01", 50, 1, 1)
    ]
    assert asked_about(run) == ["shedding", "dryness", "mood", "sleep"]
    assert run("settings", "region").out == "GB\n"
    assert rows(journal, "SELECT count(*) FROM batch WHERE kind = 'do'") == [(2,)]
    snapshot("first-start", result.err.replace(str(journal), "JOURNAL"))


def test_bare_sidelog_begins_in_the_same_way_and_shows_the_day(
    run: Terminal, journal: Path
) -> None:
    result = started(run, REGION, "kratom", "", NO_PRODUCT, NO_MEASURE, argv=())
    assert result.code == 0
    assert result.out.startswith("\x1b[1mSunday 22 November 2026")
    assert rows(journal, "SELECT name FROM product") == [("kratom",)]


def test_who_passes_over_everything_has_no_journal_yet(run: Terminal, journal: Path) -> None:
    result = started(run, REGION, NO_PRODUCT, NO_MEASURE, argv=())
    assert result.code == 0
    assert not journal.exists()
    assert "sidelog log                  one question a line" in result.err
    assert "To change it" not in result.err


def test_the_check_in_makes_the_journal_where_everything_was_passed_over(
    run: Terminal, journal: Path
) -> None:
    result = started(run, REGION, NO_PRODUCT, NO_MEASURE, "3", "q")
    assert result.out == "today, Sun 22 Nov 2026: shedding 3\n"
    assert rows(journal, "SELECT count(*) FROM observation") == [(1,)]


@pytest.mark.parametrize("last", [("q",), ()])
def test_who_ends_it_is_not_asked_about_the_day(
    run: Terminal, journal: Path, last: tuple[str, ...]
) -> None:
    result = started(run, "us", "kratom", *last)
    assert (result.code, result.out) == (0, "")
    assert rows(journal, "SELECT name FROM product") == [("kratom",)]
    assert run("settings", "region").out == "US\n"


def test_an_interrupt_keeps_what_was_answered(
    run: Terminal, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupt_after(monkeypatch, "", "kratom")
    result = run("log", tty=True)
    assert (result.code, result.out) == (130, "")
    assert result.err.endswith("Stopped. What you answered is kept.\n")
    assert rows(journal, "SELECT name FROM product") == [("kratom",)]


def test_an_interrupt_before_an_answer_keeps_nothing(
    run: Terminal, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupt_after(monkeypatch, "")
    result = run("log", tty=True)
    assert result.code == 130
    assert result.err.endswith("Stopped. Nothing was answered, so nothing is recorded.\n")
    assert not journal.exists()


def test_a_weekday_is_the_first_such_day_since_then(run: Terminal) -> None:
    taken = (
        "alendronate 70 mg every monday since 2026-11-03",
        "zinc 5 mg",
        "every friday",
        "1 nov",
    )
    started(run, REGION, *taken)
    assert run("regimen").out.splitlines() == [
        "alendronate: 70 mg once a week since Mon 9 Nov 2026",
        "zinc: 5 mg once a week since Fri 6 Nov 2026",
    ]


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (("germny",), "No helplines are known here for 'germny'. Did you mean Germany?"),
        (
            ("Canada", "kratom"),
            "None of Canada is known here; help-now shows what holds everywhere.",
        ),
        ((REGION, "sertraline 50", "n"), "Is 'sertraline 50' the whole name? [y/N]"),
        ((REGION, "kratom and zinc", ""), "Not kept. One after the other, please."),
        ((REGION, "zinc 5 mg & kratom 4g", ""), "Not kept. One after the other, please."),
        ((REGION, "hair, skin, mood", ""), "Is 'hair skin mood' the whole name? [y/N]"),
        ((REGION, "kratom 4g on weekends"), "cannot be one yet."),
        ((REGION, "kratom 4 g", "on weekends"), "cannot be one yet."),
        (
            (REGION, "kratom 4 g daily", "march"),
            "'march' is a period, not a day. Say the first day, such as 2026-03-01.",
        ),
        (
            (REGION, "kratom 4 g daily since 2024"),
            "'2024' alone is not a day. Say the first day, such as 2024-01-01.",
        ),
        ((REGION, "4g", "kratom"), "cannot be the name of a product."),
        ((REGION, "kratom", "", "Kratom"), "Kratom is there already."),
        ((REGION, "kratom", "4", "4g"), "'4' of what? kratom has no unit yet."),
        ((REGION, "kratom", "4 g", "much"), "'much' does not say how often."),
        ((REGION, "kratom", "4 g", "daily", "soon"), "'soon' is not understood as a day."),
        ((REGION, NO_PRODUCT, "hair"), "There is no measure 'hair'."),
    ],
)
def test_what_does_not_fit_is_said_and_asked_again(
    run: Terminal, answers: tuple[str, ...], said: str
) -> None:
    assert said in " ".join(started(run, *answers).err.split())


PRODUCT = "SELECT name, unit, usual_amount FROM product"
RULE = "SELECT from_day, daily_amount, every_days, times FROM regimen_step"
OFTEN, SINCE = "how often", "since when"


@pytest.mark.parametrize(
    ("line", "product", "rule", "asked"),
    [
        ("sertraline 50mg", ("sertraline", "mg", 50), None, OFTEN),
        ("finasteride 1mg every day", ("finasteride", "mg", 1), None, SINCE),
        (
            "Sertraline, 50 mg, daily since 1 March",
            ("Sertraline", "mg", 50),
            ("2026-03-01", 50, 1, 1),
            "",
        ),
        ("half a tablet of sertraline", ("sertraline", "tablet", 0.5), None, OFTEN),
        ("2 capsules of omega 3 daily", ("omega 3", "capsule", 2), None, "Is 'omega 3' the whole"),
        ("vitamin d 1000 IU every other day", ("vitamin d", "IU", 1000), None, SINCE),
        ("ibuprofen 400mg as needed", ("ibuprofen", "mg", 400), None, ""),
        ("3 x 2g kratom", ("kratom", "g", None), None, OFTEN),
        (
            "kratom 1-0-1 capsules from monday",
            ("kratom", "capsule", None),
            ("2026-11-16", 2, 1, 2),
            "",
        ),
        ("7-oh 20mg", ("7-oh", "mg", 20), None, OFTEN),
        ("Vitamin B twice a day", ("Vitamin B", None, None), None, "how much at a time"),
    ],
)
def test_one_line_is_read_as_dose_and_regimen_read_it(
    run: Terminal,
    journal: Path,
    line: str,
    product: tuple[str, str | None, float | None],
    rule: tuple[str, float, int, int] | None,
    asked: str,
) -> None:
    wholly = ("y",) if "omega" in line else ()
    said = started(run, REGION, line, *wholly).err
    assert rows(journal, PRODUCT) == [product]
    assert rows(journal, RULE) == ([rule] if rule else [])
    assert asked in said
    assert ("how much at a time" in said) is (product[1] is None)
    assert (SINCE in said) is (asked == SINCE or "omega" in line)


def test_how_often_of_a_line_waits_for_its_amount(run: Terminal, journal: Path) -> None:
    said = started(run, REGION, "zinc twice a day", "15 mg", "monday").err
    assert rows(journal, RULE) == [("2026-11-16", 30, 1, 2)]
    assert OFTEN not in said


def test_b_goes_back_and_what_was_answered_is_kept_changed_or_taken_out(
    run: Terminal, journal: Path
) -> None:
    zinc = ("zinc", "15 mg", "b", "", "b", "b", "s", "")
    result = started(run, "us", "b", "UK", "kratom 4 g", "b", "kratom 5 g", "", *zinc, "sleep", "q")
    assert run("settings", "region").out == "GB\n"
    assert rows(journal, PRODUCT) == [("kratom", "g", 5)]
    assert "  country, now US, Enter keeps it: " in result.err
    assert "  one of them, now kratom, usually 4 g, Enter keeps it: " in result.err
    assert "    how much at a time, with its unit, now 15 mg, Enter keeps it: " in result.err


def test_another_amount_asks_again_how_often(run: Terminal, journal: Path) -> None:
    started(run, REGION, "kratom", "4 g", "daily", "b", "b", "5 g", "daily", "monday")
    assert rows(journal, RULE) == [("2026-11-16", 5, 1, 1)]


def test_an_amount_that_is_not_known_is_no_usual_one(run: Terminal, journal: Path) -> None:
    started(run, REGION, "kratom", "unknown", "q")
    assert rows(journal, "SELECT name, usual_amount FROM product") == [("kratom", None)]


def test_where_nobody_knows_since_when_it_is_a_usual_amount_and_no_rule(
    run: Terminal, journal: Path
) -> None:
    result = started(run, REGION, "sertraline", "25 mg", "twice a day", "", "q")
    assert rows(journal, "SELECT usual_amount FROM product") == [(25,)]
    assert rows(journal, "SELECT id FROM regimen_step") == []
    assert "Taken: sertraline, usually 25 mg (50 mg daily in 2 doses is not kept" in " ".join(
        result.err.split()
    )


def test_a_rule_counts_every_dose_of_a_day(run: Terminal, journal: Path) -> None:
    started(run, REGION, "sertraline", "25 mg", "twice a day", "monday", "q")
    assert rows(journal, "SELECT from_day, daily_amount, times FROM regimen_step") == [
        ("2026-11-16", 50, 2)
    ]


def test_a_region_that_is_set_is_not_asked(run: Terminal) -> None:
    run("settings", "region", "IE")
    assert "country" not in started(run, "q").err


def test_measures_that_stay_as_they_come_are_not_told(run: Terminal, journal: Path) -> None:
    result = started(run, REGION, NO_PRODUCT, "mood, -sleep", argv=())
    assert not journal.exists()
    assert "Asked too" not in result.err


@pytest.mark.parametrize("how", [{"tty": False}, {"tty": True}])
def test_without_a_terminal_or_as_json_nothing_is_asked(
    run: Terminal, how: dict[str, bool]
) -> None:
    argv = ("--json",) if how["tty"] else ()
    assert "What do you take?" not in run(*argv, **how).err
