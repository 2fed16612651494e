"""A line as it is typed after a command, or many of them from a pipe: all are meant, or none."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import NamedTuple, TypeVar

from sidelog.cli.app import App
from sidelog.cli.typed.asking import Doubts
from sidelog.errors import BadDataError, UsageError
from sidelog.journal.journal import Journal

Understood = TypeVar("Understood")
Recorded = TypeVar("Recorded")

_SHORT = {"-n": "--note"}


class Line(NamedTuple):
    """One line, taken apart.

    Attributes:
        words: what is not an option.
        said: the words after each option that it can have, by its name.
        flags: whether it has each of the flags that it can have, by its name.
        place: where it stands, such as "line 3: "; empty for what follows the command itself.
    """

    words: Sequence[str]
    said: Mapping[str, Sequence[str] | str | None]
    flags: Mapping[str, bool]
    place: str = ""

    @property
    def is_pipe(self) -> bool:
        """Whether it is a single -, and each line of stdin is meant."""
        return self.words[:1] == ["-"]

    def all(self, option: str) -> Sequence[str]:
        """What was said with an option, each time that it is there."""
        said = self.said[option]
        return [said] if isinstance(said, str) else said or []

    def one(self, option: str) -> str | None:
        """What was said with an option; None where it is not there.

        Raises:
            UsageError: it is there twice.
        """
        said = self.all(option)
        if len(said) > 1:
            raise UsageError(f"--{option} is given twice.")
        return said[0] if said else None


def record_each(
    app: App,
    line: Line,
    understand: Callable[[Line], Understood],
    record: Callable[[Journal, Understood, Doubts], Recorded],
    *,
    example: str,
) -> list[tuple[Understood, Recorded]]:
    """Record what a line says, or each line of stdin where it is a single -, in one batch.

    Of a line that was typed, what is in doubt is asked; over a pipe there is nobody to ask.

    Args:
        app: the run.
        line: what was typed after the command; a line of a pipe can have the same options.
        understand: what a line says.
        record: writes that.
        example: a line that would be right.

    Raises:
        SidelogError: something is not understood, or cannot be meant; nothing was recorded.
    """
    doubts, lines = (
        (Doubts(), _piped(app, line, example)) if line.is_pipe else (Doubts(app), [line])
    )
    understood = []
    for one in lines:
        with located(one.place):
            understood.append((one.place, understand(one)))

    def write() -> list[tuple[Understood, Recorded]]:
        done = []
        with app.write() as journal:
            for place, one in understood:
                with located(place):
                    done.append((one, record(journal, one, doubts)))
        return done

    return doubts.settle(write)


def nothing_said(example: str) -> UsageError:
    """The error for a line that does not begin with what it is about."""
    return UsageError("It does not say what to record.", hint=f"Such as: {example}")


def _piped(app: App, line: Line, example: str) -> Iterator[Line]:
    """The lines of stdin; empty ones and those that begin with # are passed over.

    Raises:
        UsageError: something was typed beside the -, which every line says for itself.
        BadDataError: there is no line, it is no text, or one cannot be taken apart.
    """
    from sidelog.exchange.table.text import decoded  # noqa: PLC0415  (only for a pipe)

    if line.words[1:] or any(map(line.all, line.said)) or any(line.flags.values()):
        raise UsageError(
            "With - every line says its own words, notes and day.", hint=f"Such as: {example}"
        )
    is_empty = True
    for number, text in enumerate(decoded(stdin_of(app), "stdin"), start=1):
        if text.strip() and not text.lstrip().startswith("#"):
            is_empty = False
            place = f"line {number}: "
            with located(place):
                piped = _take_apart(text, line)
            yield piped._replace(place=place)
    if is_empty:
        raise BadDataError("There was nothing to record on stdin.", hint=f"Such as: {example}")


def stdin_of(app: App) -> Iterator[bytes]:
    """The lines of stdin as they came, whether or not they are text."""
    return (line.encode(errors="surrogateescape") for line in app.host.stdin)


def _take_apart(text: str, like: Line) -> Line:
    """A line of words, with the options that another can have."""
    import shlex  # noqa: PLC0415  (only for a pipe)

    try:
        rest = iter(shlex.split(text))
    except ValueError:
        raise UsageError("a quotation mark is not closed.") from None
    words: list[str] = []
    said: dict[str, list[str]] = {name: [] for name in like.said}
    flags = dict.fromkeys(like.flags, False)
    for word in rest:
        option, equals, value = word.partition("=")
        name = _SHORT.get(option, option).removeprefix("--")
        if not option.startswith("--") and option not in _SHORT:
            words.append(word)
        elif name in said:
            said[name].append(value if equals else _next(rest, option))
        elif name in flags and not equals:
            flags[name] = True
        else:
            raise UsageError(f"there is no option {word!r} in a line.")
    return Line(words, said, flags)


def _next(rest: Iterator[str], option: str) -> str:
    word = next(rest, None)
    if word is None:
        raise UsageError(f"{option} needs a word after it.")
    return word


@contextmanager
def located(place: str) -> Iterator[None]:
    """Say where in the input a failure was; whatever a pipe brings is data, not usage.

    Raises:
        BadDataError: something is wrong there.
    """
    try:
        yield
    except (UsageError, BadDataError) as error:
        if not place:
            raise
        message = f"{place}{error.message} Nothing was recorded."
        raise BadDataError(message, hint=error.hint) from None
