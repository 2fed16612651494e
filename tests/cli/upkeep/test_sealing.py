"""Files under a passphrase or a password: backups, exports, and the page for a clinic."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from sidelog.report.render.pdf_password import with_password
from tests.cli.upkeep.locks import NOTE, TWICE, WORDS
from tests.terminal import Terminal


@pytest.mark.usefixtures("quick_age")
def test_a_backup_under_a_passphrase_is_brought_back_by_it(
    run: Terminal, journal: Path, given: Path
) -> None:
    run("log", "mood=5", "-n", NOTE)
    made = run("backup", str(given), "--passphrase", stdin=TWICE, tty=True)
    backup = given / "journal-2026-11-22.db.age"
    assert made.out.split() == ["Copied", "to", str(backup)]
    assert backup.stat().st_mode & 0o777 == 0o600
    journal.unlink()
    wrong = run("restore", str(backup), "--yes", stdin="x\ny\nz\n", tty=True)
    assert wrong.code == 65
    assert "That is not the passphrase of journal-2026-11-22.db.age." in wrong.err
    assert run("restore", str(backup), "--yes", stdin=f"{WORDS}\n", tty=True).code == 0
    assert NOTE in run("show").out
    assert sorted(given.iterdir()) == [backup]


@pytest.mark.usefixtures("quick_age")
def test_nothing_is_recorded_in_a_backup_under_a_passphrase(run: Terminal, given: Path) -> None:
    run("log", "mood=5")
    backup = given / "copy.age"
    run("backup", str(backup), "--passphrase", stdin=TWICE, tty=True)
    before = backup.read_bytes()
    for argv in (("log", "mood=6"), ("show",)):
        refused = run(*argv, "--journal", str(backup), stdin=f"{WORDS}\n", tty=True)
        assert refused.code == 74
        assert f"To bring it back: sidelog restore {backup}" in " ".join(refused.err.split())
    assert (backup.read_bytes(), sorted(given.iterdir())) == (before, [backup])


@pytest.mark.usefixtures("quick_age")
def test_the_passphrase_of_a_copy_and_its_journal_is_asked_for_once(
    run: Terminal, given: Path
) -> None:
    run("log", "mood=5")
    run("encrypt", stdin=TWICE, tty=True)
    run.keyring.refuses = "it is closed"
    backup = given / "copy.db"
    assert run("backup", str(backup), stdin=f"{WORDS}\n", tty=True).code == 0
    assert run("log", "mood=6", stdin=f"{WORDS}\n", tty=True).code == 0
    done = run("restore", str(backup), stdin=f"{WORDS}\ny\n", tty=True)
    assert done.code == 0, done.err
    assert done.err.count("Passphrase of ") == 1


@pytest.mark.usefixtures("quick_age")
def test_a_backup_under_a_passphrase_says_where_it_lies(run: Terminal, given: Path) -> None:
    run("log", "mood=5")
    assert run("backup", "--passphrase", stdin=TWICE, tty=True).code == 2
    run("encrypt", stdin=TWICE, tty=True)
    refused = run("backup", str(given), "--passphrase", stdin=TWICE, tty=True)
    assert (refused.code, list(given.iterdir())) == (2, [])
    assert "The journal is encrypted, and so is each backup" in refused.err


def test_an_export_by_age_itself_is_imported_again(
    run: Terminal, journal: Path, tmp_path: Path
) -> None:
    run("log", "mood=5", "-n", NOTE)
    file = tmp_path / "out.csv"
    made = run("export", "csv", "-o", str(file), "--passphrase", stdin=TWICE, tty=True)
    sealed = tmp_path / "out.csv.age"
    assert str(sealed) in made.err.replace("\n", "")
    assert not file.exists()
    assert NOTE.encode() not in sealed.read_bytes()
    journal.unlink()
    assert "out.csv.age is locked, and there is nobody" in run("import", str(sealed)).err
    back = run("import", "csv", str(sealed), "--apply", stdin=f"slip\n{WORDS}\n", tty=True)
    assert back.code == 0, back.err
    assert NOTE in run("show").out
    assert run("export", "csv", "--passphrase").code == 2


def test_a_page_behind_a_password_opens_with_it_alone(run: Terminal, tmp_path: Path) -> None:
    run("log", "mood=5")
    page = tmp_path / "page.pdf"
    made = run("report", "-o", str(page), "--password", stdin=TWICE, tty=True)
    assert made.code == 0, made.err
    assert "It is no PDF/A for an archive." in " ".join(made.err.split())
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(page)
    with pikepdf.open(page, password=WORDS) as pdf:
        assert (pdf.encryption.R, pdf.encryption.bits) == (6, 256)
        assert pdf.Root.MarkInfo.Marked  # a screen reader can still follow it
        with pdf.open_metadata() as metadata:
            assert "pdfaid:part" not in metadata
            assert "pdfuaid:part" in metadata


@pytest.mark.parametrize(("typed", "length"), [("a" * 128, 128), ("ü" * 64, 128), ("é" * 64, 128)])
def test_a_password_that_no_pdf_can_have_is_refused_before_anything_is_written(
    run: Terminal, tmp_path: Path, typed: str, length: int
) -> None:
    run("log", "mood=5")
    page = tmp_path / "page.pdf"
    twice = f"{typed}\n{typed}\n"
    refused = run("report", "-o", str(page), "--password", stdin=twice, tty=True)
    assert refused.code == 2
    assert f"at most 127 bytes, and this one has {length}." in " ".join(refused.err.split())
    assert not page.exists()


def test_a_password_opens_however_its_letters_were_typed() -> None:
    made = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(made)
    typed, one_sign = "cafe\u0301 noir", "caf\u00e9 noir"
    page = with_password(made.getvalue(), typed)
    with pikepdf.open(BytesIO(page), password=one_sign) as opened:
        assert len(opened.pages) == 1


def test_what_is_typed_and_is_no_text_is_refused(
    run: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("log", "mood=5")

    def bad(_: object) -> str:
        return b"\xff".decode()

    monkeypatch.setattr("tests.terminal.Stream.readline", bad)
    refused = run("report", "-o", "page.pdf", "--password", tty=True)
    assert (refused.code, "is not text" in refused.err) == (2, True)


def test_a_password_is_for_a_pdf_and_is_not_taken_from_the_file_of_the_passphrase(
    run: Terminal, tmp_path: Path, given: Path
) -> None:
    run("log", "mood=5")
    for argv in (("-o", "page.html"), ("--preview",), ("--brief",)):
        assert run("report", "--password", *argv).code == 2
    (given / "words").write_text(WORDS)
    env = {"SIDELOG_PASSPHRASE_FILE": str(given / "words")}
    refused = run("report", "-o", str(tmp_path / "page.pdf"), "--password", env=env)
    assert refused.code == 2
    assert "nobody to ask" in refused.err
