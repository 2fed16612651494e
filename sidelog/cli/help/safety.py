"""What is said after an entry is saved, when somebody may be in danger: help before anything."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sidelog.cli.app import App

if TYPE_CHECKING:
    from sidelog.catalog.scales import Measure


def after_saving(
    app: App,
    *,
    notes: Iterable[str | None] = (),
    values: Sequence[tuple["Measure", float | None]] = (),
) -> None:
    """Show help and red flags for what was just recorded; nothing where nothing asks for it.

    Matching words is a prompt, not a detector, and says so.
    """
    said = [note for note in notes if note]
    if not said and not values:
        return
    from sidelog.catalog.red_flags import (  # noqa: PLC0415  (after the commit, not before it)
        MATCHED_NOT_UNDERSTOOD,
        flags_for_value,
        flags_in_note,
    )

    present = [measure.name for measure, value in values if value]
    in_notes = [flag for note in said for flag in flags_in_note(note, recorded=present)]
    if any(flag.self_harm for flag in in_notes):
        from sidelog.cli.help.help_now import say_help  # noqa: PLC0415  (seldom, one hopes)

        say_help(app, because="Some words of your note are also used by people who want to die.")
    in_values = [flag for one, value in values if value for flag in flags_for_value(one, value)]
    in_notes = [flag for flag in in_notes if not flag.self_harm]  # said, before anything else
    for flag in dict.fromkeys([*in_notes, *in_values]):
        app.say(f"{flag.text} {flag.tier.value}")
    for line in MATCHED_NOT_UNDERSTOOD if in_notes else ():
        app.say(line)
