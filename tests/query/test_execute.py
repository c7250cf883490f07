from __future__ import annotations

from decimal import Decimal

import pytest

from kg.errors import QueryError
from kg.query import StoredQuery, bind, find_query, run
from kg.store import Store


def ask(text: str) -> StoredQuery:
    return StoredQuery("mine", "mine.rq", text)


@pytest.mark.parametrize(
    "value",
    ["FLT3", "flt3", "HGNC:3765", "https://www.genenames.org/data/gene-symbol-report/#!/hgnc_id/3765",
     "<https://www.genenames.org/data/gene-symbol-report/#!/hgnc_id/3765>"],
)  # fmt: skip
def test_label_curie_and_iri_name_the_same_concept(value: str, store: Store) -> None:
    text = bind(find_query("trials-by-target"), store, target=value)
    assert "VALUES ?target { <https://www.genenames.org/data/gene-symbol-report/#!/hgnc_id/3765> }" in text
    assert "VALUES ?disease { UNDEF }" in text


@pytest.mark.parametrize("value", ["Nexavar", "nexavar", "bay 43-9006", "DRUGBANK:DB00398", "NCIT:C61948"])
def test_synonym_and_mapped_identifier_name_the_concept_too(value: str, store: Store) -> None:
    text = bind(find_query("harms-of-drug"), store, drug=value)
    assert "VALUES ?drug { <http://purl.obolibrary.org/obo/NCIT_C61948> }" in text


@pytest.mark.parametrize(
    "value", ["NCT00000000", "nct00000000", "nct:NCT00000000", "99000002", "10.5555/sample-b", "sample-c.txt"]
)
def test_study_is_named_by_registration_pmid_doi_or_source(value: str, store: Store) -> None:
    text = bind(find_query("results"), store, study=value)
    assert "VALUES ?study { <https://clinicaltrials.gov/study/NCT00000000> }" in text


def test_several_values_mean_any_of_them(store: Store) -> None:
    labels = {record["label"] for record in run("drugs-without-trial", store, disease=["AML", "CNSL"]).records()}
    assert labels == {"gilteritinib"}
    both = bind(find_query("trials-in-disease"), store, disease=["AML", "CNSL", "AML"])
    assert "{ <http://purl.obolibrary.org/obo/MONDO_0018874> <http://purl.obolibrary.org/obo/MONDO_0001606> }" in both


def test_any_keeps_the_default(store: Store) -> None:
    query = find_query("trials-by-target")
    assert bind(query, store, disease="any") == query.text


@pytest.mark.parametrize(
    ("value", "messages"),
    [
        ("leukemias", ["--disease: no disease in the graph is called 'leukemias'", "near it: 'leukemia'"]),
        ("xyzzy", ["'xyzzy'", "label, synonym, CURIE or IRI"]),
        ("MONDO:0000001", ["'MONDO:0000001'"]),
        ("HGNC:3765", ["takes a disease, but 'HGNC:3765' is in the graph as kgo:Target"]),
        ('a" } DROP ALL #', ["no disease in the graph"]),
    ],
)
def test_value_that_names_nothing_in_the_graph_is_an_error(value: str, messages: list[str], store: Store) -> None:
    with pytest.raises(QueryError) as caught:
        run("trials-in-disease", store, disease=value)
    for message in messages:
        assert message in str(caught.value)


def test_empty_graph_says_that_it_holds_nothing_of_the_kind() -> None:
    with pytest.raises(QueryError, match="holds no disease at all"):
        run("trials-in-disease", Store.memory(), disease="AML")


def test_syntax_error_shows_file_line_and_caret(store: Store) -> None:
    with pytest.raises(QueryError) as caught:
        run(ask("SELECT ?x\nWHERE { ?x unknown:p ?y }\n"), store)
    file, line, caret, *_ = str(caught.value).splitlines()
    assert file.startswith("mine.rq:2:") and "no PREFIX line declares" in file
    assert line.strip() == "WHERE { ?x unknown:p ?y }"
    assert line[: caret.index("^")].rstrip().endswith("unknown:p")


@pytest.mark.parametrize(
    "text",
    ["SELECT * WHERE { SERVICE <http://localhost:9/> { ?s ?p ?o } }", "select * where { service ?x { ?s ?p ?o } }"],
)
def test_store_is_never_asked_over_the_network(text: str, store: Store) -> None:
    with pytest.raises(QueryError, match="SERVICE would send the query over the network"):
        run(ask(text), store)


def test_the_word_service_in_strings_iris_and_comments_is_harmless(store: Store) -> None:
    text = 'SELECT ?x WHERE { # SERVICE\n VALUES ?x { "SERVICE" <http://example.org/#SERVICE> } }'
    assert len(run(ask(text), store).rows) == 2


def test_records_hold_python_values(store: Store) -> None:
    text = (
        'SELECT ?i ?d ?f ?b ?s ?u ?n WHERE { VALUES (?i ?d ?f ?b ?s ?u ?n) { (1 1.50 2e-3 true "a" kgo:Drug UNDEF) } }'
    )
    (record,) = run(ask(text), store).records()
    assert record == {
        "i": 1, "d": Decimal("1.5"), "f": 0.002, "b": True, "s": "a", "u": "https://w3id.org/trialkg/ontology#Drug",
        "n": None,
    }  # fmt: skip


def test_ask_gives_one_row_and_construct_gives_triples(store: Store) -> None:
    assert list(run(ask("ASK { ?s a kgo:Study }"), store).records()) == [{"answer": True}]
    triples = run(ask("CONSTRUCT { ?s a kgo:Study } WHERE { ?s a kgo:Study }"), store)
    assert triples.columns == ("subject", "predicate", "object")
    assert len(triples.rows) == 2


def test_string_and_integer_parameters_are_escaped(store: Store) -> None:
    from kg.query import Parameter

    query = StoredQuery(
        "mine",
        "mine.rq",
        'SELECT ?word ?number WHERE { VALUES ?word { "x" } VALUES ?number { 1 } }',
        parameters=(
            Parameter("word", "string", '"x"', "x", "A word."),
            Parameter("number", "integer", "1", "1", "A number."),
        ),
    )
    (record,) = run(query, store, word='a "quoted" } word\n', number="28").records()
    assert record == {"word": 'a "quoted" } word', "number": 28}
    with pytest.raises(QueryError, match="expected a whole number, got 'many'"):
        run(query, store, number="many")
