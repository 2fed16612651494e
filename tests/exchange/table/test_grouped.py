"""Numbers whose point or comma parts thousands, beside others below a thousand."""

from sidelog.exchange.reader import Decimals, Said
from tests.exchange.table.tables import Taken

DRUNK = (
    "Drink,Volume (ml),Date,Time\n"
    'Water,"250",14.03.2025,08:10\n'
    'Mate,"{}",14.03.2025,12:30\n'
    'Water,"400",15.03.2025,09:00\n'
    'Juice,"300",15.03.2025,19:20\n'
)


def volumes(taken: Taken) -> list[str]:
    return [value.rsplit(" ", 1)[1] for value in taken.values]


def how(taken: Taken, found: str) -> str:
    return next(one.how for one in taken.reading.brought if one.found == found)


def test_a_point_parts_thousands_beside_whole_hundreds() -> None:
    taken = Taken(DRUNK.format("1.250"))
    assert volumes(taken) == ["250", "1250", "400", "300"]
    assert "its point parts thousands: 1.250 in line 3 is 1250" in how(taken, "Water")


def test_a_comma_does_so_too_and_nothing_is_asked() -> None:
    taken = Taken(DRUNK.format("1,250"))
    assert taken.reading.question is None
    assert volumes(taken) == ["250", "1250", "400", "300"]


def test_what_a_person_said_of_decimals_holds() -> None:
    taken = Taken(DRUNK.format("1.250"), Said(decimals=Decimals.POINT))
    assert volumes(taken) == ["250", "1.25", "400", "300"]


def test_other_decimals_or_whole_thousands_in_the_column_are_no_groups() -> None:
    for others in ('1.250","2.5', '1.250","1500'):
        first, second = others.split('","')
        table = DRUNK.format(first) + f'Tea,"{second}",16.03.2025,10:00\n'
        assert volumes(Taken(table))[1] == "1.25"


def test_decimals_of_about_the_same_size_are_no_thousands() -> None:
    days = "Day,Weight (kg)\n1.3.2025,{}\n2.3.2025,72\n3.3.2025,73\n"
    assert Taken(days.format("71.250")).values[0] == "2025-03-01 weight 71.25"


def test_what_a_laboratory_found_is_each_in_its_own_unit() -> None:
    taken = Taken(
        "date,test,value\n"
        "2025-03-01,Marker,1.255\n2025-03-01,Ferritin,120\n2025-03-01,Platelets,250\n"
        "2025-06-01,Marker,2.135\n2025-06-01,Ferritin,110\n2025-06-01,Platelets,260\n"
    )
    assert [value for value in taken.values if "marker" in value] == [
        "2025-03-01 marker 1.255",
        "2025-06-01 marker 2.135",
    ]


def test_amounts_that_were_taken_have_their_thousands_and_say_so() -> None:
    taken = Taken(
        "Date,Metformin (mg)\n2025-03-01,500\n2025-03-02,1.000\n2025-03-03,850\n2025-03-04,500\n"
    )
    assert taken.doses == [
        "2025-03-01 Metformin 500 mg",
        "2025-03-02 Metformin 1000 mg",
        "2025-03-03 Metformin 850 mg",
        "2025-03-04 Metformin 500 mg",
    ]
    assert "its point parts thousands: 1.000 in line 3 is 1000" in how(taken, "Metformin (mg)")


def test_numbers_in_two_units_are_no_thousands() -> None:
    taken = Taken(
        "Date,Metformin\n2025-03-01,500 mg\n2025-03-02,1.250 g\n2025-03-03,850 mg\n"
        "2025-03-04,500 mg\n"
    )
    assert "2025-03-02 Metformin 1.25 g" in taken.doses
    beside = Taken(
        "Date,Medicine,Dose,Unit\n2025-03-01,Metformin,500,mg\n2025-03-02,Metformin,1.250,g\n"
        "2025-03-03,Metformin,850,mg\n2025-03-04,Metformin,500,mg\n"
    )
    assert "2025-03-02 Metformin 1.25 g" in beside.doses
