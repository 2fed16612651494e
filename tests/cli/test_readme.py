"""The screens of the README: each is what sidelog says today."""

import re
import shlex
from datetime import datetime, timedelta
from pathlib import Path

from tests.terminal import Terminal

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")


def test_the_day_of_the_readme_is_lived(run: Terminal, now: datetime) -> None:
    (day,) = re.findall(r"<!-- picture: a day -->\n```\n(.*?)```", README, flags=re.DOTALL)
    begin = now.replace(month=11, day=3)
    lines = ("log mood=6 shedding=2 nails=0", "measure track sleep", "dose kratom 8g yesterday")
    assert [run(*line.split(), now=begin).code for line in lines] == [0, 0, 0]
    for part in day.split("$ sidelog")[1:]:
        line, _, shown = part.partition("\n")
        at = begin if line.startswith(" regimen") else begin + timedelta(days=3)
        answer = run(*shlex.split(line), now=at, tty=True, env={"TERM": "dumb"})
        assert (line, answer.out + answer.err) == (line, shown)
