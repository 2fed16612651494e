"""Where things are, and what is preferred: flag > environment > settings file > default."""

import os
import tomllib
from datetime import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sidelog.errors import CannotCreateError, ConfigurationError, UsageError
from sidelog.settings import SETTINGS, change, load, settings_file
from tests.journal.files import where_permissions_hold

EXAMPLES = {
    "journal": ("/flag.db", "/environment.db", "/file.db"),
    "day_starts": ("03:00", "04:00", "05:00"),
    "region": ("US", "GB", "IE"),
    "pictures": ("blocks", "ascii", "none"),
    "quiet": ("on", "off", "on"),
    "copies": ("off", "on", "off"),
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the settings file lies; neither it nor its folder is there yet."""
    return tmp_path / "home" / "settings" / "config.toml"


@pytest.fixture
def written(given: Path) -> Path:
    """A settings file that a person wrote."""
    place = given / "config.toml"
    place.write_text('# mine\nregion = "GB"  # where I live\n\n[colours]\nmood = "red"\n')
    return place


def environ(file: Path, **more: str) -> dict[str, str]:
    return {"SIDELOG_CONFIG": str(file), **more}


# Which one counts


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_a_flag_overrules_the_environment_which_overrules_the_file(
    setting: object, file: Path
) -> None:
    name, variable = setting.name, setting.variable  # type: ignore[attr-defined]
    flag, variable_value, in_file = EXAMPLES[name]
    flags, variables = {name: flag}, environ(file, **{variable: variable_value})

    def chosen(variables: dict[str, str], flags: dict[str, str]) -> tuple[str, str]:
        found = load(variables, flags).chosen[name]
        return found.value, found.origin

    assert chosen(environ(file), {})[1] == "default"
    change(file, name, in_file)
    assert chosen(environ(file), {}) == (in_file, "file")
    assert chosen(variables, {}) == (variable_value, "environment")
    assert chosen(variables, flags) == (flag, "flag")


def test_an_empty_variable_is_as_none(file: Path) -> None:
    change(file, "region", "GB")
    assert load(environ(file, SIDELOG_REGION=""), {}).region == "GB"


def test_by_itself_the_day_starts_at_four_and_no_region_is_known(file: Path) -> None:
    found = load(environ(file), {})
    assert (found.day_starts, found.region) == (time(4), "")


def test_by_themselves_things_lie_where_the_system_keeps_such_things(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    found = load({}, {})
    assert "sidelog" in found.journal.parts
    assert found.journal.name == "journal.db"
    assert found.file == settings_file({})
    assert found.file.parts[-2:] == ("sidelog", "config.toml")
    assert not found.journal.exists()


def test_a_tilde_is_ones_home(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/of/mine")
    found = load({"SIDELOG_CONFIG": "~/c.toml", "SIDELOG_JOURNAL": "~/j.db"}, {})
    assert (found.file, found.journal) == (Path("/home/of/mine/c.toml"), Path("/home/of/mine/j.db"))
    assert change(file, "journal", "~/j.db") == "/home/of/mine/j.db"


# What a value can be


@pytest.mark.parametrize(
    ("name", "words", "value"),
    [
        ("day_starts", "04:00", "04:00"),
        ("day_starts", "0430", "04:30"),
        ("day_starts", "11:59", "11:59"),
        ("region", " us ", "US"),
        ("pictures", " Blocks ", "blocks"),
        ("quiet", " On ", "on"),
        ("region", "", ""),
        ("journal", "/a b/c.db", "/a b/c.db"),
    ],
)
def test_a_value_is_kept_in_its_settled_form(file: Path, name: str, words: str, value: str) -> None:
    assert change(file, name, words) == value
    assert load(environ(file), {}).chosen[name].value == value


@pytest.mark.parametrize(
    ("name", "words", "right"),
    [
        ("day_starts", "4", "a time such as 04:00"),
        ("day_starts", "24:00", "a time such as 04:00"),
        ("day_starts", "12:00", "a time of the morning such as 04:00, from 00:00 to 11:59"),
        ("day_starts", "04:00:01", "a time of the morning"),
        ("day_starts", "04:00+02:00", "a time of the morning"),
        ("region", "USA", "the two letters of a country, such as US or GB"),
        ("pictures", "dots", "one of braille, blocks, ascii, none"),
        ("quiet", "yes", "on or off"),
        ("region", "ÄÖ", "the two letters of a country"),
        ("journal", " ", "the path of a file"),
        ("journal", "a\0b", "the path of a file"),
    ],
)
def test_what_cannot_be_a_value_is_refused_wherever_it_is_said(
    file: Path, name: str, words: str, right: str
) -> None:
    with pytest.raises(UsageError, match=f"{name} cannot be .*; it should be {right}"):
        change(file, name, words)
    assert not file.exists()
    with pytest.raises(UsageError, match=f"{name} cannot be "):
        load(environ(file), {name: words})
    with pytest.raises(ConfigurationError, match=f"SIDELOG_{name.upper()} cannot be "):
        load(environ(file, **{f"SIDELOG_{name.upper()}": words}), {})


@pytest.mark.parametrize("value", ["4", "true", "[]", "04:00:00", "2026-01-01"])
def test_a_value_in_the_file_that_is_no_text_is_refused(given: Path, value: str) -> None:
    file = given / "config.toml"
    file.write_text(f"day_starts = {value}\n")
    with pytest.raises(ConfigurationError, match="it should be text in quotation marks"):
        load(environ(file), {})


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.times(max_value=time(11, 59)).map(lambda t: t.isoformat("minutes")))
def test_any_morning_comes_back_as_it_was_set(file: Path, words: str) -> None:
    change(file, "day_starts", words)
    assert load(environ(file), {}).day_starts == time.fromisoformat(words)


# The file


def test_a_change_keeps_what_the_person_wrote_around_it(written: Path) -> None:
    change(written, "region", "IE")
    change(written, "day_starts", "04:00")
    assert written.read_text().startswith('# mine\nregion = "IE"  # where I live\n')
    assert tomllib.loads(written.read_text()) == {
        "region": "IE",
        "day_starts": "04:00",
        "colours": {"mood": "red"},
    }


def test_taking_a_setting_out_leaves_the_rest_and_is_no_failure_twice(written: Path) -> None:
    for _ in range(2):
        assert change(written, "region", None) == ""
        assert tomllib.loads(written.read_text()) == {"colours": {"mood": "red"}}


def test_a_link_to_the_file_stays_a_link(written: Path, file: Path) -> None:
    file.parent.mkdir(parents=True, mode=0o700)
    file.parent.parent.chmod(0o700)
    file.symlink_to(written)
    change(file, "region", "IE")
    assert file.is_symlink()
    assert 'region = "IE"' in written.read_text()


def test_a_file_of_the_person_becomes_its_owners_alone(written: Path) -> None:
    written.chmod(0o644)
    change(written, "region", "IE")
    assert oct(written.stat().st_mode)[-3:] == "600"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"region = [", "is not TOML: "),
        (b'region = "US"\nregion = "GB"', "is not TOML: "),
        (b"region = 'caf\xe9'", "is not text in UTF-8."),
    ],
)
def test_a_file_that_cannot_be_understood_is_named_and_left_alone(
    given: Path, content: bytes, words: str
) -> None:
    file = given / "config.toml"
    file.write_bytes(content)
    with pytest.raises(ConfigurationError, match=f"The settings file {file} {words}"):
        load(environ(file), {})
    with pytest.raises(ConfigurationError):
        change(file, "region", "GB")
    assert file.read_bytes() == content


@pytest.mark.parametrize("kind", ["folder", "pipe", "device"])
def test_what_is_no_file_is_no_settings_file_and_is_not_waited_for(given: Path, kind: str) -> None:
    place = given / "config.toml"
    if kind == "folder":
        place.mkdir()
    elif kind == "pipe" and hasattr(os, "mkfifo"):
        os.mkfifo(place)
    else:
        place = Path(os.devnull)
    for use in (lambda: load(environ(place), {}), lambda: change(place, "region", "GB")):
        with pytest.raises(ConfigurationError, match=r"is not a file, and settings are kept"):
            use()


def test_a_file_that_one_may_not_read_is_named() -> None:
    with where_permissions_hold() as folder:
        file = folder / "config.toml"
        file.touch(mode=0o000)
        with pytest.raises(ConfigurationError, match=r"cannot be read: Permission denied."):
            load(environ(file), {})


def test_a_folder_that_one_may_not_write_is_named() -> None:
    with where_permissions_hold() as folder:
        folder.chmod(0o500)
        for file in (folder / "config.toml", folder / "new" / "config.toml"):
            with pytest.raises(CannotCreateError, match=r"Permission denied."):
                change(file, "region", "GB")
        assert list(folder.iterdir()) == []


def test_an_unknown_setting_is_refused_with_those_that_there_are(file: Path) -> None:
    with pytest.raises(UsageError, match=r"There is no setting 'colour'.") as refused:
        change(file, "colour", "red")
    assert refused.value.hint == (
        "The settings are: journal, day_starts, region, pictures, quiet, copies."
    )
