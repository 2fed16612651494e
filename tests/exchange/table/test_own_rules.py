"""What several values of a day become by what they are of."""

import pytest

from tests.exchange.table.tables import Taken

BODY = """time,weight,{},water
2026-05-01 07:00,80,31.2,50.2
2026-05-01 19:00,81,31.4,49.8
2026-05-02 07:00,80.5,31.1,50.4
"""


@pytest.mark.parametrize("part", ["muscle", "Muscle mass", "bone", "visceral fat"])
def test_the_water_of_a_body_is_of_the_day_its_mean(part: str) -> None:
    how = Taken(BODY.format(part)).how("water")
    assert "of several a day: their mean" in how


def test_water_of_another_size_and_beside_what_is_no_part_is_drunk() -> None:
    drunk = BODY.replace("50.2", "5").replace("49.8", "4").replace("50.4", "5").format("muscle")
    for content in (drunk, BODY.format("muscle soreness"), BODY.format("bmi")):
        assert "of several a day: their sum" in Taken(content).how("water")
