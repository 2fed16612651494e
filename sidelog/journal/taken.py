"""What was taken of a product so far, in short: for what is asked when another dose is typed."""

from sidelog.journal.journal import Journal
from sidelog.journal.rows import Product


def largest_taken(journal: Journal, product: Product, *, a_day: bool) -> tuple[int, float]:
    """How many doses of a product, or days, have an amount; and the largest, 0 where none has."""
    count, largest = journal.connection.execute(
        "SELECT count(taken), coalesce(max(taken), 0) FROM (SELECT sum(amount) AS taken FROM dose"
        " WHERE product_id = ? GROUP BY iif(?, day, id))",
        (product.id, a_day),
    ).fetchone()
    return int(count), float(largest)


def last_amount(journal: Journal, product: Product) -> float | None:
    """The amount of a product's latest dose that has one; None where none has."""
    row = journal.connection.execute(
        "SELECT amount FROM dose WHERE product_id = ? AND amount IS NOT NULL"
        " ORDER BY day DESC, at DESC, id DESC LIMIT 1",
        (product.id,),
    ).fetchone()
    return float(row[0]) if row else None
