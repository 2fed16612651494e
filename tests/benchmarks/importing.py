"""Print how quick a table comes in: `python -m tests.benchmarks.importing [--rows N] [--look N]`.

Beside it, as the measure: the csv module over the same bytes, and one `executemany` of the same
rows into the journal's own table, with its index, its rules and its history.
"""

import argparse
import csv
import resource
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from subprocess import run
from tempfile import TemporaryDirectory
from time import perf_counter
from uuid import NAMESPACE_OID, uuid5

from sidelog.journal.connection import JournalFile
from tests.benchmarks.timing import sidelog
from tests.processes import environ

FIRST = datetime.fromisoformat("2006-01-01T00:00")
COLUMNS = "uuid, measure_id, scale_version, day, at, value, source, recorded_at, recorded_on"


def write_table(path: Path, rows: int) -> None:
    """A file of so many moments, each with a value from 0 to 100."""
    step = timedelta(minutes=max(1, 10_000_000 // rows))
    with path.open("w", encoding="utf-8") as file:
        file.write("date,happy\n")
        file.writelines(f"{FIRST + n * step:%Y-%m-%d %H:%M},{n % 101}\n" for n in range(rows))


def parsed(path: Path) -> float:
    """Seconds that the csv module takes."""
    begin = perf_counter()
    with path.open(newline="", encoding="utf-8") as file:
        for _ in csv.reader(file):
            pass
    return perf_counter() - begin


def inserted(path: Path, journal: Path) -> float:
    """Seconds that one `executemany` of the same rows takes, committed."""
    with path.open(newline="", encoding="utf-8") as file:
        cells = list(csv.reader(file))[1:]
    rows = [
        (
            str(uuid5(NAMESPACE_OID, str(n))),
            1,
            1,
            at[:10],
            f"{at.replace(' ', 'T')}+00:00",
            1.0,
            "csv:x",
            *["2026-01-01"] * 2,
        )
        for n, (at, _) in enumerate(cells)
    ]
    with closing(JournalFile(journal).connect()) as connection:
        begin = perf_counter()
        connection.execute("BEGIN")
        connection.execute(
            "INSERT INTO batch (uuid, at, kind, session, summary, open)"
            " VALUES ('b', '2026-01-01', 'do', 's', 'x', 1)"
        )
        marks = ", ".join("?" * 9)
        connection.executemany(f"INSERT INTO observation ({COLUMNS}) VALUES ({marks})", rows)
        connection.execute("UPDATE batch SET open = 0 WHERE open = 1")
        connection.execute("COMMIT")
        return perf_counter() - begin


def imported(folder: Path, *words: str) -> tuple[float, float]:
    """Seconds that a command takes, and the most memory of any so far, in megabytes."""
    begin = perf_counter()
    run(
        [*sidelog(), "import", *words],
        env=environ(folder / "journal.db"),
        check=True,
        capture_output=True,
    )
    seconds = perf_counter() - begin
    return seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def say(what: str, seconds: float, rows: int, more: str = "") -> None:
    """A line of the table."""
    print(f"{what:<34} {seconds:7.2f} s  {seconds / rows * 1e6:6.1f} µs a row  {more}")


def main() -> None:
    """Measure, and print."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rows", type=int, default=100_000)
    asked.add_argument("--look", type=int, default=1_000_000)
    said = asked.parse_args()
    with TemporaryDirectory() as place:
        folder = Path(place)
        small, large = folder / "small.csv", folder / "large.csv"
        write_table(small, said.rows)
        bare = parsed(small)
        say("csv module", bare, said.rows)
        other = folder / "other.db"
        run([*sidelog(), "log", "mood=5"], env=environ(other), check=True, capture_output=True)
        floor = bare + inserted(small, other)
        say("and executemany", floor, said.rows)
        seconds, _ = imported(folder, str(small))
        say("look", seconds, said.rows, f"{seconds / floor:.2f} times")
        seconds, memory = imported(folder, str(small), "--apply")
        say("import --apply", seconds, said.rows, f"{seconds / floor:.2f} times, {memory:.0f} MB")
        write_table(large, said.look)
        new = folder / "new"
        new.mkdir()
        for what, of in (("look at many, nothing there", new), ("and beside the first", folder)):
            seconds, memory = imported(of, str(large))
            say(what, seconds, said.look, f"{memory:.0f} MB")


if __name__ == "__main__":
    main()
