from __future__ import annotations

import dataclasses
from decimal import Decimal

import pytest
from pyoxigraph import RdfFormat
from rdflib import DCTERMS, RDF, RDFS, SKOS, XSD, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from kg.errors import VocabularyError
from kg.model.concept import Concept, Kin
from kg.model.document import Document, Span
from kg.model.evidence import Evidence
from kg.model.publication import Author, MeshHeading, Publication, Substance
from kg.model.quantity import Interval, Number, PValue, Spread
from kg.model.study import (
    AdverseEvent,
    Arm,
    Characteristic,
    Condition,
    DoseFinding,
    Finding,
    Intervention,
    Mechanism,
    Outcome,
    Result,
    Study,
)
from kg.rdf.iri import mint_concept
from kg.rdf.prefixes import expand
from kg.rdf.study_graph import study_graph
from kg.rdf.vocabulary import KGO, OA
from kg.store import Store

TEXT = "Sorafenib in AML\n\nOf 26 patients, 80.80% (95% CI 62.1–91.5) had a complete remission."
EVIDENCE = Evidence(Span(34, 40), Span(18, 85), "result/percent", Decimal("0.90"))
SORAFENIB = Concept("drug", "sorafenib", "NCIT:C61948")
FLT3 = Concept("target", "FLT3", "HGNC:3765")
AML = Concept("disease", "acute myeloid leukemia", "MONDO:0018874")
CR = Concept("outcome", "complete remission rate", "TRIALKG:cr-rate")
RASH = Concept("adverse_event", "odd rash")

PUBLICATION = Publication(
    pmid="35315510",
    doi="10.1/x",
    journal="Cancer",
    published="2022-06",
    authors=(Author("Xia, Y", "Xia Y", "0000-0001-5000-0000", ("Here",)), Author("The Group", is_group=True)),
    mesh=(MeshHeading("Leukemia", True, (("drug therapy", True), ("mortality", False))),),
    substances=(Substance("Sorafenib", "9ZOQ3TZI87"), Substance("Protein", "EC 2.7.10.1")),
)
DOCUMENT = Document("d1", "d1.txt", TEXT, "medline", title=Span(0, 16), publication=PUBLICATION, notes=("guessed",))
STUDY = Study(
    "d1",
    "Sorafenib in AML",
    characteristics=(
        Characteristic("phase", "2", EVIDENCE),
        Characteristic("enrolled", "26", EVIDENCE),
        Characteristic("enrolled", "30", EVIDENCE),
        Characteristic("start_date", "2010-12", EVIDENCE),
    ),
    conditions=(
        Condition(AML, EVIDENCE, ("relapsed", "refractory"), (Concept("biomarker", "FLT3-ITD"),), "adult", 17),
    ),
    arms=(Arm("a", "Sorafenib arm", "experimental", EVIDENCE, 26, (SORAFENIB,)),),
    interventions=(
        Intervention(SORAFENIB, EVIDENCE, "a", "400", "mg", "twice daily", "oral", "days 1-7", "8 weeks"),
        Intervention(Concept("drug", "plerixafor", "NCIT:C1"), EVIDENCE, "a", "200-400", "mg"),
    ),
    mechanisms=(Mechanism(SORAFENIB, "inhibits", FLT3, EVIDENCE),),
    outcomes=(Outcome(CR, EVIDENCE, True, "8 weeks"),),
    results=(
        Result(
            CR,
            "proportion",
            EVIDENCE,
            value=Number("80.80"),
            unit="%",
            interval=Interval(Number("62.1"), Number("91.5"), Number("95")),
            p=PValue("<=", Number("0.0000000001")),
            count=21,
            denominator=26,
            denominator_inferred=True,
            arm="a",
            comparator="b",
            is_primary=True,
        ),
        Result(CR, "median", EVIDENCE, value_not_reached=True, spread=Spread("IQR", Number("1"), Number("2.0"))),
        Result(CR, "mean", EVIDENCE, value=Number("3"), spread=Spread("SD", Number("1.10"))),
    ),
    adverse_events=(AdverseEvent(RASH, EVIDENCE, grade="3", count=1, percent=Number("3.80"), arm="a"),),
    dose_findings=(DoseFinding("DLT", EVIDENCE, SORAFENIB, window="4 weeks", assertion="absent"),),
    findings=(Finding("CXCR4", "correlates", "cells", EVIDENCE, FLT3, p=PValue("<", Number("0.002")), patients=2),),
)


@pytest.fixture
def graph() -> Graph:
    return study_graph(STUDY, DOCUMENT)


def the(graph: Graph, class_: URIRef, **chosen: str) -> dict[str, object]:
    """The values of the one resource of this class (with these values), by local name of the property."""
    found = []
    for subject in graph.subjects(RDF.type, class_):
        values = {str(p).rpartition("#")[2].rpartition("/")[2]: o for p, o in graph.predicate_objects(subject)}
        if all(str(values.get(name)) == value for name, value in chosen.items()):
            found.append(values)
    assert len(found) == 1
    return found[0]


def normalised(graph: Graph) -> set[tuple[Node, ...]]:
    """The triples with very small numbers as rdflib writes them when it reads a file (`1e-10`)."""
    return {
        (s, p, Literal(str(o), datatype=o.datatype) if isinstance(o, Literal) and o.datatype else o)
        for s, p, o in graph
    }


def number(text: str, datatype: URIRef) -> Literal:
    return Literal(text, datatype=datatype, normalize=False)


def test_the_graph_is_named_by_its_document_and_holds_no_blank_nodes(graph: Graph) -> None:
    assert graph.identifier == URIRef("https://w3id.org/trialkg/id/document/d1")
    assert not [term for triple in graph for term in triple if isinstance(term, BNode)]


def test_equal_studies_give_equal_graphs(graph: Graph) -> None:
    assert set(study_graph(STUDY, DOCUMENT)) == set(graph)


def test_the_graph_is_the_same_after_the_store_and_after_turtle(graph: Graph) -> None:
    store = Store.memory()
    store.replace(graph)

    assert set(store.graph(str(graph.identifier))) == set(graph)
    read_back = Graph().parse(data=store.dump(RdfFormat.TURTLE), format="turtle")
    assert normalised(read_back) == normalised(graph)


def test_every_fact_has_evidence_and_every_quote_is_the_text_at_its_offsets(graph: Graph) -> None:
    study = graph.value(None, RDF.type, KGO.Study)
    facts = [fact for property_, fact in graph.predicate_objects(study) if str(property_).startswith(str(KGO) + "has")]
    assert len(facts) == 16
    for fact in facts:
        assert (fact, KGO.hasEvidence, None) in graph
    selectors = list(graph.subjects(RDF.type, KGO.Selector))
    assert len(selectors) == 2
    for selector in selectors:
        start, end = int(str(graph.value(selector, OA.start))), int(str(graph.value(selector, OA.end)))
        assert str(graph.value(selector, OA.exact)) == TEXT[start:end]


def test_evidence_says_source_words_sentence_reader_and_trust(graph: Graph) -> None:
    evidence = the(graph, KGO.Evidence)

    assert evidence["source"] == graph.identifier
    assert graph.value(evidence["words"], OA.exact) == Literal(TEXT[34:40])  # type: ignore[arg-type]
    assert evidence["extractor"] == Literal("result/percent")
    assert evidence["confidence"] == number("0.9", XSD.decimal)


def test_a_result_keeps_each_number_typed_and_as_printed(graph: Graph) -> None:
    result = the(graph, KGO.Result, statistic="proportion")

    assert result["value"] == number("80.8", XSD.decimal)
    assert result["valueText"] == Literal("80.80")
    assert (result["low"], result["high"]) == (number("62.1", XSD.decimal), number("91.5", XSD.decimal))
    assert (result["level"], result["levelText"]) == (number("95", XSD.decimal), Literal("95"))
    assert (result["pOperator"], result["pText"]) == (Literal("<="), Literal("0.0000000001"))
    assert result["pValue"] == number("0.0000000001", XSD.double)
    assert (result["count"], result["denominator"]) == (number("21", XSD.integer), number("26", XSD.integer))
    assert result["denominatorInferred"] == number("true", XSD.boolean)
    assert str(result["arm"]).endswith("/arm/d1/a")
    assert str(result["comparator"]).endswith("/arm/d1/b")


def test_a_value_that_was_not_reached_is_said_and_is_no_number(graph: Graph) -> None:
    result = the(graph, KGO.Result, statistic="median")

    assert result["valueText"] == Literal("not reached")
    assert "value" not in result
    assert (result["spreadKind"], result["spreadText"]) == (Literal("IQR"), Literal("1-2.0"))
    assert "spread" not in result


def test_a_one_sided_spread_is_a_number(graph: Graph) -> None:
    assert the(graph, KGO.Result, statistic="mean")["spread"] == number("1.1", XSD.decimal)


def test_what_the_text_does_not_say_is_not_in_the_graph(graph: Graph) -> None:
    harm = the(graph, KGO.AdverseEvent)

    assert "denominator" not in harm
    assert "denominatorInferred" not in harm
    assert "isPrimary" not in the(graph, KGO.Result, statistic="mean")


def test_the_study_has_its_main_properties_directly_and_as_characteristics(graph: Graph) -> None:
    study = the(graph, KGO.Study)

    assert study["title"] == Literal("Sorafenib in AML")
    assert study["phase"] == Literal("2")
    assert study["startDate"] == number("2010-12", XSD.gYearMonth)
    assert study["reportedIn"] == URIRef(expand("pubmed:35315510"))
    assert len(list(graph.subjects(RDF.type, KGO.Characteristic))) == 4


def test_of_two_enrolments_the_first_is_the_direct_one(graph: Graph) -> None:
    assert list(graph.objects(None, KGO.enrolled)) == [number("26", XSD.integer)]


def test_an_enrolment_that_is_no_whole_number_stays_a_characteristic() -> None:
    study = Study("d1", None, characteristics=(Characteristic("enrolled", "about 30", EVIDENCE),))
    graph = study_graph(study, DOCUMENT)

    assert not list(graph.objects(None, KGO.enrolled))
    assert list(graph.objects(None, KGO.characteristicValue)) == [Literal("about 30")]


def test_a_condition_has_disease_lines_biomarker_age_group_and_size(graph: Graph) -> None:
    condition = graph.value(None, RDF.type, KGO.Condition)

    assert set(graph.objects(condition, KGO.line)) == {Literal("relapsed"), Literal("refractory")}
    assert graph.value(condition, KGO.disease) == URIRef(expand("MONDO:0018874"))
    assert str(graph.value(condition, KGO.biomarker)).endswith("/unresolved/biomarker/flt3-itd")
    assert graph.value(condition, KGO.size) == number("17", XSD.integer)


def test_an_arm_gives_its_own_drugs_and_those_of_its_interventions(graph: Graph) -> None:
    arm = the(graph, KGO.Arm)

    assert arm["label"] == Literal("Sorafenib arm")
    given = set(graph.objects(graph.value(None, RDFS.label, Literal("Sorafenib arm")), KGO.givesDrug))
    assert given == {URIRef(expand("NCIT:C61948")), URIRef(expand("NCIT:C1"))}


def test_a_dose_is_a_number_only_where_it_is_one_number(graph: Graph) -> None:
    assert the(graph, KGO.Intervention, doseText="400")["dose"] == number("400", XSD.decimal)
    assert "dose" not in the(graph, KGO.Intervention, doseText="200-400")


def test_a_mechanism_names_the_action_of_the_ontology(graph: Graph) -> None:
    mechanism = the(graph, KGO.MechanismOfAction)

    assert (mechanism["action"], mechanism["target"]) == (KGO.inhibits, URIRef(expand("HGNC:3765")))
    assert mechanism["statedBy"] == Literal("study")


def test_an_action_that_the_ontology_lacks_is_an_error_with_the_known_ones() -> None:
    study = Study("d1", None, mechanisms=(Mechanism(SORAFENIB, "tickles", FLT3, EVIDENCE),))

    with pytest.raises(VocabularyError, match="unknown action 'tickles'; known are inhibits"):
        study_graph(study, DOCUMENT)


def test_a_used_concept_is_typed_labelled_and_says_if_it_is_grounded(graph: Graph) -> None:
    sorafenib, rash = URIRef(expand("NCIT:C61948")), graph.value(None, SKOS.prefLabel, Literal("odd rash"))

    assert (sorafenib, RDF.type, KGO.Drug) in graph
    assert (sorafenib, SKOS.prefLabel, Literal("sorafenib")) in graph
    assert graph.value(sorafenib, KGO.isGrounded) == number("true", XSD.boolean)
    assert graph.value(rash, KGO.isGrounded) == number("false", XSD.boolean)


def test_an_own_name_is_linked_to_what_the_vocabulary_knows_of_it() -> None:
    own, mortality = Concept("outcome", "death from gout"), Concept("outcome", "mortality", "EFO:0004352")
    gout = Concept("disease", "gout", "MONDO:0005393")
    graph = study_graph(
        STUDY, DOCUMENT, {own: Kin(broader=mortality), Concept("outcome", "no gout"): Kin(related=(gout,))}
    )

    assert set(graph.objects(mint_concept(own), SKOS.broader)) == {URIRef(expand("EFO:0004352"))}
    assert graph.value(URIRef(expand("EFO:0004352")), SKOS.prefLabel) == Literal("mortality")
    assert [str(o) for o in graph.objects(None, SKOS.related)] == [expand("MONDO:0005393")]


def test_dose_findings_and_findings_say_what_was_stated(graph: Graph) -> None:
    finding, dose = the(graph, KGO.Finding), the(graph, KGO.DoseFinding)

    assert (dose["kind"], dose["assertion"], dose["window"]) == (Literal("DLT"), Literal("absent"), Literal("4 weeks"))
    assert (finding["subjectText"], finding["objectText"]) == (Literal("CXCR4"), Literal("cells"))
    assert finding["subject"] == URIRef(expand("HGNC:3765"))
    assert finding["patients"] == number("2", XSD.integer)
    assert "object" not in finding


def test_the_publication_has_its_authors_in_order(graph: Graph) -> None:
    paper = the(graph, KGO.Publication)
    first, second = the(graph, KGO.Authorship, position="1"), the(graph, KGO.Authorship, position="2")

    assert paper["published"] == number("2022-06", XSD.gYearMonth)
    assert paper["title"] == Literal("Sorafenib in AML")
    assert first["author"] == URIRef("https://orcid.org/0000-0001-5000-0000")
    assert first["affiliation"] == Literal("Here")
    assert str(second["author"]).endswith("/author/d1/2")


def test_mesh_qualifiers_keep_their_asterisk(graph: Graph) -> None:
    assert set(graph.objects(None, KGO.qualifier)) == {Literal("*drug therapy"), Literal("mortality")}


def test_only_a_unii_becomes_a_link(graph: Graph) -> None:
    assert list(graph.subject_objects(SKOS.exactMatch)) == [
        (graph.value(None, DCTERMS.title, Literal("Sorafenib")), URIRef(expand("UNII:9ZOQ3TZI87")))
    ]


def test_a_document_that_reports_no_study_gives_itself_and_its_publication_only() -> None:
    graph = study_graph(dataclasses.replace(STUDY, is_study=False), DOCUMENT)

    types = set(graph.objects(None, RDF.type))
    assert {KGO.Document, KGO.Publication} <= types
    assert not types & {KGO.Study, KGO.Evidence, KGO.Result, KGO.Concept}


def test_a_document_without_a_record_has_no_publication() -> None:
    graph = study_graph(STUDY, dataclasses.replace(DOCUMENT, publication=None))

    assert not list(graph.subjects(RDF.type, KGO.Publication))
    assert the(graph, KGO.Document)["readerNote"] == Literal("guessed")
