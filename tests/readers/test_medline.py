"""What is read of a MEDLINE record."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import ReadError
from kg.model.document import Document
from kg.model.publication import Author, MeshHeading, Publication, Substance
from kg.readers import read_documents

RECORD = """\
PMID- 12345678
OWN - NLM
STAT- MEDLINE
IS  - 1097-0142 (Electronic)
IS  - 0008-543X (Linking)
VI  - 128
IP  - 11
DP  - 2022 Jun 1
TI  - A trial of sorafenib in patients with refractory\x20
      leukemia.
PG  - 2138-2147
LID - 10.1002/cncr.34182 [doi]
LID - S0008 [pii]
AB  - BACKGROUND: Little is known. RESULTS: Of 26 patients, 21 (80.8%; 95% CI,\x20
      62.1-91.5) responded.
CI  - (c) 2022 Society.
FAU - Chen, Xiaoxia
AU  - Chen X
AUID- ORCID: https://orcid.org/0000000257320318
AD  - Ward 1,
      Guangzhou.
AD  - Ward 2.
FAU - Huang, Junwei
AU  - Huang J
CN  - Study Group
LA  - eng
SI  - ClinicalTrials.gov/NCT01234567
SI  - GENBANK/AB123456
PT  - Clinical Trial, Phase II
PT  - Journal Article
PL  - United States
TA  - Cancer
JT  - Cancer journal
RN  - 9ZOQ3TZI87 (Sorafenib)
RN  - 0 (Antineoplastic Agents)
MH  - Humans
MH  - *Leukemia/drug therapy/*mortality
OT  - acute leukemia (AML)
PMC - PMC7654321
PST - ppublish
SO  - Cancer. 2022 Jun 1;128(11):2138-2147. doi: 10.1002/cncr.34182.
"""


def read(tmp_path: Path, content: str) -> list[Document | ReadError]:
    path = tmp_path / "export.nbib"
    path.write_text(content, encoding="utf-8", newline="")
    return list(read_documents([path]))


def document_of(tmp_path: Path, content: str) -> Document:
    (outcome,) = read(tmp_path, content)
    assert isinstance(outcome, Document), outcome
    return outcome


def publication_of(tmp_path: Path, content: str) -> Publication:
    publication = document_of(tmp_path, content).publication
    assert publication is not None
    return publication


def reason_for(tmp_path: Path, content: str) -> str:
    (outcome,) = read(tmp_path, content)
    assert isinstance(outcome, ReadError), outcome
    return outcome.reason


def one_line(content: str) -> str:
    return " ".join(content.split())


@pytest.mark.parametrize(
    "layout", [str, one_line, lambda text: text.replace("\n", "\r\n")], ids=["LF", "one-line", "CRLF"]
)
def test_record_is_read_alike_in_every_layout(tmp_path: Path, layout) -> None:  # type: ignore[no-untyped-def]
    document = document_of(tmp_path, layout(RECORD))
    assert document.text == (
        "A trial of sorafenib in patients with refractory leukemia.\n\n"
        "BACKGROUND: Little is known. RESULTS: Of 26 patients, 21 (80.8%; 95% CI, 62.1-91.5) responded."
    )
    assert document.title_text() == "A trial of sorafenib in patients with refractory leukemia."
    assert (document.key, document.source, document.notes) == ("pmid-12345678", "export.nbib", ())
    assert document.registrations == ("NCT01234567",)
    assert document.publication == Publication(
        pmid="12345678",
        pmcid="PMC7654321",
        doi="10.1002/cncr.34182",
        title="A trial of sorafenib in patients with refractory leukemia.",
        journal="Cancer journal",
        journal_abbreviation="Cancer",
        issn=("1097-0142", "0008-543X"),
        volume="128",
        issue="11",
        pages="2138-2147",
        published="2022-06-01",
        language=("eng",),
        country="United States",
        authors=(
            Author("Chen, Xiaoxia", "Chen X", "0000-0002-5732-0318", ("Ward 1, Guangzhou.", "Ward 2.")),
            Author("Huang, Junwei", "Huang J"),
            Author("Study Group", is_group=True),
        ),
        mesh=(
            MeshHeading("Humans"),
            MeshHeading("Leukemia", True, (("drug therapy", False), ("mortality", True))),
        ),
        publication_types=("Clinical Trial, Phase II", "Journal Article"),
        keywords=("acute leukemia (AML)",),
        substances=(Substance("Sorafenib", "9ZOQ3TZI87"), Substance("Antineoplastic Agents")),
    )


def test_several_records_on_one_line_are_parted(tmp_path: Path) -> None:
    content = one_line(RECORD) + " " + one_line(RECORD.replace("12345678", "87654321"))
    first, second = read(tmp_path, content)
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.source, second.source) == ("12345678", "87654321")
    assert first.text == second.text


@pytest.mark.parametrize(
    "abstract",
    [
        "The odds ratio was 0.5 (95% CI - 0.3 to 0.8) in all.",
        "We compared the PT - group with the SO - group. TI - was not measured.",
        "Patients had an AB - or a MH - type. Patients with VI - were excluded.",
        "In vitro, PL - and LA - lowered AU - levels; OT - rose.",
    ],
)
def test_letters_like_tags_stay_in_the_abstract(tmp_path: Path, abstract: str) -> None:
    content = RECORD.replace(RECORD[RECORD.index("BACKGROUND") : RECORD.index("\nCI  -")], abstract)
    document = document_of(tmp_path, one_line(content))
    assert document.text.partition("\n\n")[2] == abstract
    assert document.publication is not None
    assert len(document.publication.authors) == 3


def test_record_without_abstract_is_read_with_its_title_and_a_note(tmp_path: Path) -> None:
    document = document_of(tmp_path, "PMID- 1\nTI  - A trial.\nSO  - Blood.\n")
    assert document.text == "A trial."
    assert document.notes == ("has no abstract: read with its title only",)


def test_bracketed_title_keeps_its_brackets_in_the_text_only(tmp_path: Path) -> None:
    document = document_of(tmp_path, "PMID- 1\nTI  - [A trial].\nAB  - Ten patients.\nSO  - Blood.\n")
    assert document.text == "[A trial].\n\nTen patients."
    assert document.title_text() == "A trial"


def test_unknown_tag_is_noted_and_the_rest_is_read(tmp_path: Path) -> None:
    document = document_of(tmp_path, RECORD.replace("PL  - United States", "XYZ - something"))
    assert document.notes == ("unknown MEDLINE tag 'XYZ': its value is not used",)


def test_entities_are_read_as_the_characters_they_stand_for(tmp_path: Path) -> None:
    document = document_of(tmp_path, RECORD.replace("responded", "responded (p &lt; 0.05)"))
    assert "(p < 0.05)" in document.text


def test_retraction_is_read(tmp_path: Path) -> None:
    assert publication_of(tmp_path, RECORD.replace("Journal Article", "Retracted Publication")).is_retracted
    assert not publication_of(tmp_path, RECORD).is_retracted


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (RECORD.replace("PMID- 12345678\n", ""), "has no PMID"),
        ("PMID- 12345678\nPT  - Journal Article\n", "neither a title (TI) nor an abstract (AB)"),
        (RECORD[: RECORD.index("62.1-91.5")], "is cut off in its abstract (AB)"),
        (RECORD[: RECORD.index("refractory")], "is cut off in its title (TI)"),
    ],
)
def test_truncated_record_is_refused_with_what_is_missing(tmp_path: Path, content: str, said: str) -> None:
    assert said in reason_for(tmp_path, content)


def test_record_cut_after_its_abstract_is_read_with_a_note(tmp_path: Path) -> None:
    document = document_of(tmp_path, RECORD[: RECORD.index("LA  -")])
    assert document.text.endswith("responded.")
    assert any("cut off after its abstract" in note for note in document.notes)
