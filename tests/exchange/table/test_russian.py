"""Nights in Russian and Ukrainian."""

import pytest

from tests.exchange.table.tables import Taken


@pytest.mark.parametrize(("name", "latin"), [("не спал", "ne-spal"), ("не спав", "ne-spav")])
def test_how_long_somebody_did_not_sleep_is_a_length(name: str, latin: str) -> None:
    taken = Taken(
        f"дата,лег,уснул,проснулся,встал,{name}\n"
        "2026-05-01,23:11,23:30,07:00,07:15,00:15\n2026-05-02,23:55,00:20,07:57,08:07,01:30\n"
    )
    assert taken.values == [f"2026-05-01 {latin} 0.25", f"2026-05-02 {latin} 1.5"]
    for column in ("лег", "уснул", "проснулся", "встал"):
        assert taken.how(column) == "notes of the day: times of the day, which are no values"


@pytest.mark.parametrize("names", ["лёг,проснулся", "легла,проснулась", "ліг,прокинувся"])
def test_a_night_is_as_long_as_from_going_to_bed_to_waking(names: str) -> None:
    taken = Taken(f"дата,{names}\n2026-05-01,23:15,07:00\n2026-05-02,00:30,08:00\n")
    assert taken.values == ["2026-05-01 sleep-hours 7.75", "2026-05-02 sleep-hours 7.5"]


def test_what_somebody_slept_is_a_length_beside_the_time_of_waking() -> None:
    taken = Taken("дата,проснулся,спав\n2026-05-01,07:00,7:30\n2026-05-02,08:00,6:45\n")
    assert taken.values == ["2026-05-01 spav 7.5", "2026-05-02 spav 6.75"]


def test_what_was_not_taken_is_no_dose_in_russian_either() -> None:
    for heading, yes, no in (
        ("Принято", "да", "нет"),
        ("Выпила", "да", "нет"),
        ("Статус", "принято", "пропущено"),
    ):
        lines = (f"2026-05-01,Атаракс 25 мг,{yes}\n2026-05-02,Атаракс 25 мг,{no}\n",)
        taken = Taken(f"Дата,Лекарства,{heading}\n{''.join(lines)}2026-05-03,Атаракс 50 мг,{yes}\n")
        assert taken.doses == ["2026-05-01 Атаракс 25 mg", "2026-05-03 Атаракс 50 mg"]
    taken = Taken("Дата,Препарат,Доза\n2026-05-01,Магний,2 табл.\n2026-05-02,Магний,пропустила\n")
    assert taken.doses == ["2026-05-01 Магний 2 tablet"]
    assert taken.lines[1].passed == ("пропустила, so no dose",)
