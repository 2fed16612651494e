"""Settings: what overrules what, what is refused, and a file that stays the person's own."""

from datetime import time
from pathlib import Path

import pytest

from sidelog import settings
from sidelog.errors import CannotCreateError, ConfigurationError, UsageError
from sidelog.settings import SETTINGS, Settings, change, find_setting, load


@pytest.fixture
def file(given: Path) -> Path:
    """Where the settings file lies; it is not there yet."""
    return given / "config.toml"


def loaded(file: Path, flags: dict[str, str] | None = None, **environ: str) -> Settings:
    return load({"SIDELOG_CONFIG": str(file), **environ}, flags or {})


def test_a_flag_overrules_the_environment_which_overrules_the_file(file: Path) -> None:
    def chosen(flags: dict[str, str] | None = None, **environ: str) -> tuple[str, str]:
        one = loaded(file, flags, **environ).chosen["day_starts"]
        return one.value, one.origin

    assert chosen() == ("00:00", "default")
    file.write_text('day_starts = "03:00"')
    assert chosen() == ("03:00", "file")
    assert chosen(SIDELOG_DAY_STARTS="04:00") == ("04:00", "environment")
    assert chosen({"day_starts": "05:00"}, SIDELOG_DAY_STARTS="04:00") == ("05:00", "flag")


def test_an_empty_variable_says_nothing(file: Path) -> None:
    assert loaded(file, SIDELOG_DAY_STARTS="").chosen["day_starts"].origin == "default"


def test_settings_are_told_in_their_own_types(file: Path) -> None:
    told = loaded(file, SIDELOG_JOURNAL="j.db", SIDELOG_DAY_STARTS="04:30", SIDELOG_REGION=" gb ")
    assert told.journal == Path.cwd() / "j.db"
    assert told.day_starts == time(4, 30)
    assert told.region == "GB"
    assert told.file == file


def test_a_path_may_begin_at_home(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/somebody")
    assert loaded(file, SIDELOG_JOURNAL="~/j.db").journal == Path("/home/somebody/j.db")


def test_where_nothing_is_said_things_lie_where_the_system_keeps_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    told = load({}, {})
    assert told.journal == tmp_path / "data" / "sidelog" / "journal.db"
    assert told.file == tmp_path / "config" / "sidelog" / "config.toml"
    assert list(tmp_path.iterdir()) == []


BAD = [
    ("day_starts", "25:00", "a time such as 04:00"),
    ("day_starts", "four", "a time such as 04:00"),
    ("day_starts", "12:00", "a time of the morning such as 04:00, from 00:00 to 11:59"),
    ("day_starts", "04:00:30", "a time of the morning such as 04:00, from 00:00 to 11:59"),
    ("day_starts", "04:00+01:00", "a time of the morning such as 04:00, from 00:00 to 11:59"),
    ("region", "USA", "the two letters of a country, such as US or GB"),
    ("region", "Ü1", "the two letters of a country, such as US or GB"),
    ("journal", "a\0b", "the path of a file"),
    ("journal", "  ", "the path of a file"),
]


@pytest.mark.parametrize(("name", "words", "right"), BAD)
def test_a_value_that_cannot_be_used_is_refused_with_what_is_right(
    file: Path, name: str, words: str, right: str
) -> None:
    sentence = f"cannot be {words!r}; it should be {right}."
    variable = find_setting(name).variable
    with pytest.raises(ConfigurationError) as from_environment:
        load({"SIDELOG_CONFIG": str(file), variable: words}, {})
    assert from_environment.value.message == f"{variable} {sentence}"
    for attempt in (lambda: loaded(file, {name: words}), lambda: change(file, name, words)):
        with pytest.raises(UsageError) as typed:
            attempt()
        assert typed.value.message == f"{name} {sentence}"
    assert not file.exists()


def test_a_value_in_the_file_must_be_text(file: Path) -> None:
    file.write_text("day_starts = 04:00:00")
    with pytest.raises(ConfigurationError, match="should be text in quotation marks"):
        loaded(file)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"day_starts = ", "is not TOML"),
        (b"\xff\xfe", "is not text in UTF-8"),
        (None, "cannot be read"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_and_never_written_over(
    file: Path, content: bytes | None, words: str
) -> None:
    if content is None:
        file.mkdir()
    else:
        file.write_bytes(content)
    for attempt in (lambda: loaded(file), lambda: change(file, "region", "US")):
        with pytest.raises(ConfigurationError, match=words):
            attempt()
    assert content is None or file.read_bytes() == content


def test_a_change_leaves_the_rest_of_the_file_as_the_person_wrote_it(file: Path) -> None:
    file.write_text('# my settings\nregion = "US"  # home\n\nother = [1, 2]\n')
    assert change(file, "region", "gb") == "GB"
    assert file.read_text() == '# my settings\nregion = "GB"  # home\n\nother = [1, 2]\n'
    assert change(file, "day_starts", "4:00".zfill(5)) == "04:00"
    assert change(file, "region", None) == ""
    assert file.read_text() == '# my settings\n\nother = [1, 2]\nday_starts = "04:00"\n'
    assert loaded(file).day_starts == time(4)


def test_the_first_change_makes_a_private_file_in_a_private_folder(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b" / "config.toml"  # what is not private fails at the test's end
    change(file, "region", "US")
    assert file.read_text() == 'region = "US"\n'


def test_taking_out_what_was_never_set_changes_nothing(file: Path) -> None:
    change(file, "region", None)
    assert file.read_text() == ""


def test_a_settings_file_that_is_a_link_stays_one(file: Path, given: Path) -> None:
    (given / "dotfiles").write_text("")
    file.symlink_to(given / "dotfiles")
    change(file, "region", "US")
    assert file.is_symlink()
    assert (given / "dotfiles").read_text() == 'region = "US"\n'


def test_a_folder_that_cannot_be_made_is_said(given: Path) -> None:
    (given / "file").write_text("")
    with pytest.raises(CannotCreateError, match="cannot be made: Not a directory"):
        settings._write(given / "file" / "folder" / "config.toml", "")


def test_a_setting_that_is_none_is_refused_with_those_that_are(file: Path) -> None:
    with pytest.raises(UsageError, match="There is no setting 'colour'") as error:
        change(file, "colour", "green")
    assert error.value.hint == f"The settings are: {', '.join(s.name for s in SETTINGS)}."
