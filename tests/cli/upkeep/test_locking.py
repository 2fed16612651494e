"""`encrypt`, `decrypt`, `lock`, `unlock`, `passphrase`: as a person types them."""

from pathlib import Path

from tests.terminal import Terminal

WORDS = "four cold blue chairs"
TWICE = f"{WORDS}\n{WORDS}\n"


def test_x(run: Terminal, journal: Path) -> None:
    run("log", "mood=5", "-n", "itchy all day")
    for argv, stdin in (
        (("encrypt",), TWICE),
        (("log", "mood=6"), ""),
        (("show", "--plain"), ""),
        (("lock",), ""),
        (("show", "--plain"), ""),
        (("show", "--plain"), WORDS + "\n"),
        (("log", "dryness=2"), "x\n" * 3),
        (("unlock",), "x\n" + WORDS + "\n"),
        (("search", "itchy"), ""),
        (("backup",), ""),
        (("restore",), ""),
        (("passphrase",), "second one\n" * 2),
        (("undo",), ""),
        (("decrypt",), "y\n"),
        (("show", "--plain"), ""),
    ):
        a = run(*argv, stdin=stdin, tty=bool(stdin))
        print("$", *argv, "->", a.code)
        print(a.out)
        print(a.err)
        print(sorted(str(p.relative_to(journal.parent)) for p in journal.parent.rglob("*")))
    assert 0
