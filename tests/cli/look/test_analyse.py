"""`sidelog analyse`: JSON in, JSON out, and published cases held against ours."""

import json
import os
from pathlib import Path

import pytest

from tests.terminal import Result, Terminal

NAP = {"input": {"A": [3, 4, 2], "B": [5, 6, 4]}, "options": {}}
CASE = {"id": "made-up", "topic": "nap", **NAP, "expected": {"NAP": 17 / 18, "se_hanley": 0.1}}

REFCASES = os.environ.get("SIDELOG_REFCASES", "")


def put(given: Path, content: object, name: str = "case.json") -> str:
    """Write a file for the test; text as it is, anything else as JSON."""
    file = given / name
    file.write_text(content if isinstance(content, str) else json.dumps(content))
    return str(file)


def test_json_in_json_out(run: Terminal) -> None:
    shown = run("analyse", "nap", stdin=json.dumps(NAP))
    assert (shown.code, shown.err) == (0, "")
    assert json.loads(shown.out)["nap"] == pytest.approx(17 / 18)


def test_a_file_is_the_same_as_stdin(run: Terminal, given: Path) -> None:
    piped = run("analyse", "nap", "-", stdin=json.dumps(NAP))
    assert run("analyse", "nap", put(given, NAP)).out == piped.out


def test_the_envelope_holds_the_same_results(run: Terminal) -> None:
    bare = json.loads(run("analyse", "nap", stdin=json.dumps(NAP)).out)
    assert run("analyse", "nap", "--json", stdin=json.dumps(NAP)).data == {
        "method": "nap",
        "results": bare,
    }


def test_a_case_needs_no_options(run: Terminal) -> None:
    assert run("analyse", "nap", stdin='{"input": {"A": [1, 2], "B": [3, 4]}}').code == 0


def test_nothing_of_a_journal_is_needed_or_made(run: Terminal, journal: Path) -> None:
    run("analyse", "nap", stdin=json.dumps(NAP))
    assert not journal.exists()


def test_the_list_names_methods_with_sources_and_what_is_left_out(run: Terminal) -> None:
    shown = run("analyse", "--list")
    assert shown.code == 0
    assert "nap: non-overlap of all pairs. Parker and Vannest" in shown.out
    assert "  input B: values after, a day each\n  option improvement: increase" in shown.out
    assert "  result pairs: number of pairs\n" in shown.out
    assert "tau_u: not offered, because" in shown.out
    data = run("analyse", "--list", "--json").data
    nap = next(one for one in data["methods"] if one["method"] == "nap")
    assert (list(nap["input"]), list(nap["options"])) == (["A", "B"], ["improvement"])
    assert nap["results"]["ties"] == "pairs that are equal"
    assert "change_point" in data["left_out"]


def check(run: Terminal, given: Path, **changes: object) -> Result:
    return run("analyse", "--check", put(given, CASE | changes))


def test_a_case_that_agrees(run: Terminal, given: Path) -> None:
    shown = check(run, given)
    assert shown.code == 0
    assert shown.out == "made-up: agrees: NAP; not offered by that name: se_hanley\n"


def test_a_case_that_differs_says_where(run: Terminal, given: Path) -> None:
    shown = check(run, given, expected={"NAP": 0.9, "Tau": 17 / 9 - 1})
    assert shown.code == 1
    assert shown.out.startswith("made-up: differs: NAP: ours 0.94444")
    assert shown.out.endswith(", theirs 0.9\n")


def test_a_long_list_that_differs_is_shortened(run: Terminal, given: Path) -> None:
    case = {"topic": "acf", "input": {"y": [*range(50)]}, "expected": {"acf": [2.0] * 99}}
    shown = run("analyse", "--check", put(given, case))
    assert shown.code == 1
    assert shown.out.count("...") == 2
    assert len(shown.out) < 300


def test_what_is_left_out_cannot_disagree(run: Terminal, given: Path) -> None:
    shown = check(run, given, topic="tau_u")
    assert shown.code == 0
    assert shown.out.startswith("made-up: not offered: it can leave the range")


def test_an_unknown_method_is_a_failed_check(run: Terminal, given: Path) -> None:
    shown = check(run, given, topic="tau_x")
    assert (shown.code, shown.out) == (1, "made-up: not offered: there is no such method\n")


def test_results_that_are_none_of_ours_are_a_failed_check(run: Terminal, given: Path) -> None:
    shown = check(run, given, expected={"se_hanley": 0.1})
    assert shown.code == 1
    assert shown.out == "made-up: not offered by that name: se_hanley\n"


def test_one_case_that_differs_fails_the_whole_check(run: Terminal, given: Path) -> None:
    files = [
        put(given, CASE, "one.json"),
        put(given, CASE | {"id": "", "expected": {"NAP": 0.1}}, "two.json"),
    ]
    shown = run("analyse", "--check", *files)
    assert shown.code == 1
    agrees, differs = shown.out.splitlines()
    assert agrees.startswith("made-up: agrees")
    assert differs.startswith(f"{files[1]}: differs")


def test_a_check_as_data(run: Terminal, given: Path) -> None:
    file = put(given, CASE)
    (one,) = run("analyse", "--check", "--json", file).data
    assert (one["file"], one["agrees"], one["left_out"]) == (file, True, "")
    assert [key["outcome"] for key in one["keys"]] == ["agrees", "not offered by that name"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "is not JSON at line 1, column 1"),
        ("{", "is not JSON at line 1, column 2"),
        ("[1, 2]", 'no object called "input"'),
        ("3", 'no object called "input"'),
        ('{"input": [1]}', 'no object called "input"'),
        ('{"input": {}, "options": 3}', '"options" of'),
        ('{"input": {}}', '"A"'),
        ('{"input": {"A": 3, "B": [1]}}', '"A"'),
        ('{"input": {"A": [], "B": [1]}}', '"A" needs'),
        ('{"input": {"A": [1, NaN], "B": [1]}}', "has NaN, which is not a number in JSON"),
        ('{"input": {"A": [1, -Infinity], "B": [1]}}', "has -Infinity"),
        ('{"input": {"A": [1, 1e999], "B": [1]}}', 'Value 2 of "A"'),
        ('{"input": {"A": [1, "2"], "B": [1]}}', 'Value 2 of "A" is not a number'),
        ('{"input": {"A": [1, true], "B": [1]}}', 'Value 2 of "A" is not a number'),
        ('{"input": {"A": [[1]], "B": [1]}}', 'Value 1 of "A" is not a number'),
        ("[" * 100_000, "is not JSON that can be read"),
        ('{"input": {"A": [' + "9" * 5000 + "]}}", "is not JSON that can be read"),
        (json.dumps({"input": {"A": [1] * 100_000, "B": [1]}}), '"A" has 100000 values'),
    ],
)
def test_what_cannot_be_computed_is_said_with_its_file(
    run: Terminal, given: Path, content: str, said: str
) -> None:
    file = put(given, content)
    shown = run("analyse", "nap", file)
    assert (shown.code, shown.out) == (65, "")
    assert said in shown.err
    assert file in shown.err


def test_a_bad_case_to_check_is_said_with_its_file(run: Terminal, given: Path) -> None:
    file = put(given, {"topic": "nap", "expected": {"NAP": 1}})
    shown = run("analyse", "--check", file)
    assert shown.code == 65
    assert f'{file}: The case needs an object called "input"' in shown.err


def test_bytes_that_are_no_text_are_refused(run: Terminal, given: Path) -> None:
    file = given / "case.json"
    file.write_bytes(b"\xff\xfe\x00")
    assert run("analyse", "nap", str(file)).code == 65


@pytest.mark.parametrize(("place", "said"), [("", "is a folder"), ("not-there.json", "no file")])
def test_a_file_that_cannot_be_read_is_said(
    run: Terminal, given: Path, place: str, said: str
) -> None:
    shown = run("analyse", "nap", str(given / place))
    assert (shown.code, shown.out) == (66, "")
    assert said in shown.err


def test_standard_input_is_named_as_such(run: Terminal) -> None:
    shown = run("analyse", "nap", stdin="{")
    assert shown.code == 65
    assert "Standard input is not JSON" in shown.err


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ([], "takes a method and a file"),
        (["nap", "a", "b"], "takes a method and a file"),
        (["tau_u"], '"tau_u" is not offered: it can leave the range'),
        (["tau_x"], '"tau_x" is not offered'),
        (["--check"], "--check needs the cases"),
    ],
)
def test_what_cannot_be_asked_is_said(run: Terminal, typed: list[str], said: str) -> None:
    shown = run("analyse", *typed)
    assert (shown.code, shown.out) == (2, "")
    assert said in shown.err


@pytest.mark.skipif(not REFCASES, reason="SIDELOG_REFCASES is not set")
def test_no_published_case_differs(run: Terminal) -> None:
    files = sorted(str(file) for file in Path(REFCASES).glob("*.json"))
    shown = run("analyse", "--check", *files)
    assert shown.out.count("\n") == len(files)
    assert ": agrees: " in shown.out
    assert ": differs: " not in shown.out


@pytest.mark.skipif(not REFCASES, reason="SIDELOG_REFCASES is not set")
@pytest.mark.parametrize(
    "name", ["trend02_pymk_hamed_rao_all_lags_ANTI", "tau04_scan_corrected_tau"]
)
def test_what_must_not_be_reproduced_is_not_offered(run: Terminal, name: str) -> None:
    shown = run("analyse", "--check", str(Path(REFCASES) / f"{name}.json"))
    assert shown.code == 0
    assert f"{name}: not offered: " in shown.out
