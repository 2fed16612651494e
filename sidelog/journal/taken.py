"""What was taken of a product so far, in short: for what is asked when another dose is typed."""

from sidelog.journal.journal import Journal
from sidelog.journal.rows import Product


def largest_dose(journal: Journal, product: Product) -> tuple[int, float]:
    """How many doses of a product have an amount, and the largest of these; 0 where none has."""
    count, largest = journal.connection.execute(
        "SELECT count(amount), coalesce(max(amount), 0) FROM dose WHERE product_id = ?",
        (product.id,),
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
