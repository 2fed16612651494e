"""What `sidelog export fhir` does: one file for a clinic, with two pages in it."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING, NamedTuple

from sidelog.catalog.regimen.rules import RegimenStep
from sidelog.cli.app import App
from sidelog.cli.keep.export.files import keep, pipe, refuse_unmeant
from sidelog.cli.look.pages import (
    FLAG_BY_WORDS,
    called_of,
    has_flag_by_words,
    renderer_of,
)
from sidelog.errors import UsageError
from sidelog.exchange.fhir import (
    PATIENT_NOTE,
    SUMMARY,
    Page,
    Plan,
    Whose,
    bundle,
    bundle_lines,
    gender_code,
    not_matched,
)
from sidelog.journal.keeping.identities import identity_of_journal, written_at
from sidelog.journal.keeping.products import details_of_products
from sidelog.report.findings.choices import choose
from sidelog.report.findings.sheets.taking import Taking, rule_of, taking_of
from sidelog.report.findings.visit import Shown, visit_of
from sidelog.report.page.details import outline
from sidelog.report.page.document import Document, with_warning
from sidelog.report.page.taking import outline_taking
from sidelog.report.render import Paper
from sidelog.report.words.basics import listed
from sidelog.report.words.page import DAMAGED, NOT_SURE
from sidelog.report.words.sheets.taking import name as name_of_product

if TYPE_CHECKING:
    from sidelog.exchange.fhir import Resource
    from sidelog.journal.journal import Journal
    from sidelog.report.findings.taken import Taken

_SAY = {
    "name": 'sidelog profile name "Lovelace, Ada"',
    "birth date": "sidelog profile born 1990-02-03",
    "gender": "sidelog profile gender female",
}


class Wanted(NamedTuple):
    """What goes into the pages: what is chosen, what is asked, and on which paper."""

    include: Sequence[str]
    exclude: Sequence[str]
    questions: Sequence[str]
    paper: Paper


def export_fhir(
    app: App, output: str, wanted: Wanted, *, passphrase: bool, force: bool, anyway: bool
) -> None:
    """Write the file to a path, or - for stdout, and say what a clinic cannot match.

    `force` replaces a file that is there, and `anyway` takes what a damaged journal says.

    Raises:
        UsageError: no PDF can be made on this machine, or nothing says which file it is to be.
        CannotCreateError: the file is there already, or cannot be written.
    """
    refuse_unmeant(app, output, "The FHIR file", passphrase=passphrase)
    if output == "-" and app.host.draws:
        raise UsageError(
            "The FHIR file is for a program, with two pages in it that no screen shows.",
            hint="Name a file: sidelog export fhir -o health.json",
        )
    made, whose, has_flag = _made(app, wanted, anyway=anyway)
    if output == "-":
        pipe(app, bundle_lines(made))
    else:
        keep(
            app,
            bundle_lines(made),
            output,
            lambda: {"resources": len(made["entry"]), "missing": not_matched(whose)},
            passphrase=passphrase,
            force=force,
        )
    for line in _remarks(whose):
        app.say(line)
    if has_flag:
        app.say(FLAG_BY_WORDS)


def _made(app: App, wanted: Wanted, *, anyway: bool) -> tuple["Resource", Whose, bool]:
    """The file, who it is about, and whether words of theirs put a red flag on it."""
    render = renderer_of("page.pdf")
    with app.read(anyway=anyway) as journal:
        choice = choose(journal, wanted.include, wanted.exclude)
        called, today = called_of(app), app.today
        visit = visit_of(
            journal,
            today,
            questions=wanted.questions,
            choice=choice,
            named=Shown.NAME,
            called=called,
        )
        taking = taking_of(journal, today, choice=choice, named=Shown.NAME, called=called)
        identity = identity_of_journal(journal)
        plans = list(_plans(journal, taking))
    whose = Whose(identity, visit.person.name, visit.person.born, visit.person.gender)

    def page(document: Document, of: tuple[str, str]) -> Page:
        shown = with_warning(document, DAMAGED, NOT_SURE) if app.damaged else document
        return Page(*of, document.title, render(shown, wanted.paper))

    note = outline(visit)
    pages = [page(note, PATIENT_NOTE), page(outline_taking(taking), SUMMARY)]
    # The pages are of the day, and so is the file: made twice on it, it is the same.
    at = datetime.combine(today, time(), app.now.tzinfo)
    return bundle(whose, plans, pages, at), whose, has_flag_by_words(note)


def _plans(journal: "Journal", taking: Taking) -> Iterator[Plan]:
    """What is taken as a rule, and what of it was stopped of late: all of it is on the page."""
    uuids = {one.product.id: one.uuid for one in details_of_products(journal)}

    def plan(one: "Taken", steps: Sequence[RegimenStep], until: date | None = None) -> Plan:
        written = datetime.fromisoformat(written_at(journal, steps[0].reference))
        return Plan(
            identity=uuids[one.product.id],
            name=", ".join(name_of_product(one.product).split("\n")),
            unit=one.product.unit,
            steps=tuple(steps),
            said_on=written.date(),
            until=until,
        )

    for one in taking.now:
        if rule := rule_of(one):
            yield plan(one, [step for step in one.regimen if step.day >= rule.day])
    for one in taking.stopped:
        end = one.changes[-1].last
        held = [step for step in one.regimen if step.day <= end and not step.rule.is_stop]
        if held:
            yield plan(one, held[-1:], date.fromordinal(max(end - 1, held[-1].day)))


def _remarks(whose: Whose) -> Iterator[str]:
    """What is in it of the person, and what a clinic cannot match them by."""
    if whose.name:
        yield "It says who you are, and what you take."
    if whose.gender and not gender_code(whose.gender):
        yield f"A gender of {whose.gender!r} has no code there; it stands on the pages alone."
    if missing := not_matched(whose):
        yield f"A clinic cannot match it to its records by {listed(missing)}: not said."
        yield from (f"  {_SAY[one]}" for one in missing if one != "gender" or not whose.gender)
    elif "," not in whose.name:
        yield f"Which part of your name is the family's is not said; to say it: {_SAY['name']}"
