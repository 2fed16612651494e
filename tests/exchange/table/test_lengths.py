"""Lengths of time, in hours, in whatever language they are called so."""

import pytest

from sidelog.exchange.reader import Said
from tests.exchange.table.tables import Taken, value


def test_a_long_fast_is_of_hours() -> None:
    assert value("Fasting duration", "26:30", "18:00", said=Said())[0] == "fasting-duration 26.5"


def test_a_length_is_called_so_in_other_languages() -> None:
    night = "Data;Início;Fim;Duração;Sono profundo;REM;Tempo acordado\n"
    night += "13/03/2024;23:10;06:50;07:25;00:55;01:30;00:06\n"
    taken = Taken(night + "14/03/2024;00:20;08:30;07:55;00:45;01:50;00:12\n")
    assert taken.values[:4] == [
        "2024-03-13T06:50 duracao 7.41667",
        "2024-03-13T06:50 sono-profundo 0.916667",
        "2024-03-13T06:50 rem 1.5",
        "2024-03-13T06:50 tempo-acordado 0.1",
    ]
    assert value("Durée", "7:30", "8:00") == ["duree 7.5", "duree 8"]
    assert value("Horas de sono", "7:30", "8:00") == ["horas-de-sono 7.5", "horas-de-sono 8"]


@pytest.mark.parametrize("name", ["Heure de sommeil", "A que horas foi para a cama", "Hora sueño"])
def test_the_hour_of_going_to_sleep_is_no_length(name: str) -> None:
    assert value(name, "0:30", "1:10") == []
