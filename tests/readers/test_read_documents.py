"""Which reader reads what, and what is said about inputs that cannot be read."""

from __future__ import annotations

import io
import time
from pathlib import Path

import pytest

from kg.errors import ReadError
from kg.model.document import Document
from kg.readers import READERS, DuplicateRecord, read_documents
from kg.resources import shipped_path

RECORD = (
    "PMID- {pmid}\nOWN - NLM\nTI  - A trial of sorafenib.\nAB  - Of 28 patients, 10 responded.\nSO  - Blood. 2020.\n"
)
PROSE = "A trial of sorafenib.\n\nOf 28 patients, 10 responded to sorafenib, and none died of it.\n"


def read(*paths: Path) -> list[Document | ReadError]:
    return list(read_documents(paths))


def write(folder: Path, content: str | bytes, name: str = "input.txt") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def read_one(folder: Path, content: str | bytes) -> Document:
    (outcome,) = read(write(folder, content))
    assert isinstance(outcome, Document), outcome
    return outcome


def reason_for(folder: Path, content: str | bytes) -> str:
    (outcome,) = read(write(folder, content))
    assert isinstance(outcome, ReadError), outcome
    assert "input.txt" in str(outcome)
    return outcome.reason


@pytest.mark.parametrize(
    ("content", "format_name"),
    [
        (PROSE, "plain_text"),
        (PROSE + "\nLike Comment\n", "web_copy"),
        (RECORD.format(pmid=1), "medline"),
        ("\n\n" + RECORD.format(pmid=1), "medline"),
        (RECORD.format(pmid=1).replace("\n", "\r\n"), "medline"),
        (RECORD.format(pmid=1).replace("\n", " "), "medline_one_line"),
        (RECORD.format(pmid=1).replace("\n", " ").replace("  -", " -"), "medline_one_line"),
        ("PMID and other identifiers were recorded. TI - is a tag.", "plain_text"),
        ("[Sorafenib in leukemia].\n\nOf 28 patients, 10 responded.", "plain_text"),
    ],
)
def test_content_decides_which_reader_is_used(tmp_path: Path, content: str, format_name: str) -> None:
    assert format_name in READERS
    assert read_one(tmp_path, content).format == format_name


def test_text_of_a_plain_file_is_exactly_its_content(tmp_path: Path) -> None:
    content = "  A title \r\n\r\nText with  two blanks, CR LF and a \u2009thin space.\t\r\n\r\n"
    assert read_one(tmp_path, b"\xef\xbb\xbf" + content.encode()).text == content


def test_key_is_fit_for_an_iri_whatever_the_file_is_called(tmp_path: Path) -> None:
    (outcome,) = read(write(tmp_path, PROSE, "Étude (1) final.v2.txt"))
    assert isinstance(outcome, Document)
    assert outcome.key == "tude-1-final.v2"
    assert outcome.source == "Étude (1) final.v2.txt"


def test_folder_is_read_sorted_with_all_below_it_but_nothing_hidden(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", ".hidden.txt", ".git/x.txt", "c/.x/y.txt"):
        write(tmp_path, PROSE + name, name)
    assert [outcome.source for outcome in read(tmp_path)] == ["b.txt", "z.txt"]


def test_file_that_is_named_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path, PROSE)
    assert len(read(path, tmp_path, path)) == 1


def test_two_files_of_one_name_are_two_documents(tmp_path: Path) -> None:
    write(tmp_path, PROSE, "a/abstract.txt")
    write(tmp_path, PROSE + "More.", "b/abstract.txt")
    first, second = read(tmp_path)
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert first.key == "abstract"
    assert second.key.startswith("abstract-")


def test_standard_input_is_read_as_a_file_is(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO(PROSE.encode())

    monkeypatch.setattr("sys.stdin", Stdin)
    (outcome,) = read(Path("-"))
    assert isinstance(outcome, Document)
    assert (outcome.source, outcome.text) == ("stdin", PROSE)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "is empty"),
        ("\ufeff \r\n\t\n", "is empty"),
        (b"%PDF-1.7 \xff\xfe", "PDF"),
        (b"PK\x03\x04\0\0\0", "Office document"),
        (b"\x1f\x8b\x08\0\0\0", "gzip"),
        (b"abc\0def\0\0\0ghi", "binary file"),
        (bytes(range(1, 9)) * 40, "binary file"),
        (PROSE.encode("utf-16-le"), "UTF-16 without a byte order mark"),
        (PROSE.encode("utf-16-be"), "UTF-16 without a byte order mark"),
        ("Пациенты получали сорафениб".encode("cp1251"), "its code page cannot be told"),
        ("Größe und".encode() + "Größe".encode("latin-1"), "though parts of it are"),
        ("<!DOCTYPE html><html><body>A trial</body></html>", "HTML page"),
        ("TY  - JOUR\nTI  - A trial\nER  - \n", "RIS export"),
    ],
)
def test_reason_says_what_is_wrong_with_a_file_that_is_no_text(tmp_path: Path, content: str | bytes, said: str) -> None:
    assert said in reason_for(tmp_path, content)


def test_latin_1_is_read_with_a_note_where_it_is_unambiguous(tmp_path: Path) -> None:
    document = read_one(tmp_path, "Müller's trial: 5 ± 2 mg, 25 °C, 1–2 days.\n\nOf 28 patients, 10.".encode("cp1252"))
    assert document.text.startswith("Müller's trial: 5 ± 2 mg, 25 °C, 1–2 days.")
    assert "Windows-1252" in document.notes[0]


def test_utf_16_with_its_mark_is_read_with_a_note(tmp_path: Path) -> None:
    document = read_one(tmp_path, PROSE.encode("utf-16"))
    assert document.text == PROSE
    assert "UTF-16" in document.notes[0]


def test_missing_file_is_an_error_and_the_rest_goes_on(tmp_path: Path) -> None:
    first, second = read(tmp_path / "none.txt", write(tmp_path, PROSE))
    assert isinstance(first, ReadError)
    assert "no such file" in first.reason
    assert isinstance(second, Document)


def test_folder_without_anything_readable_says_what_can_be_read(tmp_path: Path) -> None:
    write(tmp_path, b"%PDF-1.7", "paper.pdf")
    *_, last = read(tmp_path)
    assert isinstance(last, ReadError)
    assert last.source == str(tmp_path)
    assert "MEDLINE" in last.reason


def test_unreadable_record_does_not_stop_the_others(tmp_path: Path) -> None:
    content = "\n".join([RECORD.format(pmid=1), "PMID- 2\nOWN - NLM\nSO  - Blood.\n", RECORD.format(pmid=3)])
    first, second, third = read(write(tmp_path, content))
    assert isinstance(first, Document)
    assert isinstance(second, ReadError)
    assert isinstance(third, Document)
    assert (first.source, third.source) == ("1", "3")
    assert "line 7 (PMID 2)" in second.source


def test_same_record_twice_is_counted_as_a_duplicate(tmp_path: Path) -> None:
    first, second = read(write(tmp_path, RECORD.format(pmid=1) + "\n" + RECORD.format(pmid=1)))
    assert isinstance(first, Document)
    assert isinstance(second, DuplicateRecord)


def test_other_record_with_the_same_pmid_is_reported_and_the_first_kept(tmp_path: Path) -> None:
    other = RECORD.format(pmid=1).replace("10 responded", "11 responded")
    first, second = read(write(tmp_path, RECORD.format(pmid=1) + "\n" + other))
    assert isinstance(first, Document)
    assert "10 responded" in first.text
    assert isinstance(second, ReadError)
    assert not isinstance(second, DuplicateRecord)
    assert "another text" in second.reason


@pytest.mark.parametrize("start", ["", "PMID- 1 OWN - NLM TI - A trial. AB - ", "PMID- 1\nTI  - A trial.\nAB  - "])
def test_file_of_50_mb_on_one_line_is_refused_within_seconds(tmp_path: Path, start: str) -> None:
    path = write(tmp_path, start + "patients " * 5_600_000)
    began = time.monotonic()
    (outcome,) = read(path)
    assert isinstance(outcome, ReadError)
    assert "longer than" in outcome.reason or "larger than" in outcome.reason
    assert time.monotonic() - began < 10


def test_the_seeds_are_read() -> None:
    web_copy, medline = read(shipped_path("seeds"))
    assert isinstance(web_copy, Document)
    assert isinstance(medline, Document)
    assert (web_copy.format, medline.format) == ("web_copy", "medline_one_line")
    assert web_copy.text == (shipped_path("seeds") / web_copy.source).read_bytes().decode()
