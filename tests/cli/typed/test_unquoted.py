"""Days, times and lengths of several words, typed without quotes."""

import pytest

from tests.terminal import Terminal


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("log mood=5 --on 12 sep", "Sat 12 Sep 2026 (71 days ago): mood 5"),
        ("log mood=5 --on 20 Nov 2026 shedding=2", "Fri 20 Nov 2026 (2 days ago): mood 5"),
        ("log mood 6 --on the 3rd of november", "Tue 3 Nov 2026 (19 days ago): mood 6"),
        ("log mood 6 --on november 8", "Sun 8 Nov 2026 (14 days ago): mood 6"),
        ("log --on yesterday mood 6", "yesterday, Sat 21 Nov 2026: mood 6"),
        ("dose --on 3 days ago zinc 20mg", "Thu 19 Nov 2026 (3 days ago): zinc, 20 mg"),
        ("dose zinc 20mg --at 8 pm", "today, Sun 22 Nov 2026 20:00: zinc, 20 mg"),
        ("dose zinc 20mg --at 2 hours ago -n late", "today, Sun 22 Nov 2026 19:00: zinc, 20 mg"),
        ("event stress --from 2 weeks ago --to 3 days ago", "Sun 8 Nov 2026"),
        ("regimen zinc 20mg --from next monday", "From tomorrow, Mon 23 Nov 2026: zinc, 20 mg"),
    ],
)
def test_the_words_of_a_day_or_a_time_belong_together(run: Terminal, typed: str, said: str) -> None:
    result = run(*typed.split())
    assert said in result.out + result.err


def test_a_length_is_taken_too_and_what_is_read_alone_stays_alone(run: Terminal) -> None:
    run("log", "mood=5")
    whole = run("trends", "--last", "6m").out
    assert run("trends", "--last", "6", "months").out == whole
    assert run("trends", "--last", "6m", "mood").out == run("trends", "mood", "--last", "6m").out
    assert "'tea' is not understood" in run("log", "mood=5", "--at", "tea").err
    assert run("log", "--on", "31", "feb", "mood=5").err == "February has no day 31.\n"
    assert "'time' does not say what to record" in run("log", "mood=5", "--at", "tea", "time").err
