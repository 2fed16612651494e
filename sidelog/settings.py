"""Where things are, and what the person prefers: flag > environment > settings file > default."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import time
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

from sidelog.errors import CannotCreateError, ConfigurationError, UsageError
from sidelog.files import make_private_folder, path_of, real_place, write_private
from sidelog.naming import JOURNALS, find_journal, name_of, named_journals


class Setting(NamedTuple):
    """One thing that can be set.

    Attributes:
        name: its name in the settings file, and as the command names it.
        variable: the environment variable that overrules the file.
        default: the value in words where nothing is set; empty where it depends on the machine.
        explains: what it does, in one line.
        check: returns the value in its settled form.  Raises ValueError, saying what is right.
    """

    name: str
    variable: str
    default: str
    explains: str
    check: Callable[[str], str]


class Chosen(NamedTuple):
    """A setting's value, and where it came from: "flag", "environment", "file" or "default"."""

    setting: Setting
    value: str
    origin: str


class Settings(NamedTuple):
    """Every setting as it stands for one command.

    Attributes:
        file: where the settings file lies, or would lie.
        chosen: each setting by its name.
        journals: the journals that have a name, by it.
    """

    file: Path
    chosen: Mapping[str, Chosen]
    journals: Mapping[str, Path]

    @property
    def journal(self) -> Path:
        """Where the journal lies: of a link, the file that it leads to."""
        return real_place(self.journal_said)

    @property
    def journal_said(self) -> Path:
        """Where the journal was said to lie; this may be a link."""
        return Path(self.chosen["journal"].value)

    @property
    def journal_name(self) -> str:
        """What the journal is called: its name; empty where no journal has any.

        Where others have one, a journal without is told apart from them all the same.
        """
        if not self.journals:
            return ""
        is_usual = self.chosen["journal"].origin == "default"
        unnamed = "the usual journal" if is_usual else self.journal.name
        return name_of(self.journal, self.journals) or unnamed

    @property
    def day_starts(self) -> time:
        """The local time at which a new day begins."""
        return time.fromisoformat(self.chosen["day_starts"].value)

    @property
    def region(self) -> str:
        """The region whose helplines are shown, such as "US"; empty where none is set."""
        return self.chosen["region"].value

    @property
    def pictures(self) -> str:
        """How pictures are drawn on a terminal, one of `PICTURES`; empty where it is left open."""
        return self.chosen["pictures"].value

    @property
    def copies(self) -> bool:
        """Whether copies of the journal are kept beside it."""
        return self.chosen["copies"].value == ON

    @property
    def quiet(self) -> bool:
        """Whether numbers and pictures are shown only when they are asked for."""
        return self.chosen["quiet"].value == ON


ON, OFF = "on", "off"
PICTURES = ("braille", "blocks", "ascii", "none")


def _checked_path(words: str) -> str:
    with suppress(UsageError):
        if words.strip():
            # Absolute: what is set in one folder means the same in another.
            return str(path_of(words).absolute())
    raise ValueError("the path of a file")


def _checked_time(words: str) -> str:
    try:
        value = time.fromisoformat(words)
    except ValueError:
        raise ValueError("a time such as 04:00") from None
    if value.tzinfo or value >= time(12) or value.second or value.microsecond:
        raise ValueError("a time of the morning such as 04:00, from 00:00 to 11:59")
    return value.isoformat("minutes")


def _checked_region(words: str) -> str:
    code = words.strip().upper()
    if code and not (len(code) == 2 and code.isascii() and code.isalpha()):  # noqa: PLR2004
        raise ValueError("the two letters of a country, such as US or GB")
    return code


def _checked_pictures(words: str) -> str:
    kind = words.strip().casefold()
    if kind not in PICTURES:
        raise ValueError(f"one of {', '.join(PICTURES)}")
    return kind


def _checked_switch(words: str) -> str:
    switch = words.strip().casefold()
    if switch not in {ON, OFF}:
        raise ValueError(f"{ON} or {OFF}")
    return switch


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "journal", "SIDELOG_JOURNAL", "", "the file that the journal is kept in", _checked_path
    ),
    Setting(
        "day_starts",
        "SIDELOG_DAY_STARTS",
        "04:00",
        "when a day begins; with 04:00 an entry at 02:00 belongs to the day before",
        _checked_time,
    ),
    Setting(
        "region", "SIDELOG_REGION", "", "whose helplines are shown, such as US", _checked_region
    ),
    Setting(
        "pictures",
        "SIDELOG_PICTURES",
        "",
        "what pictures are drawn with: braille, blocks, ascii, or none",
        _checked_pictures,
    ),
    Setting(
        "quiet",
        "SIDELOG_QUIET",
        OFF,
        "on: what is recorded shows no numbers until you ask, as with trends or show",
        _checked_switch,
    ),
    Setting(
        "copies",
        "SIDELOG_COPIES",
        ON,
        "on: copies are kept beside the journal, of each day and before large changes",
        _checked_switch,
    ),
)


def load(environ: Mapping[str, str], flags: Mapping[str, str]) -> Settings:
    """Every setting as it stands.

    Args:
        environ: the environment variables.
        flags: settings given on the command line, by name.

    Raises:
        ConfigurationError: the settings file or a value of it or the environment cannot be used.
        UsageError: a flag's value cannot be used.
    """
    file = settings_file(environ)
    said = _read(file)
    journals = _journals(said, file)
    chosen = {s.name: _choose(s, flags, environ, said, file, journals) for s in SETTINGS}
    return Settings(file, chosen, journals)


def _journals(said: Mapping[str, object], file: Path) -> dict[str, Path]:
    try:
        return named_journals(said)
    except ValueError as error:
        raise ConfigurationError(f"{JOURNALS} in {file} should be {error}.") from None


def settings_file(environ: Mapping[str, str]) -> Path:
    """Where the settings file lies: SIDELOG_CONFIG, or the system's place for such files."""
    if environ.get("SIDELOG_CONFIG"):
        return Path(environ["SIDELOG_CONFIG"]).expanduser()
    from platformdirs import user_config_path  # noqa: PLC0415  (as long as a bare interpreter)

    return user_config_path("sidelog", appauthor=False) / "config.toml"


def _choose(
    setting: Setting,
    flags: Mapping[str, str],
    environ: Mapping[str, str],
    said: Mapping[str, object],
    file: Path,
    journals: Mapping[str, Path],
) -> Chosen:
    if setting.name in flags:
        return Chosen(setting, _typed(setting, flags[setting.name], journals), "flag")
    if environ.get(setting.variable):
        words, place = environ[setting.variable], setting.variable
        return _chosen(setting, words, "environment", place, journals)
    if setting.name in said:
        place = f"{setting.name} in {file}"
        return _chosen(setting, said[setting.name], "file", place, journals)
    default = setting.default or (default_journal() if setting.name == "journal" else "")
    return Chosen(setting, default, "default")


def _chosen(
    setting: Setting, value: object, origin: str, place: str, journals: Mapping[str, Path]
) -> Chosen:
    try:
        if not isinstance(value, str):
            raise ValueError("text in quotation marks")  # noqa: TRY004, TRY301  (one sentence for both)
        return Chosen(setting, setting.check(_meant(setting, value, journals)), origin)
    except UsageError as error:
        raise ConfigurationError(f"{place}: {error.message}", hint=error.hint) from None
    except ValueError as error:
        raise ConfigurationError(f"{place} cannot be {value!r}; it should be {error}.") from None


def _meant(setting: Setting, words: str, journals: Mapping[str, Path]) -> str:
    return find_journal(words, journals) if setting.name == "journal" else words


def _typed(setting: Setting, words: str, journals: Mapping[str, Path]) -> str:
    try:
        return setting.check(_meant(setting, words, journals))
    except ValueError as error:
        raise UsageError(f"{setting.name} cannot be {words!r}; it should be {error}.") from None


def default_journal() -> str:
    """Where the journal lies if nothing says otherwise."""
    from platformdirs import user_data_path  # noqa: PLC0415  (as long as a bare interpreter)

    return str(user_data_path("sidelog", appauthor=False) / "journal.db")


def _read(file: Path) -> Mapping[str, object]:
    text = _text(file)
    if not text:
        return {}
    from tomllib import TOMLDecodeError, loads  # noqa: PLC0415  (only where there is a file)

    try:
        return loads(text)
    except TOMLDecodeError as error:
        raise ConfigurationError(f"The settings file {file} is not TOML: {error}.") from None


def _text(file: Path) -> str:
    """What the settings file holds; nothing where there is none.

    Raises:
        ConfigurationError: it cannot be read, or is no file: a pipe would be waited for.
    """
    try:
        if not S_ISREG(file.stat().st_mode):
            words = f"{file} is not a file, and settings are kept in one."
            raise ConfigurationError(words, hint="Name a file with SIDELOG_CONFIG.")
        return file.read_text("utf-8")
    except FileNotFoundError:
        return ""
    except OSError as error:
        words = f"The settings file {file} cannot be read: {error.strerror}."
        raise ConfigurationError(words) from None
    except UnicodeDecodeError:
        raise ConfigurationError(f"The settings file {file} is not text in UTF-8.") from None


def change(file: Path, name: str, words: str | None) -> str:
    """Write one setting into the settings file, or with None take it out; the rest stays as it is.

    Returns:
        The value in its settled form; empty when it was taken out.

    Raises:
        UsageError: there is no such setting, or the value is not one.
        CannotCreateError: the file cannot be written.
        ConfigurationError: the file that is there cannot be read.
    """
    setting = find_setting(name)
    journals = _journals(_read(file), file)  # says what is wrong, before it is written over
    value = "" if words is None else _typed(setting, words, journals)
    import tomlkit  # noqa: PLC0415  (as long as three bare interpreters; only to change a setting)

    document = tomlkit.parse(_text(file))
    if words is None:
        document.pop(name, None)
    else:
        document[name] = value
    _write(file, tomlkit.dumps(document))
    return value


def change_journals(
    file: Path, changed: Callable[[Mapping[str, Path]], Mapping[str, Path]]
) -> Mapping[str, Path]:
    """Write the names of journals into the settings file; the rest stays as it is.

    Returns:
        The names as they are now, as `changed` made them of those that were there.

    Raises:
        CannotCreateError: the file cannot be written.
        ConfigurationError: the file that is there cannot be read.
    """
    journals = changed(_journals(_read(file), file))
    import tomlkit  # noqa: PLC0415  (as long as three bare interpreters; only to change a setting)

    document = tomlkit.parse(_text(file))
    document.pop(JOURNALS, None)
    if journals:
        document[JOURNALS] = {name: str(path) for name, path in journals.items()}
    _write(file, tomlkit.dumps(document))
    return journals


def find_setting(name: str) -> Setting:
    """The setting of that name.

    Raises:
        UsageError: there is none.
    """
    for setting in SETTINGS:
        if setting.name == name:
            return setting
    names = ", ".join(setting.name for setting in SETTINGS)
    raise UsageError(f"There is no setting {name!r}.", hint=f"The settings are: {names}.")


def _write(file: Path, text: str) -> None:
    try:
        make_private_folder(file.parent)
    except OSError as error:
        raise CannotCreateError(f"{file.parent} cannot be made: {error.strerror}.") from None
    write_private(real_place(file), text.encode(), overwrite=True)  # a link stays a link
