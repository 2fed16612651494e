"""How `measure` and `product` say what became of what they keep."""

from collections.abc import Iterable, Mapping

from sidelog.cli.app import App


def say_became(app: App, name: str, became: str) -> None:
    """Answer what became of a measure or a product as a whole."""
    app.answer({"name": name}, [f"{name} {became}"])


def say_changes(
    app: App,
    data: object,
    before: Mapping[str, str],
    after: Mapping[str, str],
    remarks: Iterable[str] = (),
) -> None:
    """Answer what was changed: "itch, title: was Itch, now Itching".

    Args:
        app: this run.
        data: what it is now, for a program.
        before: what was known of it, in words, by what each is called; its name first.
        after: the same as it is now; empty words where nothing is set.
        remarks: what a person should know beside it.
    """
    name = before["name"]
    lines = [
        f"{name}, {what}: was {words or 'not set'}, now {after[what] or 'not set'}"
        for what, words in before.items()
        if words != after[what]
    ]
    app.answer(data, lines or [f"Nothing changed: {name} is like that already."], remarks)
