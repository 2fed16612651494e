import re

import pytest

from sidelog.catalog.codes import (
    CODES,
    WITHHELD,
    Code,
    Status,
    System,
    emittable,
    for_concept,
)
from sidelog.catalog.measures import BUILT_IN
from sidelog.catalog.products import UNITS, Dimension
from sidelog.catalog.sources import Standing

SHAPES = {
    System.HPO: r"HP:\d{7}",
    System.SNOMED_CT: r"\d{6,18}",
    System.UNII: r"[0-9A-Z]{10}",
    System.ICD_10: r"[A-Z]\d\d\.\d",
    System.UCUM: r"[!-~]+",
}


@pytest.mark.parametrize("code", CODES, ids=lambda code: f"{code.system.name} {code.code}")
def test_every_code_has_the_shape_of_its_terminology(code: Code) -> None:
    assert re.fullmatch(SHAPES[code.system], code.code)
    assert code.concept
    assert code.source.words
    assert (code.status is Status.VERIFIED) == (code.source.standing is Standing.CHECKED)
    assert code.display or code.status is Status.UNCERTAIN


def test_no_code_is_listed_twice() -> None:
    listed = [(code.concept, code.system) for code in CODES]
    assert len(set(listed)) == len(listed)


def test_what_is_uncertain_or_withheld_never_leaves() -> None:
    assert emittable()
    for code in emittable():
        assert code.status is Status.VERIFIED
        assert code.system not in WITHHELD
    assert {System.SNOMED_CT, System.ICD_10} == set(WITHHELD)
    assert for_concept("kratom leaf") == for_concept("capsule") == ()


def test_dry_skin_leaves_with_its_verified_code_only() -> None:
    (code,) = for_concept("dryness")
    assert (code.system, code.code, code.display) == (System.HPO, "HP:0000958", "Dry skin")


def test_moods_and_feelings_are_given_no_code_of_a_disorder() -> None:
    for name in ("mood", "stress", "energy", "sleep", "craving", "withdrawal"):
        assert for_concept(name) == ()


def test_every_exact_unit_and_the_measures_units_have_a_code() -> None:
    exact = {unit.name for unit in UNITS if unit.dimension is not Dimension.COUNTED}
    measured = {measure.scale.unit for measure in BUILT_IN} - {"", "hairs"}
    for unit in exact | measured:
        assert [code.system for code in for_concept(unit)] == [System.UCUM]
