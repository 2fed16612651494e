"""What a command that writes answers: lines for a person, or the envelope for a program."""

from sidelog.cli.app import App


def answer(app: App, command: str, data: object, *lines: str) -> None:
    """Write the lines to stdout; with --json the data instead."""
    if app.json:
        from sidelog.cli.envelope import write_data  # noqa: PLC0415  (only for machines)

        write_data(app, command, data)
        return
    for line in lines:
        app.out(line)
