"""Print how quick a large Apple Health export is read: `python -m tests.benchmarks.apple_health`.

It writes an export of so many megabytes (`--mb`, 1000 where none is said), as a watch fills it over
years: pulse and steps for the most part, sleep every night, and symptoms most days.  Another
process reads it, as the dry run of an import does, twice from beginning to end; its peak of memory
is its own.
"""

import argparse
import os
import random
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from datetime import time as clock
from pathlib import Path
from tempfile import TemporaryDirectory

from sidelog.exchange.reader import Here, Said
from sidelog.exchange.recognise import recognise
from sidelog.exchange.source import open_source

_ZONE = timezone(timedelta(hours=2))
_LAST = datetime(2026, 11, 1, tzinfo=_ZONE)
_START = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE HealthData [
<!ELEMENT HealthData (ExportDate,Me,(Record|Workout)*)>
]>
<HealthData locale="en_GB">
<ExportDate value="2026-11-01 10:00:00 +0200"/>
"""
_SYMPTOMS = ("HairLoss", "DrySkin", "Headache", "Fatigue")
_SEVERITIES = ("NotPresent", "Mild", "Moderate", "Severe")
_STAGES = ("Core", "Deep", "REM")
_BEATS_A_DAY = 1200


def _record(kind: str, start: datetime, minutes: float, value: str, unit: str = "") -> str:
    end = start + timedelta(minutes=minutes)
    said = f' unit="{unit}"' if unit else ""
    return (
        f' <Record type="{kind}" sourceName="Watch" sourceVersion="11.1"{said} '
        f'device="&lt;&lt;HKDevice: 0x3&gt;, name:Watch, model:Watch, hardware:Watch7,5&gt;" '
        f'creationDate="{end:%Y-%m-%d %H:%M:%S %z}" startDate="{start:%Y-%m-%d %H:%M:%S %z}" '
        f'endDate="{end:%Y-%m-%d %H:%M:%S %z}" value="{value}">\n'
        '  <MetadataEntry key="HKMetadataKeyHeartRateMotionContext" value="0"/>\n </Record>\n'
    )


def _day(day: datetime, chance: random.Random) -> Iterator[str]:
    for minute in range(_BEATS_A_DAY):
        at = day + timedelta(minutes=minute)
        value = f"{chance.randrange(50, 120)}"
        yield _record("HKQuantityTypeIdentifierHeartRate", at, 0, value, "count/min")
    for part in range(25):
        at = day + timedelta(minutes=20 * part)
        stage = f"HKCategoryValueSleepAnalysisAsleep{chance.choice(_STAGES)}"
        yield _record("HKCategoryTypeIdentifierSleepAnalysis", at, 18, stage)
    for symptom in _SYMPTOMS:
        severity = f"HKCategoryValueSeverity{chance.choice(_SEVERITIES)}"
        at = day + timedelta(hours=20)
        yield _record(f"HKCategoryTypeIdentifier{symptom}", at, 0, severity)


def write(path: Path, megabytes: int) -> int:
    """Write an export; how many records it has."""
    chance, records, day = random.Random(7), 0, _LAST  # noqa: S311  (it is no secret)
    with path.open("w", encoding="utf-8") as file:
        file.write(_START)
        while file.tell() < megabytes * 1_000_000:
            day -= timedelta(days=1)
            found = list(_day(day, chance))
            records += len(found)
            file.write("".join(found))
        file.write("</HealthData>\n")
    return records


def _packed(path: Path) -> Path:
    packed = path.with_suffix(".zip")
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.write(path, "apple_health_export/export.xml")
    return packed


def read(path: Path) -> None:
    """Read an export as a dry run does, and print what it held and how long that took."""
    here = Here(datetime(2026, 11, 28, tzinfo=UTC), clock(4, 0))
    started = time.perf_counter()
    with open_source(str(path), sys.stdin) as source:
        found = recognise(source)
        assert found is not None
        reading = found.reader.read(source, here, Said())
        surveyed = time.perf_counter()
        entries = sum(len(line.entries) for line in reading.lines)
    ended = time.perf_counter()
    print(
        f"{entries:,} entries; {surveyed - started:.1f} s to survey, {ended - surveyed:.1f} s more"
    )
    for name in [one.found for one in reading.brought] + [one.found for one in reading.left]:
        print(f"  {name}")


def main() -> None:
    """Write an export and read it, in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mb", type=int, default=1000)
    parser.add_argument("--zip", action="store_true", help="pack it, as the phone does")
    parser.add_argument("--read", type=Path, help="read this export, and write none")
    options = parser.parse_args()
    if options.read:
        read(options.read)
        return
    with TemporaryDirectory() as folder:
        path = Path(folder) / "export.xml"
        records = write(path, options.mb)
        size = path.stat().st_size / 1e6
        if options.zip:
            path = _packed(path)
        started = time.perf_counter()
        command = (sys.executable, "-m", "tests.benchmarks.apple_health", "--read", str(path))
        process = subprocess.Popen(command)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        took = time.perf_counter() - started
        print(
            f"{size:,.0f} MB, {records:,} records: {took:.1f} s ({records / took:,.0f} records a "
            f"second, {size / took:.0f} MB a second), peak {used.ru_maxrss / 1024:.0f} MB"
        )


if __name__ == "__main__":
    main()
