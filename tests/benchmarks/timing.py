"""How long whole processes take, as ratios to a bare interpreter of the same environment."""

import math
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

BARE = (sys.executable, "-c", "pass")


@dataclass(frozen=True, slots=True)
class Took:
    """What one process took.

    Attributes:
        wall: seconds from its start to its end.
        cpu: seconds of processor time, its own and the system's for it.
    """

    wall: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Case:
    """A command to be timed.

    Attributes:
        name: what it is called in the table.
        argv: the command line of its nth run: each must do the work anew.
        env: its environment.
        goal: the most bare interpreters that it should take; None where no goal is set.
    """

    name: str
    argv: Callable[[int], Sequence[str]]
    env: Mapping[str, str]
    goal: float | None = None


@dataclass(frozen=True, slots=True)
class Ratio:
    """A command in bare interpreters: medians of ratios, each to the run just before it.

    Attributes:
        wall: in wall time.
        cpu: in processor time.
        milliseconds: the median of the wall time itself.
    """

    wall: float
    cpu: float
    milliseconds: float


def measure(cases: Sequence[Case], runs: int) -> list[Ratio]:
    """Time every case `runs` times, all of them in turn, each after a bare interpreter."""
    for case in cases:
        run(case.argv(0), case.env)  # so that bytecode and pages are there, as on a second use
    pairs: list[list[tuple[Took, Took]]] = [[] for _ in cases]
    for number in range(1, runs + 1):
        for case, taken in zip(cases, pairs, strict=True):
            bare = run(BARE, case.env)
            taken.append((bare, run(case.argv(number), case.env)))
    return [_ratio(taken) for taken in pairs]


def run(argv: Sequence[str], env: Mapping[str, str]) -> Took:
    """Run a process to its end, and say what it took.

    Raises:
        RuntimeError: it failed, so its time means nothing.
    """
    started = time.perf_counter()
    process = subprocess.Popen(
        argv, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.stderr is not None
    said = process.stderr.read().decode(errors="replace")
    process.stderr.close()
    if process.returncode:
        raise RuntimeError(f"{' '.join(argv)} ended with {process.returncode}: {said}")
    return Took(wall, used.ru_utime + used.ru_stime)


def growth(sizes: Sequence[float], times: Sequence[float]) -> float:
    """The exponent b of time ~ size^b, by least squares on the logarithms; 0 is none, 1 linear."""
    x, y = [math.log(size) for size in sizes], [math.log(taken) for taken in times]
    middle_x, middle_y = sum(x) / len(x), sum(y) / len(y)
    above = sum((a - middle_x) * (b - middle_y) for a, b in zip(x, y, strict=True))
    return above / sum((a - middle_x) ** 2 for a in x)


def sidelog() -> tuple[str, ...]:
    """The command as it is installed beside this interpreter, or else the source beside this."""
    script = Path(sys.executable).with_name("sidelog")
    if script.exists():
        return (str(script),)
    return (sys.executable, "-c", "from sidelog.cli.main import entry_point; entry_point()")


def _ratio(pairs: Sequence[tuple[Took, Took]]) -> Ratio:
    return Ratio(
        wall=median(took.wall / bare.wall for bare, took in pairs),
        cpu=median(took.cpu / bare.cpu for bare, took in pairs),
        milliseconds=1000 * median(took.wall for _, took in pairs),
    )
