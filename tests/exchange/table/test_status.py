"""Whether the dose of a line was taken, as a column says."""

import pytest

from sidelog.exchange.incoming import Dose
from tests.exchange.table.tables import Taken


def test_a_box_that_is_not_ticked_is_no_dose() -> None:
    taken = Taken(
        "Date,Medication,Dose,Taken?,Comment\n"
        "2026-10-01,Finasteride,1 mg,checked,\n"
        "2026-10-02,Finasteride,1 mg,,felt ill\n"
        "2026-10-03,Finasteride,1 mg,checked,\n"
    )
    assert taken.doses == ["2026-10-01 Finasteride 1 mg", "2026-10-03 Finasteride 1 mg"]
    assert taken.lines[1].passed == ("Taken? not ticked, so no dose",)
    assert taken.notes == ["2026-10-02 felt ill"]
    assert taken.how("Taken?").endswith("lines where it is not ticked are no doses")


def test_where_words_say_that_it_was_taken_an_empty_cell_does_not() -> None:
    taken = Taken(
        "Date,Medication,Dose,Taken?\n2026-10-01,A,1 mg,yes\n2026-10-02,A,1 mg,\n"
        "2026-10-03,A,1 mg,no\n2026-10-04,A,1 mg,yes\n"
    )
    assert [dose[:10] for dose in taken.doses] == ["2026-10-01", "2026-10-04"]
    assert taken.lines[1].passed == ("Taken? does not say so, so no dose",)
    assert taken.how("Taken?").endswith("are no doses, nor those where it says nothing")


@pytest.mark.parametrize("word", ["missed", "late"])
def test_where_words_say_only_what_was_odd_an_empty_cell_is_of_a_dose(word: str) -> None:
    taken = Taken(
        f"Date,Medication,Dose,Status\n2026-10-01,A,1 mg,\n2026-10-02,A,1 mg,{word}\n"
        "2026-10-03,A,1 mg,\n2026-10-04,A,1 mg,missed\n"
    )
    days = [dose[:10] for dose in taken.doses]
    assert days == ["2026-10-01", *["2026-10-02"] * (word == "late"), "2026-10-03"]


def test_a_box_of_what_was_missed_is_of_no_dose_where_it_is_ticked() -> None:
    taken = Taken(
        "Date,Medication,Dose,Missed\n2026-10-01,A,1 mg,\n2026-10-02,A,1 mg,x\n"
        "2026-10-03,A,1 mg,x\n"
    )
    assert taken.doses == ["2026-10-01 A 1 mg"]


def test_what_was_not_used_is_no_dose() -> None:
    taken = Taken(
        "Date,Used?,Amount (g),Drug\n2026-10-01,no,,Kratom\n2026-10-02,yes,4,Kratom\n"
        "2026-10-03,no,,Kratom\n2026-10-04,yes,3,Kratom\n"
    )
    assert taken.doses == ["2026-10-02 Kratom 4 g", "2026-10-04 Kratom 3 g"]
    assert taken.lines[0].passed == ("no, so no dose",)
    assert not taken.defined


def test_what_was_bought_is_no_dose() -> None:
    taken = Taken(
        "Date,Type,Product,Amount\n2026-10-01,Purchase,Kratom,250 g\n2026-10-01,Dose,Kratom,4 g\n"
        "2026-10-02,Dose,Kratom,3 g\n2026-10-03,Refill,Kratom,100 g\n"
    )
    assert taken.doses == ["2026-10-01 Kratom 4 g", "2026-10-02 Kratom 3 g"]
    assert taken.lines[0].passed == ("Purchase, so no dose",)
    assert "got, and not taken yet" in taken.how("Type")


def test_a_mark_for_nothing_among_amounts_is_no_dose() -> None:
    taken = Taken(
        "Date,Drug,Dose\n2026-10-01,Xanax,none\n2026-10-01,Kratom,4 g\n2026-10-02,Xanax,0.5 mg\n"
        "2026-10-02,Kratom,no\n2026-10-03,Xanax,-\n2026-10-03,Kratom,n/a\n2026-10-03,Zinc,\n"
    )
    assert taken.doses == [
        "2026-10-01 Xanax none",
        "2026-10-01 Kratom 4 g",
        "2026-10-02 Xanax 0.5 mg",
        "2026-10-02 Kratom none",
        "2026-10-03 Zinc ?",  # no line says how much of it is taken
    ]
    why = "no amount, where most lines of Xanax have one: no dose"
    assert taken.lines[4].passed == (why,)


def test_an_empty_amount_among_others_is_a_dose_where_its_line_has_a_time() -> None:
    rows = "2026-10-01 08:00,Zinc,5 mg\n2026-10-02 08:00,Zinc,5 mg\n2026-10-03 08:00,Zinc,\n"
    assert Taken(f"Time,Drug,Dose\n{rows}").doses[2:] == ["2026-10-03T08:00 Zinc ?"]
    taken = Taken(f"Date,Drug,Dose\n{rows.replace(' 08:00', '')}")
    assert taken.doses == ["2026-10-01 Zinc 5 mg", "2026-10-02 Zinc 5 mg"]


def commented(comment: str, value: str = "") -> Taken:
    name = ",Mood" if value else ""
    value = value and f",{value}"
    return Taken(
        f"Date,Drug,Dose,Comment{name}\n2026-10-01,A,50 mg,it went very well on this day{value}\n"
        f'2026-10-02,A,50 mg,"{comment}"{value}\n'
    )


@pytest.mark.parametrize(
    "comment",
    [
        "did not take",
        "forgot!",
        "Didn\u2019t take it - felt ill",
        "not taken",
        "skipped, too tired",
        "missed my dose",
        "I forgot to take it",
        "vergessen",
    ],
)
def test_a_comment_says_that_a_dose_was_not_taken(comment: str) -> None:
    taken = commented(comment)
    assert taken.doses == ["2026-10-01 A 50 mg"]
    assert taken.lines[1].passed == (f"{comment}, so no dose",)
    assert taken.notes == [f"2026-10-02 {comment}"]


@pytest.mark.parametrize(
    "comment",
    [
        "vomited it up",
        "missed the bus",
        "skipped breakfast",
        "forgot to log it",
        "missed yesterday, took it now",
        "forgot, took it later",
        "did not take it with food",
    ],
)
def test_other_comments_leave_the_dose(comment: str) -> None:
    assert commented(comment).doses == ["2026-10-01 A 50 mg", "2026-10-02 A 50 mg"]


def test_beside_a_value_a_comment_has_to_speak_of_what_was_taken() -> None:
    assert len(commented("skipped", "5").doses) == 2
    assert len(commented("skipped my dose", "5").doses) == 1
    assert len(commented("did not take", "5").doses) == 1


def test_of_the_one_product_of_a_day_another_column_may_say_whether() -> None:
    taken = Taken("Date,Kratom g,Taken?\n2026-10-01,3,checked\n2026-10-02,3,\n")
    assert taken.doses == ["2026-10-01 Kratom 3 g"]
    taken = Taken("Date,Lexapro mg,Took it\n2026-10-01,10,TRUE\n2026-10-02,10,FALSE\n")
    assert taken.doses == ["2026-10-01 Lexapro 10 mg"]
    two = Taken("Date,Lexapro mg,Zoloft mg,Taken?\n2026-10-01,10,50,yes\n2026-10-02,10,50,no\n")
    assert len(two.doses) == 4  # which of them was not taken nobody says


def test_used_0_is_no_dose() -> None:
    taken = Taken("Date,Product,Used\n2026-10-01,Kratom,1\n2026-10-02,Kratom,0\n")
    assert taken.doses == ["2026-10-01 Kratom ?"]


def test_what_was_ordered_alone_is_no_dose() -> None:
    taken = Taken(
        "Date,Type,Product,Amount\n2026-10-01,Purchase,Kratom,250 g\n2026-10-09,Order,Kratom,1 g\n"
    )
    assert not taken.doses
    assert taken.lines[0].passed == ("Purchase, so no dose",)


@pytest.mark.parametrize(
    "comment",
    [
        "took half only",
        "Only took half, felt sick",
        "took two instead",
        "doubled by mistake",
        "half dose",
        "nur die H\u00e4lfte genommen",
        "solo tom\u00e9 la mitad",
        "pris la moiti\u00e9 seulement",
    ],
)
def test_a_comment_says_that_another_amount_was_taken(comment: str) -> None:
    taken = commented(comment)
    assert taken.doses == ["2026-10-01 A 50 mg", "2026-10-02 A ?"]
    assert [one.note for one in taken.entries if isinstance(one, Dose)][1:] == [comment]


@pytest.mark.parametrize(
    "comment",
    ["half marathon today", "double shift", "took two naps", "had half a day off", "extra tired"],
)
def test_a_comment_of_something_else_leaves_the_amount(comment: str) -> None:
    assert commented(comment).doses[1:] == ["2026-10-02 A 50 mg"]


def test_beside_a_value_a_comment_on_the_amount_has_to_speak_of_it() -> None:
    assert commented("half", "5").doses[1:] == ["2026-10-02 A 50 mg"]
    assert commented("took half", "5").doses[1:] == ["2026-10-02 A ?"]


def test_half_a_tablet_of_which_a_comment_says_half_is_that() -> None:
    taken = Taken("Date,Drug,Dose,Comment\n2026-10-01,Zinc,0.5 tablet,took half\n")
    assert taken.doses == ["2026-10-01 Zinc 0.5 tablet"]


def test_what_was_not_taken_is_noted_on_the_day_for_which_it_was_planned() -> None:
    taken = Taken(
        "Date Scheduled,Time Scheduled,Medication,Dosage,Status,Actual Date,Actual Time,Notes\n"
        "11/14/2026,08:00 AM,Sertraline,50 mg,Taken,11/14/2026,09:47 AM,felt off\n"
        "11/15/2026,08:00 AM,Sertraline,50 mg,Skipped,,,ran out\n"
        "11/16/2026,08:00 AM,Sertraline,50 mg,Taken,11/16/2026,08:02 AM,\n"
    )
    assert taken.doses == [
        "2026-11-14T09:47 Sertraline 50 mg",
        "2026-11-16T08:02 Sertraline 50 mg",
    ]
    assert "2026-11-15 ran out" in taken.notes
    said = "what was not taken is of the day that Date Scheduled says"
    assert taken.how("Actual Date + Actual Time").endswith(said)
    assert taken.lines[1].passed == ("Skipped, so no dose",)


def test_words_of_what_was_not_taken_are_kept_where_no_other_line_has_any() -> None:
    taken = Taken(
        "Scheduled,Medication,Dose,Status,Taken at,Notes\n"
        "2026-11-02 08:00,Sertraline,50 mg,taken,2026-11-02 08:12,\n"
        "2026-11-03 08:00,Sertraline,50 mg,skipped,,ran out\n"
        "2026-11-04 08:00,Sertraline,50 mg,taken,2026-11-04 09:10,\n"
    )
    assert len(taken.doses) == 2
    assert taken.notes == ["2026-11-03 ran out"]
    assert [left.found for left in taken.reading.left] == []


@pytest.mark.parametrize("name", ["Medicación", "Qué", "Pastillas"])
def test_a_status_stands_beside_whatever_names_amounts(name: str) -> None:
    taken = Taken(
        f"Fecha,Ánimo,{name},Tomada\n2026-05-01,Bien,Sertralina 50mg,Sí\n"
        "2026-05-02,Mal,Sertralina 50mg,No\n2026-05-03,Bien,Sertralina 50mg,media\n"
    )
    assert taken.doses == ["2026-05-01 Sertralina 50 mg", "2026-05-03 Sertralina ?"]


def test_a_half_behind_a_yes_leaves_open_how_much_was_taken() -> None:
    taken = Taken(
        "Datum,Medikament,genommen\n2026-05-01,Elvanse 30mg,ja\n2026-05-02,Elvanse 30mg,nein\n"
        '2026-05-03,Elvanse 50mg,"ja, halbe"\n2026-05-04,Elvanse 50mg,ja (mit Essen)\n'
    )
    assert taken.doses == [
        "2026-05-01 Elvanse 30 mg",
        "2026-05-03 Elvanse ?",
        "2026-05-04 Elvanse 50 mg",
    ]


def test_an_amount_where_it_says_whether_leaves_open_how_much_it_was() -> None:
    said = ("yes", "10 mg", "no", "2", "20mg", "yes", "yes")
    rows = "".join(f"2026-01-0{day},Prozac,20 mg,{text}\n" for day, text in enumerate(said, 1))
    taken = Taken(f"Date,Medicine,Dose,Taken\n{rows}")
    assert taken.doses == [
        *("2026-01-01 Prozac 20 mg", "2026-01-02 Prozac ?", "2026-01-04 Prozac ?"),
        *("2026-01-05 Prozac 20 mg", "2026-01-06 Prozac 20 mg", "2026-01-07 Prozac 20 mg"),
    ]
