"""`settings quiet on`: what is recorded shows no numbers until they are asked for."""

import pytest

from tests.terminal import Terminal

QUIET = {"SIDELOG_QUIET": "on"}


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        ("log mood=6 nails=skip -n words", "today, Sun 22 Nov 2026: mood, nails, note kept"),
        ("log mood=7", "today, Sun 22 Nov 2026: mood kept"),
        ("log mood=7 --at 08:30", "today, Sun 22 Nov 2026 08:30: mood kept"),
        ("dose kratom 3g --at 08:30", "today, Sun 22 Nov 2026 08:30: kratom kept"),
        ("dose kratom none --on yesterday", "yesterday, Sat 21 Nov 2026: kratom kept"),
        (
            "dose kratom 2g --from -3d --to -1d",
            "Thu 19 Nov 2026 to Sat 21 Nov 2026 (3 days): kratom kept",
        ),
    ],
)
def test_what_is_recorded_is_only_said_to_be_kept(begun: Terminal, argv: str, said: str) -> None:
    result = begun(*argv.split(), env=QUIET, tty=True)
    assert (result.code, result.out) == (0, f"{said}\n")
    assert result.err == ""


def test_the_settings_keep_it(begun: Terminal) -> None:
    assert begun("settings", "quiet", "ON").code == 0
    assert begun("log", "mood=6").out.endswith("mood kept\n")
    assert begun("settings", "quiet", "off").code == 0
    assert "mood 7" in begun("log", "mood=7").out


@pytest.mark.parametrize("argv", ["show", "trends", "history", "log mood=3 --json"])
def test_who_asks_is_shown(begun: Terminal, argv: str) -> None:
    assert any(sign.isdigit() for sign in begun(*argv.split(), env=QUIET).out)


def test_help_comes_all_the_same(begun: Terminal) -> None:
    assert "lifting or lost" not in begun("log", "nails=4", env=QUIET).out
    assert begun("log", "nails=4", env=QUIET).err


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        ("event reduce kratom 4g 3g", "today, Sun 22 Nov 2026: Reduced, kratom"),
        ("edit d1 --amount 3g", "Sun 22 Nov 2026: d1 changed. To see it: sidelog edit d1"),
        ("edit d1 --amount 4g", "Nothing changed: d1 says that already."),
        (
            "undo",
            "Undone: dose (written Sun 22 Nov 2026 21:00). What it changed: sidelog history",
        ),
    ],
)
def test_what_changes_the_record_says_no_numbers_either(
    begun: Terminal, argv: str, said: str
) -> None:
    begun("dose", "kratom", "4g")
    assert begun(*argv.split(), env=QUIET).out == f"{said}\n"
