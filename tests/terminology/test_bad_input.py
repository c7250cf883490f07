"""A faulty file is an error that says where, what was expected and what to do; nothing of it is imported."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import VocabularyError
from kg.local_lexicon.lexicon import LocalLexicon
from kg.terminology.report import ImportReport

DATA = Path(__file__).parent.parent / "data" / "terminology"
Import = Callable[..., ImportReport]

OBO = "format-version: 1.2\n\n[Term]\nid: DOID:1\nname: one\n"
HGNC_HEAD = "hgnc_id\tsymbol\tname\tstatus\talias_symbol\talias_name\tprev_symbol\tprev_name\n"
SSSOM_HEAD = "subject_id\tpredicate_id\tobject_id\tmapping_justification\n"
THESAURUS = (DATA / "Thesaurus.txt").read_text(encoding="utf-8")
MESH = (DATA / "desc.xml").read_text(encoding="utf-8")
TURTLE = (DATA / "tumors.ttl").read_text(encoding="utf-8")
OBO_IRI = "http://purl.obolibrary.org/obo/"
OWL = (DATA / "tumors.owl").read_text(encoding="utf-8")

FAULTS = {
    "empty": ("", "the file is empty; expected OBO"),
    "no known format": ("Dear reader,\n", r":1: no known format, it begins with 'Dear reader,"),
    "duplicate identifier": (
        OBO + "\n[Term]\nid: DOID:1\nname: again\n",
        r":8: the identifier 'DOID:1' stands twice, first in line 4; expected one record a concept",
    ),
    "unknown prefix": (OBO + "\n[Term]\nid: QUOKKA:1\nname: q\n", r":8: unknown prefix in the identifier 'QUOKKA:1'"),
    "circle": (
        OBO + "is_a: DOID:2\n\n[Term]\nid: DOID:2\nname: two\nis_a: DOID:1\n",
        r":4: the hierarchy has a circle: DOID:1 → DOID:2 → DOID:1; expected none",
    ),
    "circle of one": (OBO + "is_a: DOID:1\n", r":4: the hierarchy has a circle: DOID:1 → DOID:1"),
    "open quote": (OBO + 'synonym: "eins EXACT []\n', r":6: expected synonym: \"words\" …, found"),
    "cut within a tag": (OBO + "\n[Term]\nid: DOID:2\nna", r":9: expected 'tag: value', found 'na'; is the file cut"),
    "cut within an identifier": (OBO + "is_a: DOI", r":6: the file ends in the middle of a line: 'is_a: DOI'"),
    "cut before the name": (OBO + "\n[Term]\nid: DOID:2\n", r":7: expected the tag 'name' in this \[Term\] stanza"),
    "no term": ("format-version: 1.2\n", r"expected at least one \[Term\] stanza"),
    "missing column": (
        HGNC_HEAD.replace("\tstatus", ""),
        r":1: missing column status; expected the columns .*, found hgnc_id.*add the columns",
    ),
    "row cut": (HGNC_HEAD + "HGNC:1\tA\n", r":2: expected 8 cells, got 2; is the file cut"),
    "quote left open": (HGNC_HEAD + 'HGNC:1\t"A\n', r":2: expected cells parted by '\\t'"),
    "missing sssom column": (
        SSSOM_HEAD.replace("\tmapping_justification", ""),
        r":1: missing column mapping_justification; expected",
    ),
    "empty sssom cell": (SSSOM_HEAD + "DOID:1\tskos:exactMatch\t\tx\n", r":2: the cell 'object_id' is empty"),
    "unknown sssom prefix": (
        SSSOM_HEAD + "DOID:1\tskos:exactMatch\tQUOKKA:1\tsemapv:x\n",
        r":2: unknown prefix 'QUOKKA' in 'QUOKKA:1'; declare it in the table's curie_map",
    ),
    "no curie": (SSSOM_HEAD + "DOID:1\tskos:exactMatch\tquokka\tsemapv:x\n", r":2: 'quokka' is not a CURIE"),
    "thesaurus cut": (THESAURUS[:-40], r":6: expected 8 cells parted by tabs \(code, .*got \d"),
    "xml cut": (MESH[:900], r":\d+: expected well-formed XML, .*fetch the file again"),
    "xml record without a name": (
        MESH.replace("<DescriptorUI>D999002</DescriptorUI>", ""),
        r":15: expected DescriptorUI and DescriptorName in this record",
    ),
    "rrf row cut": ("1|ENG||||||1||||RXNORM|IN|1|a||N||\n2|ENG|\n", r":2: expected 18 cells parted by '\|', got 2"),
    "turtle cut": (
        TURTLE[:-30],
        r":\d+: expected turtle, .*check the syntax, or fetch the file again if it is cut",
    ),
    "unknown namespace in turtle": (
        TURTLE + "<https://quokka.example/7> a skos:Concept ;\n  skos:prefLabel 'q' .\n",
        r":14: unknown prefix in the identifier 'https://quokka\.example/7'",
    ),
    "unknown namespace in turtle, abbreviated": (
        TURTLE + "@prefix q: <https://quokka.example/> .\nq:Q7 a skos:Concept ; skos:prefLabel 'q' .\n",
        r":15: unknown prefix in the identifier 'https://quokka\.example/Q7'",
    ),
    "unknown namespace in OWL, used before it is described": (
        OWL.replace("DOID_9990002", "QK_7").replace(
            "</owl:Class>", f'<rdfs:seeAlso rdf:resource="{OBO_IRI}QK_7"/></owl:Class>', 1
        ),
        r":15: unknown prefix in the identifier 'http://purl\.obolibrary\.org/obo/QK_7'",
    ),
    "circle in turtle": (
        TURTLE + "DOID:9990001 skos:broader DOID:9990002 .\n",
        r":5: the hierarchy has a circle: DOID:9990001 → DOID:9990002 → DOID:9990001",
    ),
    "OWL cut": (OWL[:-30], r":21: expected well-formed XML, .*fetch the file again"),
    "gene names under the columns of the custom download": (
        "HGNC ID\tApproved symbol\tApproved name\tStatus\nHGNC:1\tA\ta\tApproved\n",
        r":1: missing columns hgnc_id, symbol, .*found HGNC ID, Approved symbol, .*take the whole file",
    ),
    "confidence in words": (
        SSSOM_HEAD.replace("\n", "\tconfidence\n") + "DOID:1\tskos:exactMatch\tNCIT:C1\tsemapv:x\thigh\n",
        r":2: the confidence 'high' is no number; expected one from 0 to 1",
    ),
    "rdf without concepts": (
        "@prefix a: <http://example.org/> .\na:b a:c a:d .\n",
        r"expected OWL classes \(owl:Class\) or SKOS concepts",
    ),
    "chembl without molecules": (
        "action_type,target_chembl_id\nINHIBITOR,CHEMBL1\n",
        r":2: expected one of the columns",
    ),
    "concepts without a type": (
        OBO.replace("DOID:1", "GO:1"),
        r"nothing in it can be used \(obo\).*concept of GO, whose type is not known \(say --as TYPE\)",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_file_is_an_error_with_its_place(
    fault: str, import_file: Import, lexicon: Path, tmp_path: Path
) -> None:
    text, message = FAULTS[fault]
    path = tmp_path / "faulty"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(VocabularyError, match=message) as raised:
        import_file(path)
    assert str(raised.value).startswith(str(path))
    assert not lexicon.exists()
    assert [each.name for each in tmp_path.iterdir()] == ["faulty"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            OBO.encode() + 'synonym: "Sjögren" EXACT []\n'.encode("latin-1"),
            r":6: expected UTF-8, found the byte 0xf6 at col",
        ),
        (OBO.encode("utf-16"), r":1: expected UTF-8, found UTF-16; save the file as UTF-8"),
    ],
)
def test_another_encoding_is_an_error(content: bytes, message: str, import_file: Import, tmp_path: Path) -> None:
    path = tmp_path / "faulty.obo"
    path.write_bytes(content)

    with pytest.raises(VocabularyError, match=message):
        import_file(path)


@pytest.mark.parametrize("name", ["tumors.obo", "tumors.owl", "tumors.ttl", "desc.xml", "hgnc.tsv", "RXNCONSO.RRF"])
@pytest.mark.parametrize("damage", ["cut", "bytes changed"])
def test_a_damaged_packed_file_is_an_error(
    name: str, damage: str, import_file: Import, lexicon: Path, tmp_path: Path
) -> None:
    packed = gzip.compress((DATA / name).read_bytes())
    path = tmp_path / "faulty.gz"
    path.write_bytes(packed[: len(packed) // 2] if damage == "cut" else packed[:-8] + bytes(8))

    with pytest.raises(VocabularyError, match=r"faulty\.gz: the packed file is cut or damaged \(.*\); fetch it again"):
        import_file(path)
    assert [each.name for each in tmp_path.iterdir()] == ["faulty.gz"]
    assert not lexicon.exists()


def test_a_byte_order_mark_is_no_fault(import_file: Import, tmp_path: Path) -> None:
    path = tmp_path / "marked.obo"
    path.write_bytes(b"\xef\xbb\xbf" + OBO.encode())

    assert import_file(path).concepts == {"disease": 1}


def test_a_file_that_is_not_there_is_an_error(import_file: Import, tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match=r"none\.obo: cannot be read: No such file"):
        import_file(tmp_path / "none.obo")


def test_a_faulty_file_leaves_the_lexicon_as_it_was(import_file: Import, lexicon: Path, tmp_path: Path) -> None:
    import_file("tumors.obo")
    before = lexicon.read_bytes()
    path = tmp_path / "faulty.obo"
    path.write_text(FAULTS["circle"][0], encoding="utf-8")

    with pytest.raises(VocabularyError):
        import_file(path)
    assert lexicon.read_bytes() == before


def test_entities_of_an_xml_file_are_not_resolved(import_file: Import, lexicon: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("quokka password", encoding="utf-8")
    path = tmp_path / "desc.xml"
    head = f'<!DOCTYPE DescriptorRecordSet [<!ENTITY e SYSTEM "{secret.as_uri()}">]>\n<DescriptorRecordSet'
    body = MESH[MESH.index("<DescriptorRecordSet") :].replace("<DescriptorRecordSet", head, 1)
    path.write_text(body.replace("Quokka Carcinoma", "Quokka &e; Carcinoma"), encoding="utf-8")
    import_file(path)
    carcinoma = LocalLexicon(lexicon).entry("MESH:D999002")

    assert carcinoma is not None
    assert carcinoma.label == "Quokka &e; Carcinoma"
