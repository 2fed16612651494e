"""What a command that writes answers: lines for a person, or the envelope for a program."""

from sidelog.cli.app import App


def answer(app: App, command: str, data: object, *lines: str) -> None:
    """Write the lines to stdout; with --json the data instead."""
    if app.json:
        from sidelog.cli.envelope import write_data  # noqa: PLC0415  (only for machines)

        write_data(app, command, data)
        return
    for line in lines:
        write_line(app, line)


def write_line(app: App, line: str) -> None:
    """Write a line of an answer to stdout; on a terminal no word is broken at its edge."""
    if app.host.draws and len(line) > app.host.columns:
        import textwrap  # noqa: PLC0415  (only for what is too long)

        line = textwrap.fill(
            line,
            app.host.columns,
            subsequent_indent="  ",
            break_long_words=False,
            break_on_hyphens=False,
        )
    app.out(line)
