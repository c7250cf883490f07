"""Each format: which concepts, names, parents and mappings come out of a small file, and what is left out."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import VocabularyError
from kg.local_lexicon.lexicon import LocalLexicon
from kg.model.entry import KnownMechanism
from kg.terminology.report import ImportReport
from kg.terminology.sniff import format_of
from kg.terminology.source import Source

DATA = Path(__file__).parent.parent / "data" / "terminology"
Import = Callable[..., ImportReport]

FORMAT_BY_FILE = {
    "tumors.obo": "obo",
    "tumors.owl": "rdfxml",
    "tumors.owx": "owl-xml",
    "tumors.ttl": "turtle",
    "Thesaurus.txt": "nci-thesaurus",
    "desc.xml": "mesh-descriptors",
    "supp.xml": "mesh-supplement",
    "RXNCONSO.RRF": "rxnorm",
    "RXNREL.RRF": "rxnorm",
    "hgnc.tsv": "hgnc",
    "mechanisms.csv": "chembl",
    "mappings.sssom.tsv": "sssom",
}
Open = Callable[[str], LocalLexicon]


def test_every_file_of_the_tests_is_named_here() -> None:
    assert {path.name for path in DATA.iterdir()} == set(FORMAT_BY_FILE)


@pytest.mark.parametrize(("name", "format_"), FORMAT_BY_FILE.items())
def test_the_content_tells_the_format_whatever_the_file_is_called(name: str, format_: str, tmp_path: Path) -> None:
    path = tmp_path / "anything.dat"
    path.write_bytes((DATA / name).read_bytes())

    assert format_of(Source(path)) == format_


@pytest.mark.parametrize(
    ("text", "format_"),
    [
        ('<http://example.org/a> <http://example.org/b> "c" .\n', "ntriples"),
        ("<http://example.org/a> <http://example.org/b> <http://example.org/c> .\n", "ntriples"),
        ('<http://example.org/a> <http://example.org/b> "c" <http://example.org/g> .\n', "nquads"),
        ('{"@graph": []}\n', "jsonld"),
        ("PREFIX a: <http://example.org/>\na:b a a:c .\n", "turtle"),
    ],
)
def test_rdf_syntaxes_are_told_apart(text: str, format_: str, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text(text, encoding="utf-8")

    assert format_of(Source(path)) == format_


@pytest.mark.parametrize("name", ["tumors.obo", "tumors.owl", "tumors.owx", "tumors.ttl"])
def test_one_ontology_gives_the_same_concepts_in_each_syntax(name: str, imported: Open) -> None:
    lexicon = imported(name)
    tumor, malignant = lexicon.entry("DOID:9990001"), lexicon.entry("DOID:9990002")

    assert tumor is not None
    assert malignant is not None
    assert (tumor.type, tumor.label) == ("disease", "quokka tumor")
    assert "quokka neoplasm" in tumor.synonyms
    assert malignant.parents == ("DOID:9990001",)
    assert lexicon.entry("DOID:9990003") is None


@pytest.mark.parametrize("name", ["tumors.obo", "tumors.owl", "tumors.ttl"])
def test_broad_related_and_foreign_names_are_no_synonyms(name: str, imported: Open) -> None:
    tumor = imported(name).entry("DOID:9990001")

    assert tumor is not None
    assert tumor.synonyms == ("quokka neoplasm",)
    assert tumor.abbreviations == ("QKT",)
    assert tumor.definition is not None
    assert tumor.definition.startswith("A tumor of quokkas")


def test_an_exclamation_mark_within_quotes_does_not_end_an_obo_definition(imported: Open) -> None:
    tumor = imported("tumors.obo").entry("DOID:9990001")

    assert tumor is not None
    assert tumor.definition == "A tumor of quokkas! Not {of} others."


def test_obo_cross_references_are_close_unless_the_file_says_that_they_are_equivalent(imported: Open) -> None:
    mappings = imported("tumors.obo").mappings_of("DOID:9990001")

    assert {(m.predicate, m.object) for m in mappings} == {
        ("skos:closeMatch", "MESH:D999001"),
        ("skos:exactMatch", "NCIT:C99901"),
    }


def test_an_obo_file_may_end_with_a_concept_that_is_only_referred_to(import_file: Import, tmp_path: Path) -> None:
    path = tmp_path / "part.obo"
    whole = (DATA / "tumors.obo").read_text(encoding="utf-8")
    path.write_text(whole + "\n[Term]\nid: DOID:9990009\ndisjoint_from: DOID:9990001\n", encoding="utf-8")
    report = import_file(path)

    assert report.concepts == {"disease": 2}
    assert report.skipped["concept without a name"] == 1


def test_what_is_left_out_is_counted_with_its_reason(import_file: Import) -> None:
    assert import_file("tumors.obo").skipped == {
        "broad synonym": 1,
        "related synonym": 1,
        "cross-reference with an unknown prefix": 1,
        "obsolete concept": 1,
        "typedef stanza": 1,
    }


def test_the_nci_thesaurus_is_typed_by_semantic_type_and_by_the_last_word_of_a_class(imported: Open) -> None:
    lexicon = imported("Thesaurus.txt")
    drug, drug_class = lexicon.entry("NCIT:C999004"), lexicon.entry("NCIT:C999003")

    assert drug is not None
    assert drug_class is not None
    assert (drug.type, drug.abbreviations, drug.parents) == ("drug", ("QK-101",), ("NCIT:C999003",))
    assert (drug_class.type, drug_class.label) == ("drug_class", "Quokkin Inhibitor")
    assert lexicon.entry("NCIT:C999005") is None
    assert lexicon.entry("NCIT:C999006") is None


NCI_OWL = """<?xml version="1.0"?>
<rdf:RDF xmlns="http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl#" xmlns:owl="http://www.w3.org/2002/07/owl#"
     xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:rdfs="http://www.w3.org/2000/01/rdf-schema#">
  {}
</rdf:RDF>
"""
NCI_CLASS = """<owl:Class rdf:about="http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl#{}">
    <P106>{}</P106><P90>{}</P90><P310>{}</P310><rdfs:label>{}</rdfs:label>
  </owl:Class>
"""


def test_the_nci_thesaurus_as_owl_is_typed_as_its_flat_file_is(
    import_file: Import, lexicon: Path, tmp_path: Path
) -> None:
    rows = (
        ("C999021", "Pharmacologic Substance", "QK-555", "", "quokkatinib"),
        ("C999022", "Pharmacologic Substance", "quokkase blocker", "", "Quokkase Inhibitor"),
        ("C999023", "Neoplastic Process", "Quokka Growth", "", "Quokka Neoplasm"),
        ("C999024", "Neoplastic Process", "Old Growth", "Retired_Concept", "Old Neoplasm"),
        ("C999025", "Laboratory Procedure", "Quokka Count", "", "Quokka Counting"),
    )
    path = tmp_path / "ncit.owl"
    path.write_text(NCI_OWL.format("".join(NCI_CLASS.format(*row) for row in rows)), encoding="utf-8")
    report = import_file(path)
    drug = LocalLexicon(lexicon).entry("NCIT:C999021")

    assert report.concepts == {"drug": 1, "drug_class": 1, "disease": 1}
    assert report.skipped == {"obsolete concept": 1, "concept whose semantic type is none of ours": 1}
    assert drug is not None
    assert (drug.label, drug.abbreviations) == ("quokkatinib", ("QK-555",))


def test_mesh_descriptors_lie_below_those_above_them_in_the_tree_and_below_their_actions(imported: Open) -> None:
    lexicon = imported("desc.xml")
    tumor, carcinoma, drug = (lexicon.entry(f"MESH:D99900{n}") for n in (1, 2, 3))

    assert tumor is not None
    assert carcinoma is not None
    assert drug is not None
    assert (tumor.label, tumor.synonyms) == ("Quokka Neoplasms", ("Quokka Tumor",))
    assert tumor.definition == "Tumors of quokkas."
    assert (carcinoma.type, carcinoma.parents) == ("disease", ("MESH:D999001",))
    assert (drug.type, drug.parents) == ("drug", ("MESH:D999004",))
    assert lexicon.entry("MESH:D999005") is None


def test_mesh_descriptors_of_earlier_years_have_their_actions_below_the_concepts(
    import_file: Import, lexicon: Path, tmp_path: Path
) -> None:
    whole = (DATA / "desc.xml").read_text(encoding="utf-8")
    start = whole.index("<PharmacologicalActionList>")
    end = whole.index("<TreeNumberList>", start)
    below = f"<ConceptList><Concept>{whole[start:end]}</Concept></ConceptList>"
    path = tmp_path / "desc2006.xml"
    path.write_text(whole[:start] + whole[end:].replace("<ConceptList/>", below, 1), encoding="utf-8")
    import_file(path)
    drug = LocalLexicon(lexicon).entry("MESH:D999003")

    assert drug is not None
    assert drug.parents == ("MESH:D999004",)


def test_two_mesh_descriptors_that_stand_above_each_other_are_read(import_file: Import, tmp_path: Path) -> None:
    record = (
        "<DescriptorRecord><DescriptorUI>{0}</DescriptorUI><DescriptorName><String>{0}</String></DescriptorName>"
        "<TreeNumberList><TreeNumber>{1}</TreeNumber><TreeNumber>{2}</TreeNumber></TreeNumberList></DescriptorRecord>"
    )
    path = tmp_path / "circle.xml"
    records = record.format("D1", "C01.100", "C02.200.300") + record.format("D2", "C01.100.400", "C02.200")
    path.write_text(f"<DescriptorRecordSet>{records}</DescriptorRecordSet>", encoding="utf-8")
    report = import_file(path)

    assert report.parents == 1
    assert report.skipped["parent that closes a circle"] == 1


def test_mesh_supplementary_records_are_typed_by_their_class(imported: Open) -> None:
    lexicon = imported("supp.xml")
    antibody = lexicon.entry("MESH:C999101")

    assert antibody is not None
    assert (antibody.type, antibody.synonyms) == ("drug", ("monoclonal antibody QK-7",))
    assert [entry.curie for entry in lexicon.iter_entries()] == ["MESH:C999102", "MESH:C999101"]


@pytest.mark.parametrize("name", ["RXNCONSO.RRF", "RXNREL.RRF"])
def test_rxnorm_brands_and_salts_name_their_ingredient(name: str, imported: Open) -> None:
    lexicon = imported(name)
    drug = lexicon.entry("RXNORM:9990001")

    assert drug is not None
    assert (drug.label, drug.synonyms) == ("quokkinib", ("Quokkava", "quokkinib mesylate"))
    assert {entry.curie for entry in lexicon.iter_entries()} == {"RXNORM:9990001", "RXNORM:9990006"}
    assert [source.name for source in lexicon.sources()] == ["RXNCONSO.RRF"]


def test_rxnorm_without_its_relations_leaves_brands_out_and_says_so(import_file: Import, tmp_path: Path) -> None:
    (tmp_path / "RXNCONSO.RRF").write_bytes((DATA / "RXNCONSO.RRF").read_bytes())
    report = import_file(tmp_path / "RXNCONSO.RRF")

    assert report.synonyms == 0
    assert report.skipped["brand name or salt, since RXNREL.RRF does not lie beside the file"] == 3


def test_hgnc_symbols_keep_their_case_and_link_to_other_databases(imported: Open) -> None:
    lexicon = imported("hgnc.tsv")
    gene = lexicon.entry("HGNC:9990001")

    assert gene is not None
    assert (gene.type, gene.label, gene.kind) == ("target", "QUOK1", "gene")
    assert gene.abbreviations == ("QK1", "QKA", "QKOLD")
    assert gene.synonyms == ("quokkin kinase 1", "quokkin kinase alpha")
    assert {m.object for m in lexicon.mappings_of("HGNC:9990001")} == {
        "NCBIGENE:9999001", "ENSEMBL:ENSG99999000001", "UNIPROT:P99999",
    }  # fmt: skip
    assert lexicon.entry("HGNC:9990002") is None


def test_chembl_mechanisms_refer_to_drugs_and_targets_of_the_vocabulary(import_file: Import, lexicon: Path) -> None:
    report = import_file("mechanisms.csv")
    mechanisms = LocalLexicon(lexicon).mechanisms_of("NCIT:C61948")

    assert mechanisms == (KnownMechanism("NCIT:C61948", "inhibits", "HGNC:3765", "ChEMBL (mechanisms.csv)"),)
    assert report.skipped.total() == 4


def test_chembl_mechanisms_refer_to_earlier_imports_too(import_file: Import, lexicon: Path, tmp_path: Path) -> None:
    import_file("RXNCONSO.RRF")
    import_file("hgnc.tsv")
    path = tmp_path / "drug_mechanism.csv"
    path.write_text(
        "molecule_chembl_id,molecule_name,action_type,target_chembl_id,accession\n"
        "CHEMBL9999999,Quokkava,ANTAGONIST,CHEMBL9999998,P99999\n",
        encoding="utf-8",
    )
    import_file(path)
    (mechanism,) = LocalLexicon(lexicon).mechanisms_of("RXNORM:9990001")

    assert (mechanism.action, mechanism.target) == ("antagonises", "HGNC:9990001")


def test_sssom_prefixes_are_read_by_the_tables_own_map(imported: Open) -> None:
    (mapping,) = imported("mappings.sssom.tsv").mappings_of("MONDO:0018874")

    assert (mapping.predicate, mapping.object) == ("skos:exactMatch", "NCIT:C99901")
    assert (mapping.object_label, mapping.source) == ('Quokka "Leukemia"', "mappings.sssom.tsv")


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ("DOID:1\tskos:exactMatch\tsssom:NoTermFound\tsemapv:x\t\t", "statement that there is no match"),
        ("DOID:1\tskos:exactMatch\t\tsemapv:x\t\trdfs literal", "mapping of a bare name"),
        (
            "DOID:1\tskos:exactMatch\tNCIT:C9\tsemapv:x\t0.2\t",
            "mapping that the table itself gives less than half a chance",
        ),
    ],
)
def test_sssom_rows_that_state_no_match_are_left_out(
    cells: str, reason: str, import_file: Import, lexicon: Path, tmp_path: Path
) -> None:
    head = "subject_id\tpredicate_id\tobject_id\tmapping_justification\tconfidence\tobject_type\n"
    path = tmp_path / "table.sssom.tsv"
    kept = "DOID:2\tskos:exactMatch\tNCIT:C99901\tsemapv:x\t0.5\towl class\n"
    path.write_text(f"{head}{cells}\n{kept}", encoding="utf-8")
    report = import_file(path)

    assert report.skipped == {reason: 1}
    assert [mapping.subject for mapping in LocalLexicon(lexicon).iter_mappings()] == ["DOID:2"]


def test_a_packed_file_is_read(import_file: Import, tmp_path: Path) -> None:
    path = tmp_path / "supp.gz"
    path.write_bytes(gzip.compress((DATA / "supp.xml").read_bytes()))

    assert import_file(path).concepts == {"drug": 1, "disease": 1}


def test_the_caller_says_the_type(import_file: Import) -> None:
    assert import_file("tumors.obo", "adverse_event").concepts == {"adverse_event": 2}


def test_only_the_prefixes_that_are_wanted_are_taken(import_file: Import) -> None:
    with pytest.raises(VocabularyError, match=r"nothing in it can be used .*2 × identifier with another prefix"):
        import_file("tumors.obo", None, "MONDO")


def test_a_declared_prefix_is_taken(import_file: Import, lexicon: Path, tmp_path: Path) -> None:
    path = tmp_path / "own.obo"
    path.write_text("format-version: 1.2\n\n[Term]\nid: QUOKKA:1\nname: quokka pain\n", encoding="utf-8")
    import_file(path, "adverse_event", QUOKKA="https://example.org/quokka/")

    assert LocalLexicon(lexicon).namespaces() == {"QUOKKA": "https://example.org/quokka/"}
