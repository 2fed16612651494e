"""Yes and no of what was taken, in files with several lines a day."""

from collections.abc import Callable

import pytest

from tests.exchange.table.tables import Taken

HOURS = ("08:15", "13:00", "20:30")


def log(
    said: Callable[[int, str], str], name: str = "Zoloft", hours: tuple[str, ...] = HOURS
) -> str:
    rows = (
        f"2026-03-0{day} {hour},{(day + at) % 7},{said(day, hour)}\n"
        for day in range(1, 9)
        for at, hour in enumerate(hours)
    )
    return f"time,mood,{name}\n{''.join(rows)}"


def test_no_in_one_of_several_lines_is_not_none_that_day() -> None:
    taken = Taken(log(lambda day, hour: str(int(hour == "08:15" and day % 2))))
    assert taken.doses == [f"2026-03-0{day}T08:15 Zoloft ?" for day in (1, 3, 5, 7)]
    assert [one.passed for one in taken.lines[:3]] == [
        (),
        ("no in one of several lines: not none that day",),
        ("no in one of several lines: not none that day",),
    ]
    assert "does not say that the day had none" in taken.how("Zoloft")


def test_yes_in_all_lines_of_a_day_is_one_dose() -> None:
    taken = Taken(log(lambda day, _: "yes" if day % 2 else "no", "Took Zoloft today"))
    assert taken.doses == [
        f"2026-03-0{day} zoloft {'?' if day % 2 else 'none'}" for day in range(1, 9)
    ]
    assert taken.lines[1].passed == ("the dose of its day, as another line says it",)
    assert "taken once that day" in taken.how("Took Zoloft today")


def test_a_line_a_day_says_it_of_the_day() -> None:
    taken = Taken(log(lambda day, _: "no" if day % 3 else "yes", hours=HOURS[:1]))
    assert len(taken.doses) == 8
    assert sum(one.endswith("none") for one in taken.doses) == 6
    # A second line on one day says no: it had its dose all the same.
    again = log(lambda day, _: "no" if day % 3 else "yes", hours=HOURS[:1])
    taken = Taken(f"{again}2026-03-03 21:00,4,no\n")
    assert taken.doses == Taken(again).doses
    assert not [line for line in taken.lines if line.errors]


def test_yes_and_no_may_have_accents() -> None:
    taken = Taken("fecha,Kratom\n2026-03-01,s\u00ed\n2026-03-02,n\u00e3o\n2026-03-03,s\u00ed\n")
    assert taken.doses == [
        "2026-03-01 Kratom ?",
        "2026-03-02 Kratom none",
        "2026-03-03 Kratom ?",
    ]


def test_a_word_of_its_own_does_not_hide_what_the_others_say_of_a_dose() -> None:
    taken = Taken(
        "Date,Time,Medication,Dose,Taken?\n2026-03-01,08:00,Methadone,40 mg,Y\n"
        "2026-03-02,08:00,Methadone,40 mg,N\n2026-03-03,08:00,Methadone,40 mg,vomited\n"
    )
    assert taken.doses == ["2026-03-01T08:00 Methadone 40 mg", "2026-03-03T08:00 Methadone 40 mg"]
    assert [getattr(one, "note", None) for one in taken.entries] == [None, "Taken?: vomited"]


@pytest.mark.parametrize(
    ("names", "yes", "no"),
    [
        (
            (
                "Timestamp,Which day is this for?,Did you take escitalopram today?,How many mg?,"
                "At what time?,Mood (0 to 10)"
            ),
            "Yes",
            "No",
        ),
        (
            (
                "Carimbo de data/hora,Que dia?,Tomou escitalopram hoje?,Quantos mg?,A que horas?,"
                "Mood (0 a 10)"
            ),
            "Sim",
            "N\u00e3o",
        ),
        (
            (
                "Marca temporal,\u00bfQu\u00e9 d\u00eda?,\u00bfTomaste escitalopram hoy?,"
                "\u00bfCu\u00e1ntos mg?,\u00bfA qu\u00e9 hora?,Mood (0 a 10)"
            ),
            "S\u00ed",
            "No",
        ),
        (
            (
                "Zeitstempel,F\u00fcr welchen Tag?,Hast du heute Escitalopram genommen?,"
                "Wie viele mg?,Um wie viel Uhr?,Mood (0 bis 10)"
            ),
            "Ja",
            "Nein",
        ),
        (
            (
                "Horodateur,Quel jour ?,Avez-vous pris escitalopram aujourd'hui ?,Combien de mg ?,"
                "\u00c0 quelle heure ?,Mood (0 \u00e0 10)"
            ),
            "Oui",
            "Non",
        ),
        (
            (
                "Informazioni cronologiche,Che giorno?,Hai preso escitalopram oggi?,Quanti mg?,"
                "A che ora?,Mood (0 a 10)"
            ),
            "S\u00ec",
            "No",
        ),
    ],
)
def test_a_form_asks_in_other_languages_as_in_english(names: str, yes: str, no: str) -> None:
    taken = Taken(
        f"{names}\n2026-11-03 22:14:05,2026-11-03,{yes},10,08:00,5\n"
        f"2026-11-06 07:02:50,2026-11-05,{no},,,3\n"
        f"2026-11-06 23:00:01,2026-11-06,{yes},7.5,21:00,5\n"
        f"2026-11-14 21:30:00,2026-11-14,{yes},5,08:15,6\n"
    )
    assert taken.doses == [
        "2026-11-03T08:00 escitalopram 10 mg",
        "2026-11-05 escitalopram none",
        "2026-11-06T21:00 escitalopram 7.5 mg",
        "2026-11-14T08:15 escitalopram 5 mg",
    ]
    assert [value.split(" ")[0][:10] for value in taken.values] == [
        "2026-11-03",
        "2026-11-05",
        "2026-11-06",
        "2026-11-14",
    ]
    assert "0 to 10" in taken.how(names.rsplit(",", maxsplit=1)[-1])


def test_hours_of_sleep_are_no_time_of_the_line() -> None:
    taken = Taken("data,horas de sono,humor\n2026-11-01,7:30,5\n2026-11-02,8:00,4\n")
    assert "T" not in "".join(taken.values)


def test_a_title_says_of_what_and_how_much_was_taken_or_not() -> None:
    taken = Taken(
        "Vitamin D 25 mcg,,\nDate,Taken,Sleep quality (1-5)\n"
        "2024-01-03,yes,3\n2024-01-04,yes,4\n2024-01-05,no,2\n"
    )
    assert taken.doses == [
        "2024-01-03 vitamin d 25 \N{MICRO SIGN}g",
        "2024-01-04 vitamin d 25 \N{MICRO SIGN}g",
        "2024-01-05 vitamin d none",
    ]
    assert taken.how("Taken").endswith("of vitamin d, as the title says")
    assert len(taken.values) == 3


TAKEN = "Date,Taken,Itch (0-10)\n2026-03-01,yes,3\n2026-03-02,no,5\n2026-03-03,yes,2\n"


@pytest.mark.parametrize(
    "title",
    [
        "Goal: under 3 g kratom by May",
        "Skin photos while on Ozempic 1 mg",
        "Rash after Amoxicillin 500 mg reaction",
        "Vitamin C 500 mg and Zinc 15 mg",
        "Prozac 20-40 mg",
    ],
)
def test_a_sentence_above_the_columns_is_no_title_of_what_was_taken(title: str) -> None:
    taken = Taken(f"{title},,\n{TAKEN}")
    assert not taken.doses
    assert len(taken.values) == 6


@pytest.mark.parametrize(
    ("title", "dose"),
    [
        ("Prozac 20 mg log", "prozac 20 mg"),
        ("My Zoloft 50 mg side effects 2026", "zoloft 50 mg"),
        ("Prozac tracker March 2026", "prozac ?"),
        ("Diazepam 10 mg taper", "diazepam ?"),
    ],
)
def test_a_title_may_say_what_the_file_is_beside_what_was_taken(title: str, dose: str) -> None:
    none = dose.split(maxsplit=1)[0] + " none"
    taken = Taken(f"{title},,\n{TAKEN}")
    assert taken.doses == [f"2026-03-01 {dose}", f"2026-03-02 {none}", f"2026-03-03 {dose}"]


@pytest.mark.parametrize(("yes", "no"), [("yes", "no"), ("x", ""), ("1", "0")])
def test_yes_at_a_part_of_the_day_is_a_dose_of_the_title(yes: str, no: str) -> None:
    taken = Taken(
        "Tramadol 50 mg,,\nDate,AM,PM\n"
        f"2026-03-01,{yes},{yes}\n2026-03-02,{yes},{no}\n2026-03-03,{no},{yes}\n"
    )
    days = ("2026-03-01", "2026-03-01", "2026-03-02", "2026-03-03")
    assert taken.doses == [f"{day} tramadol 50 mg" for day in days]
    assert not taken.values


@pytest.mark.parametrize(
    ("title", "names"),
    [("Zoloft 50 mg side effects", "AM,PM"), ("Zoloft", "AM,PM"), ("Zoloft 50 mg", "AM,Taken")],
)
def test_yes_at_a_part_of_the_day_is_no_dose_where_it_may_be_else(title: str, names: str) -> None:
    taken = Taken(f"{title},,\nDate,{names}\n2026-03-01,yes,yes\n2026-03-02,yes,no\n")
    assert "measure am" in str(taken.reading.brought)


def test_parts_of_the_day_below_a_title_of_a_taper_are_its_doses() -> None:
    title = "Lorazepam taper from 3 mg,,,\n,,,\nDay,AM,PM,Total\n"
    taken = Taken(f"{title}2024-05-01,1,1.5,2.5\n2024-05-02,1,1.5,2.5\n2024-05-03,0.75,1.5,2.25\n")
    assert taken.doses[:2] == ["2024-05-01 lorazepam 1 mg", "2024-05-01 lorazepam 1.5 mg"]
    assert len(taken.doses) == 6
    assert not taken.values
    assert taken.why_left("Total") == "computed: the sum of AM to PM"


@pytest.mark.parametrize("cells", ["1,1", "80,75"])
def test_what_is_far_less_or_more_than_a_taper_begins_from_is_no_dose_of_it(cells: str) -> None:
    title = "Lorazepam taper from 50 mg,,\n"
    taken = Taken(f"{title}Day,AM,PM\n2024-05-01,{cells}\n2024-05-02,{cells}\n")
    assert not taken.doses


def test_yes_below_a_supplement_is_a_dose_of_it_though_food_has_it_as_well() -> None:
    taken = Taken("Date,Magnesium,Omega 3,Headache\n2026-05-01,yes,no,yes\n2026-05-02,no,yes,no\n")
    assert taken.doses == [
        "2026-05-01 Magnesium ?",
        "2026-05-01 Omega 3 none",
        "2026-05-02 Magnesium none",
        "2026-05-02 Omega 3 ?",
    ]
