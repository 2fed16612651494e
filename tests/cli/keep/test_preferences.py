"""`settings` and `where`: what is set, by what, and where things are."""

import os
from pathlib import Path

import pytest

from tests.cli.transcripts import refusal, transcript
from tests.snapshots import Snapshots
from tests.terminal import Terminal


@pytest.fixture
def config(run: Terminal) -> Path:
    """Where the settings file lies; neither it nor its folder is there yet."""
    return Path(run.environ["SIDELOG_CONFIG"])


def told(shown: str, tmp_path: Path) -> str:
    """What is shown, with the folder of this test called HOME."""
    return shown.replace(str(tmp_path), "HOME")


def test_every_setting_is_shown_with_what_it_does_and_where_it_comes_from(
    run: Terminal, tmp_path: Path, snapshot: Snapshots
) -> None:
    shown = transcript(
        run,
        "settings",
        "settings day_starts 04:00",
        "settings region us",
        "settings region",
        "settings",
        "settings region --unset",
        "where",
        "log mood=5",
        "where",
    )
    snapshot("settings", told(shown, tmp_path))


def test_as_json_the_settings_are_data(run: Terminal, tmp_path: Path, snapshot: Snapshots) -> None:
    shown = transcript(
        run,
        "settings --json",
        "settings region GB --json",
        "settings region --json",
        "settings region --unset --json",
        "where --json",
        "settings colour --json",
    )
    snapshot("settings-json", told(shown, tmp_path))


def test_what_is_set_holds_for_the_next_command(run: Terminal, journal: Path) -> None:
    other = journal.with_name("other.db")
    run("settings", "journal", str(other))
    assert run("log", "mood=5", env={"SIDELOG_JOURNAL": ""}).code == 0
    assert other.exists()
    assert not journal.exists()


def test_a_region_may_be_set_by_the_name_of_its_country(run: Terminal) -> None:
    assert run("settings", "region", "Österreich").code == 0
    assert run("settings", "region").out == "AT\n"


def test_a_relative_path_of_the_journal_means_the_same_from_every_folder(
    run: Terminal, config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run("settings", "journal", "mine.db")
    assert f'journal = "{tmp_path}/mine.db"' in config.read_text()


def test_a_setting_that_the_environment_overrules_is_kept_and_said_to_be_overruled(
    run: Terminal, config: Path
) -> None:
    result = run("settings", "region", "US", env={"SIDELOG_REGION": "GB"})
    assert result.out == f"region is US, in {config}\n"
    assert result.err == "SIDELOG_REGION is set, and overrules the file.\n"


def test_a_flag_overrules_the_environment(run: Terminal, journal: Path) -> None:
    other = journal.with_name("other.db")
    for argv in (("--journal", str(other), "log", "mood=5"), ("show", "--journal", str(other))):
        assert run(*argv).code == 0
    assert not journal.exists()


def test_a_wrong_value_in_the_file_can_be_set_right(run: Terminal, config: Path) -> None:
    run("settings", "region", "US")
    config.write_text('day_starts = 4\nregion = "US"\n')
    assert refusal(run("log", "mood=5"), 78) == (
        f"day_starts in {config} cannot be 4; it should be text in quotation marks.\n"
    )
    assert run("settings", "day_starts", "04:00").code == 0
    assert config.read_text() == 'day_starts = "04:00"\nregion = "US"\n'


@pytest.mark.parametrize(
    "command", [(), ("log", "mood=5"), ("show",), ("settings",), ("settings", "region", "US")]
)
def test_a_broken_settings_file_is_named_and_left_alone(
    run: Terminal, config: Path, journal: Path, command: tuple[str, ...]
) -> None:
    run("settings", "region", "US")
    config.write_text("region = [\n")
    said = refusal(run(*command), 78)
    assert said.startswith(f"The settings file {config} is not TOML: ")
    assert config.read_text() == "region = [\n"
    assert not journal.exists()


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (("colour", "red"), "There is no setting 'colour'."),
        (("colour",), "There is no setting 'colour'."),
        (("day_starts", "4"), "day_starts cannot be '4'; it should be a time such as 04:00."),
        (("day_starts", "13:00"), "day_starts cannot be '13:00'; it should be a time of the"),
        (
            ("region", "Japan"),
            "region cannot be 'Japan'; it should be the two letters of a country",
        ),
        (("journal", ""), "journal cannot be ''; it should be the path of a file."),
        (("--unset",), "--unset takes the name of one setting."),
        (("region", "US", "--unset"), "--unset takes the name of one setting."),
        (("--journal", "", "region"), "journal cannot be ''; it should be the path of a file."),
    ],
)
def test_what_cannot_be_set_is_refused_in_a_sentence_and_writes_nothing(
    run: Terminal, config: Path, argv: tuple[str, ...], sentence: str
) -> None:
    assert refusal(run("settings", *argv), 2).startswith(sentence)
    assert not config.exists()


def test_a_value_of_the_environment_that_cannot_be_used_is_named(run: Terminal) -> None:
    said = refusal(run("log", "mood=5", env={"SIDELOG_DAY_STARTS": "25:00"}), 78)
    assert said == "SIDELOG_DAY_STARTS cannot be '25:00'; it should be a time such as 04:00.\n"


def test_a_settings_file_that_cannot_be_reached_is_named(run: Terminal, given: Path) -> None:
    (given / "file").write_text("")
    file = given / "file" / "config.toml"
    said = refusal(run("settings", "region", "US", env={"SIDELOG_CONFIG": str(file)}), 78)
    assert said == f"The settings file {file} cannot be read: Not a directory.\n"


@pytest.mark.skipif(os.name != "posix", reason="pipes with a name are POSIX's")
@pytest.mark.parametrize("argv", [("settings",), ("settings", "region", "US"), ("log", "mood=5")])
def test_a_pipe_is_not_waited_for(run: Terminal, given: Path, argv: tuple[str, ...]) -> None:
    file = given / "config.toml"
    os.mkfifo(file)
    said = refusal(run(*argv, env={"SIDELOG_CONFIG": str(file)}), 78)
    assert said == (
        f"{file} is not a file, and settings are kept in one.\nName a file with SIDELOG_CONFIG.\n"
    )
