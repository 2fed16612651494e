"""`sidelog product`: what is taken; forms and units that fit, and names that stay apart."""

import shlex
from datetime import datetime
from pathlib import Path

import pytest

from tests.cli.days import journal_of, looked_at, taken_back_by_undo
from tests.cli.transcripts import nothing_changes, refusal, transcript
from tests.journal.files import raw, rows
from tests.snapshots import Snapshots
from tests.terminal import Terminal

HOSTILE = 'it\'s "$(x)" & `y`; *'


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory, now: datetime) -> Terminal:
    """A journal with a product that was taken, one by the capsule, and one nothing is said of."""
    lines = (
        ("dose", "kratom", "4g"),
        ("product", "add", "kratom capsules", "--form", "capsule", "--usual", "2 capsules"),
        ("product", "add", "leaf"),
    )
    return looked_at(tmp_path_factory.mktemp("kept"), now, lines)


def names(run: Terminal) -> list[str]:
    return [product["name"] for product in run("product", "list", "--json").data]


@pytest.mark.parametrize("command", ["", "list", "add", "edit", "retire", "restore", "delete"])
def test_the_help_is_whole(run: Terminal, snapshot: Snapshots, command: str) -> None:
    name = "-".join(["product", *command.split(), "help"])
    snapshot(name, run("product", *command.split(), "--help").out)


def test_what_was_understood_is_said(run: Terminal, snapshot: Snapshots) -> None:
    shown = transcript(
        run,
        "product add leaf",
        "product",
        "product add 'kratom capsules' --form capsule --unit capsule --strength '500 mg each'",
        "product add ' Grüner   Tee ' --form Tea --usual '2 cups' --lot B-17 -n 'from the market'",
        "product add 7-oh --usual 1/2tablet",
        "product add syrup --unit ml --usual 0.02l",
        "product edit LEAF --form 'leaf powder'",
        "product edit leaf --usual 4000mg",
        "product edit leaf --unit g --usual 2.5",
        "product edit 'gruner tee' --name 'green tea' --strength strong",
        "product retire syrup",
        "product delete 7-OH --yes",
        "product list",
        "product restore syrup",
    )
    snapshot("product-written", shown)


def test_as_json_every_command_says_what_it_did(run: Terminal, snapshot: Snapshots) -> None:
    shown = transcript(
        run,
        "product add leaf --usual 4g --strength '1.5 %' --json",
        "product edit leaf --form leaf-powder --json",
        "product retire leaf --json",
        "product list --json",
        "product restore leaf --json",
        "product delete leaf --yes --json",
        "product delete leaf --yes --json",
        "product --json",
    )
    snapshot("product-json", shown)


@pytest.mark.parametrize(
    "line",
    [
        "add tea --form tea --unit cup --usual 2 --strength strong --lot 1 --note x",
        "edit leaf --name 'my leaf' --form leaf-powder --unit g --usual 4g",
        "edit leaf --note x --lot 2",
        "retire leaf",
        "restore capsules",
        "delete leaf --yes",
    ],
)
def test_one_undo_takes_it_back(run: Terminal, line: str) -> None:
    run("product", "add", "leaf")
    run("product", "add", "capsules")
    run("product", "retire", "capsules")
    taken_back_by_undo(run, "product", *shlex.split(line))


def test_where_there_is_none_it_says_how_one_comes_to_be(run: Terminal) -> None:
    run("log", "mood=5")
    words = refusal(run("product"), 1)
    assert words == "There are no products yet.\nSuch as: sidelog dose kratom 4g\n"
    assert run("product", "--json").data == []
    assert run(*shlex.split(words.split("sidelog ")[1])).code == 0
    assert names(run) == ["kratom"]


# Usual amounts


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("--usual 4g", "4 g"),
        ("--usual 4 --unit g", "4 g"),
        ("--usual 2.5g", "2.5 g"),
        ("--usual 500mg --unit g", "0.5 g"),
        ("--usual '1/2 tablet'", "0.5 tablets"),
        ("--usual '3 CAPS' --form capsule", "3 capsules"),
        ("--usual 250µg", "250 µg"),
    ],
)
def test_a_usual_amount_is_what_a_dose_without_an_amount_records(
    run: Terminal, options: str, said: str
) -> None:
    run("product", "add", "it", *shlex.split(options))
    assert run("dose", "it").out == f"today, Sun 22 Nov 2026: it, {said} (1st today)\n"


# Names


@pytest.mark.parametrize("name", [HOSTILE, "x" * 200, "שלום עולם", "кратом", "5-htp", "100%", "*"])
def test_a_name_may_be_anything_that_can_be_read_on_one_line(run: Terminal, name: str) -> None:
    assert run("product", "add", name, "--usual", "4g").code == 0
    put_away = run("product", "retire", name).out
    assert run(*shlex.split(put_away.split("sidelog ")[1])).code == 0
    assert names(run) == [name]
    assert run("product", "delete", name, "--yes").code == 0


@pytest.mark.parametrize("name", ["Kratom", "KRÄTOM", " kratom ", "kra\u0308tom"])
def test_a_name_is_taken_whatever_its_case_accents_and_spaces(kept: Terminal, name: str) -> None:
    with nothing_changes(journal_of(kept)):
        words = refusal(kept("product", "add", name), 65)
        refusal(kept("product", "edit", "leaf", "--name", name), 65)
    assert words == (
        "There is a product 'kratom' already.\nChange it: sidelog product edit kratom\n"
    )


def test_another_name_keeps_the_doses(run: Terminal) -> None:
    run("dose", "kratom", "4g")
    run("product", "edit", "kratom", "--name", "green leaf")
    assert "green leaf: 4 g" in run("show").out


def test_what_a_label_says_is_shown_without_its_tricks(run: Terminal, journal: Path) -> None:
    label = "a\x1b[2Jb\u202ec"
    run("product", "add", "leaf", "--note", label)
    with raw(journal) as connection:  # as an earlier version let it be typed
        connection.execute("UPDATE product SET strength = note, lot = note")
    assert run("product").out.count("a[U+001B][2Jb[U+202E]c") == 3
    assert rows(journal, "SELECT strength, lot, note FROM product") == [(label,) * 3]


# Put away, taken back, deleted


def test_what_was_put_away_is_listed_with_the_day(run: Terminal) -> None:
    run("dose", "kratom", "4g")
    run("product", "retire", "kratom")
    assert run("product").out == "kratom: form not said, in g, put away on Sun 22 Nov 2026\n"
    assert "kratom: 4 g" in run("show").out


@pytest.mark.parametrize(
    ("answer", "code"), [("y\n", 0), ("YES\n", 0), ("n\n", 1), ("\n", 1), ("", 1)]
)
def test_deleting_asks_first_and_by_its_own_name(run: Terminal, answer: str, code: int) -> None:
    run("product", "add", "Leaf")
    said = run("product", "delete", "leaf", stdin=answer, tty=True)
    assert said.code == code
    assert said.err.startswith("Delete the product Leaf? [y/N] ")
    assert ("Leaf" in names(run)) == bool(code)


def test_where_nobody_can_be_asked_yes_has_to_be_said(kept: Terminal) -> None:
    with nothing_changes(journal_of(kept)):
        words = refusal(kept("product", "delete", "leaf", stdin="y\n"), 2)
    assert words == "Nothing was deleted: there is nobody to ask.\nSay it with --yes.\n"


# What is refused


@pytest.mark.parametrize(
    ("line", "code", "sentence", "hint"),
    [
        ("add 4g", 2, "'4g' cannot be the name of a product.", "The product comes first"),
        ("add ''", 2, "'' cannot be the name of a product.", "The product comes first"),
        ("add 'a\x1bb'", 2, "'a\\x1bb' cannot be the name of a product.", ""),
        ("add 'a\u202eb'", 2, "'a\\u202eb' cannot be the name of a product.", ""),
        ("add '\udcff'", 2, "'\\udcff' cannot be the name of a product.", ""),
        (f"add {'x' * 201}", 2, f"'{'x' * 39}…' cannot be the name of a product.", ""),
        ("add p --form soup", 2, "'soup' is not a form that is known here.", "leaf-powder, caps"),
        ("add p --unit furlong", 2, "'furlong' is not a unit that is known here.", "g, mg, µg"),
        ("add p --form capsule --unit ml", 65, "ml do not fit p, which is recorded", "capsule, mg"),
        ("add p --form tea --usual 2tablets", 65, "tablets do not fit p, which is", "cup, ml, l"),
        ("add p --unit g --usual 2ml", 65, "p is recorded in g, not in ml.", "a name of its own"),
        (
            "add p --usual 4",
            2,
            "'4' of what? p has no unit yet.",
            "Write the unit with it, as the label says it",
        ),
        ("add p --usual none", 2, "The usual amount is a number with a unit.", "Write both"),
        ("add p --usual '?'", 2, "The usual amount is a number with a unit.", "Write both"),
        ("add p --usual -4g", 65, "An amount cannot be negative: '-4g'.", "Write a number"),
        ("add p --usual 0g", 65, "'0g' is no dose.", ""),
        ("add p --usual 2,500g", 2, "'2,500g' could be 2.5g or 2500g.", "Say 2.5g or"),
        ("add p --usual 1e9kg", 65, "'1e9kg' is more than can be meant.", "Look at the number"),
        ("add p --strength ''", 65, "The strength is empty.", ""),
        ("add p --strength 'a\x1bb'", 65, "The strength is one line, and has U+001B at", ""),
        ("add p --lot ' '", 65, "The lot is empty.", ""),
        ("add p --note ''", 65, "The note is empty.", ""),
        ("add p --note '\udcff'", 65, "The note is not valid text at place 1.", "UTF-8"),
        ("add p --lot '\udcff'", 65, "The lot is not valid text at place 1.", "UTF-8"),
        ("add", 2, "Missing argument 'name'.", "See: sidelog product add --help"),
        ("edit kratom", 2, "What is to change of kratom?", "Such as --form or --usual."),
        ("edit krato --form tea", 2, "There is no product 'krato'.", "Did you mean kratom"),
        ("edit '$(x)' --form tea", 2, "There is no product '$(x)'.", "sidelog product list"),
        ("edit leaf --name 'Kratom Capsules'", 65, 'There is a product "kratom capsules"', "Give"),
        ("edit leaf --name 4g", 2, "'4g' cannot be the name of a product.", ""),
        ("edit kratom --unit ml", 65, "kratom has amounts in g, which would change", "Make a new"),
        ("edit kratom --form gummy", 65, "g do not fit kratom, which is", "gummy, mg, µg, IU"),
        ("edit 'kratom capsules' --unit mg", 65, "The usual amount of kratom capsules is", "anew"),
        ("retire moon", 2, "There is no product 'moon'.", "sidelog product list"),
        ("restore moon", 2, "There is no product 'moon'.", "sidelog product list"),
        ("delete moon --yes", 2, "There is no product 'moon'.", "sidelog product list"),
        ("delete kratom --yes", 65, "kratom has 1 entry, which would be lost", "Retire it: "),
        ("remove kratom", 2, "There is no product command 'remove'.", "product delete NAME"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence_and_changes_nothing(
    kept: Terminal, line: str, code: int, sentence: str, hint: str
) -> None:
    with nothing_changes(journal_of(kept)):
        words = refusal(kept("product", *shlex.split(line)), code)
    assert words.startswith(sentence)
    assert hint in words
