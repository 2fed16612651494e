"""Amounts with words of how they were taken: "100mg SubQ" is no name."""

from tests.exchange.table.tables import Taken


def test_an_amount_with_its_route_names_nothing() -> None:
    taken = Taken(
        "Date,Testosterone,Anastrozole\n2026-08-02,100mg SubQ,0.5mg\n"
        "2026-08-09,120mg IM,0.25mg\n2026-08-16,skipped,0.25mg\n"
    )
    assert taken.doses == [
        "2026-08-02 Testosterone 100 mg",
        "2026-08-02 Anastrozole 0.5 mg",
        "2026-08-09 Testosterone 120 mg",
        "2026-08-09 Anastrozole 0.25 mg",
        "2026-08-16 Anastrozole 0.25 mg",
    ]
    assert [dose.note for dose in taken.entries][::2] == ["SubQ", "IM", None]


def test_an_amount_before_a_name_names_it_still() -> None:
    taken = Taken("Date,Taken\n2026-08-02,100mg Sertraline\n2026-08-09,2 x 50 mg Sertraline\n")
    assert taken.doses == ["2026-08-02 Sertraline 100 mg", "2026-08-09 Sertraline 100 mg"]
