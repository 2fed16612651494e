"""The signs that are known of a product: offered once when it is first recorded, and shown."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sidelog.cli.app import App
from sidelog.errors import NothingMatchedError

if TYPE_CHECKING:
    from sidelog.catalog.claims import Sign
    from sidelog.catalog.scales import Measure
    from sidelog.journal.rows import Product


def offer_signs(app: App, product: "Product") -> None:
    """Say to a person which signs are known of a product that was just made, to record them.

    Once, and only those that the check-in does not ask: where another product with the same signs
    is there, that one brought them.  Never that it causes them.
    """
    from sidelog.catalog.claims import known_of, signs_of  # noqa: PLC0415  (once a product)

    signs = signs_of(product.name)
    if not signs or app.json:
        return
    with app.read(shows=False) as journal:
        known = journal.measures
        others = [one.name for one in journal.products.values() if one.id != product.id]
    open_ones = [one for one in signs if one.measure in known and not known[one.measure].tracked]
    if not open_ones or any(signs_of(name) == signs for name in others):
        return
    said = ", ".join(f"{one.words} ({one.known_from})" for one in open_ones)
    app.say(f"Known of {known_of(product.name)}: {said}. To record them:")
    app.say(f"  sidelog measure track {' '.join(one.measure for one in open_ones)}")


def show_signs(app: App, product: str) -> None:
    """Show the signs that are known of a product.

    Raises:
        NothingMatchedError: none are known here.
    """
    from sidelog.catalog.claims import known_of, signs_of  # noqa: PLC0415  (seldom)

    signs = signs_of(product)
    if not signs:
        raise NothingMatchedError(
            f"No signs of {product} are known here.",
            hint="What comes with it, its leaflet says. To record one: sidelog measure add NAME",
        )
    measures, _ = measures_of(app)
    asked = [one.measure for one in signs if one.measure in measures]
    remarks = []
    if any(not measures[name].tracked for name in asked):
        remarks.append(f"To record them: sidelog measure track {' '.join(asked)}")
    data = {"known_of": known_of(product), "signs": signs}
    app.answer(data, _lines(app, known_of(product), signs, measures), remarks, drawn=True)


def measures_of(app: App) -> "tuple[dict[str, Measure], frozenset[str]]":
    """The journal's measures, and the names of those that are put away.

    Before there is a journal, those that come with sidelog.
    """
    try:
        with app.read() as journal:
            return journal.measures, journal.put_away
    except NothingMatchedError:
        from sidelog.catalog.measures import BUILT_IN  # noqa: PLC0415  (before the first entry)

        return {measure.name: measure for measure in BUILT_IN}, frozenset()


def _lines(
    app: App, known_of: str, signs: "Sequence[Sign]", measures: "dict[str, Measure]"
) -> Iterator[str]:
    from sidelog.catalog.claims import GRADE_MEANINGS  # noqa: PLC0415  (seldom)
    from sidelog.report.words.basics import how_often  # noqa: PLC0415  (seldom)

    screen = app.screen
    yield from screen.wrapped(f"Known of {known_of}.", "bold")
    for sign in signs:
        claim, measure = sign.claim, measures.get(sign.measure)
        yield ""
        yield from screen.wrapped(f"{sign.measure}: {sign.words}", "bold")
        yield from screen.wrapped(claim.text, indent=2)
        yield from screen.wrapped(f"{claim.grade}; {claim.source.words}", indent=2)
        if measure is not None:
            state = "asked" if measure.tracked else "not asked; once it is,"
            yield from screen.wrapped(f"{state} {how_often(measure.scale.every_days)}", indent=2)
    yield ""
    yield from screen.wrapped("That a sign is known does not say what causes yours.")
    for grade in dict.fromkeys(one.claim.grade for one in signs):
        yield from screen.wrapped(f"{grade}: {GRADE_MEANINGS[grade]}")
