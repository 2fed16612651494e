"""Print how quick sidelog is: `python -m tests.benchmarks [--runs N] [--only NAME] [--years ..]`.

Whole processes, interleaved with a bare interpreter of the same environment, and told in multiples
of it (x), as a person waits for them.  Nothing here ever fails on time: machines differ.
"""

import argparse
import shutil
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from tests.benchmarks.journals import cached
from tests.benchmarks.timing import Case, growth, measure, sidelog
from tests.processes import environ

COMMAND = sidelog()
DAYS_A_YEAR = 365
AT_MOST_LINEAR = 1.2  # the exponent of n log n at these sizes, and some noise

Words = Callable[[int], tuple[str, ...]]


def always(*words: str) -> Words:
    """The same words at every run."""
    return lambda _: words


def log(run: int) -> tuple[str, ...]:
    """Another value each time, so that there is something to commit."""
    return ("log", f"shedding={2 + run % 2}")


KEPT = Path(gettempdir()) / "sidelog-benchmarks"
PAGE = str(KEPT / "page.pdf")

ONE_SITTING: tuple[tuple[str, Words, float | None], ...] = (
    ("--version", always("--version"), 2.5),
    ("completion of a name", always("--names", "entries"), 8),
    ("--help", always("--help"), 16),
    ("log shedding=2", log, 13),
    ("dose kratom 4g", always("dose", "kratom", "4g"), 13),
    ("sidelog (today)", always(), 9),
    ("trends", always("trends"), 15),
    ("compare", always("compare"), None),
    ("report, PDF", always("report", "-o", PAGE, "--force"), 24),
)
TWENTY: tuple[tuple[str, Words, float | None], ...] = (("trends", always("trends"), 18),)
TEN_YEARS: tuple[tuple[str, Words, float | None], ...] = (
    ("sidelog (today)", always(), None),
    ("trends", always("trends"), None),
    ("compare", always("compare"), 20),
    ("report, PDF", always("report", "-o", PAGE, "--force"), 45),
)
OVER_YEARS: tuple[tuple[str, Words | None, float], ...] = (
    ("log shedding=2", log, 0.05),
    ("dose kratom 4g", always("dose", "kratom", "4g"), 0.05),
    ("sidelog (today)", always(), 0.05),
    ("trends --last 90d", always("trends", "--last", "90d"), 0.05),
    ("trends --by month, all of it", None, AT_MOST_LINEAR),
)


def main() -> None:
    """Measure what was asked for, and print it."""
    options = _options()
    kept = KEPT
    kept.mkdir(mode=0o700, exist_ok=True)
    print(f"Timed: {' '.join(COMMAND)}; medians of {options.runs} runs.")
    with TemporaryDirectory() as folder:
        _one_sitting(options, kept, Path(folder))
        if options.years:
            _over_years(options, kept, Path(folder))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--runs", type=int, default=15, help="how often each is run")
    parser.add_argument("--only", default="", help="only commands with this in their name")
    parser.add_argument(
        "--years",
        type=_years,
        default=(1, 10, 50),
        help="the lengths of journal over which growth is told, such as 1,10,50; 0 for none",
    )
    parser.add_argument("--quick", action="store_true", help="three runs, and no growth")
    options = parser.parse_args()
    if options.quick:
        options.runs, options.years = 3, ()
    return options


def _years(words: str) -> tuple[int, ...]:
    return tuple(int(word) for word in words.split(",") if int(word))


def _one_sitting(options: argparse.Namespace, kept: Path, folder: Path) -> None:
    """A year of 6 and of 20 measures, and ten years with 5 doses a day and 7 changes."""
    year, ten = DAYS_A_YEAR, 10 * DAYS_A_YEAR
    for title, rows, journal in (
        ("A year, 6 measures", ONE_SITTING, cached(kept, year, 6, changes=1)),
        ("A year, 20 measures", TWENTY, cached(kept, year, 20, changes=1)),
        ("Ten years, 6 measures", TEN_YEARS, cached(kept, ten, 6, doses=5, changes=7)),
    ):
        copy = _installed(_copy(journal, folder))
        cases = [
            Case(name, _typed(words), copy, goal)
            for name, words, goal in rows
            if options.only in name
        ]
        if not cases:
            continue
        print(f"\n{title:30}{'x':>7}{'goal':>7}{'CPU x':>8}{'ms':>7}")
        for case, took in zip(cases, measure(cases, options.runs), strict=True):
            goal = "-" if case.goal is None else f"{case.goal:g}"
            print(f"{case.name:30}{took.wall:7.1f}{goal:>7}{took.cpu:8.1f}{took.milliseconds:7.0f}")


def _installed(journal: Path) -> dict[str, str]:
    """The environment of a person who has it installed: no checkout stands in the way."""
    return {name: value for name, value in environ(journal).items() if name != "PYTHONPATH"}


def _over_years(options: argparse.Namespace, kept: Path, folder: Path) -> None:
    """20 measures a day, over journals of different lengths."""
    years: Sequence[int] = options.years
    journals = [_copy(cached(kept, n * DAYS_A_YEAR, 20), folder) for n in years]
    heads = "".join(f"{f'{n} y':>8}" for n in years)
    print(f"\n{'20 measures a day, x':30}{heads}{'exponent':>10}{'goal':>7}{'CPU':>7}")
    for name, words, goal in OVER_YEARS:
        if options.only in name:
            cases = [
                Case(name, _typed(words or _from_the_first_day(n)), _installed(journal))
                for n, journal in zip(years, journals, strict=True)
            ]
            took = measure(cases, options.runs)
            ratios = "".join(f"{ratio.wall:8.1f}" for ratio in took)
            wall = _exponent(years, [ratio.wall for ratio in took])
            cpu = _exponent(years, [ratio.cpu for ratio in took])
            print(f"{name:30}{ratios}{wall:>10}{goal:7.2f}{cpu:>7}")


def _from_the_first_day(years: int) -> Words:
    first = date.today() - timedelta(days=years * DAYS_A_YEAR)  # noqa: DTZ011
    return always("trends", "--from", first.isoformat(), "--by", "month")


def _exponent(years: Sequence[int], times: Sequence[float]) -> str:
    return f"{growth(years, times):.2f}" if len(years) > 1 else "-"


def _typed(words: Words) -> Callable[[int], tuple[str, ...]]:
    return lambda run: (*COMMAND, *words(run))


def _copy(journal: Path, folder: Path) -> Path:
    """A copy to write to: what is kept stays as it was made."""
    return Path(shutil.copy(journal, folder / journal.name))


if __name__ == "__main__":
    main()
