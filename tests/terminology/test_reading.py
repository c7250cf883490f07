"""The commands: import, then build, annotate, look up, count and export with what was imported."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rdflib import SKOS, Graph, URIRef
from typer.testing import CliRunner, Result

from kg.cli import make_app
from kg.concept_use import refresh_vocabulary
from kg.export.vocabulary_skos import to_skos
from kg.export.vocabulary_sssom import to_sssom
from kg.joined_vocabulary import JoinedVocabulary, vocabulary_in_use
from kg.lexicon.load import matcher_in_use, shipped_matcher
from kg.local_lexicon.in_use import lexicon_in_use, lexicon_path
from kg.local_lexicon.lexicon import LocalLexicon
from kg.model.concept import Concept
from kg.model.entry import Entry, Mapping
from kg.rdf.concept_graph import add_concept
from kg.rdf.prefixes import contract, expand
from kg.store import Store
from kg.terminology.compile import import_terminologies
from kg.terminology.source import Source
from kg.vocabulary import Vocabulary, shipped_vocabulary

DATA = Path(__file__).parent.parent / "data" / "terminology"

TEXT = "Sorafenib in malignant quokka tumor\n\nWe treated 12 patients with malignant quokka tumor with sorafenib.\n"
QUOKKA = "https://example.org/quokka/"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KG_HOME", str(tmp_path))
    monkeypatch.setenv("KG_LEXICON", "")  # set, so that what a command puts there is gone after the test
    return tmp_path


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(make_app(), ["vocab", *map(str, args)])


def test_without_an_import_the_shipped_vocabulary_is_used(home: Path) -> None:
    assert lexicon_in_use() is None
    assert vocabulary_in_use() is shipped_vocabulary()
    assert matcher_in_use() is shipped_matcher()


def test_an_import_goes_into_the_home_and_is_used_from_then_on(home: Path) -> None:
    result = run("import", DATA / "tumors.obo")

    assert result.exit_code == 0, result.output
    assert lexicon_path() == home / "lexicon.sqlite"
    assert [e.concept.curie for e in matcher_in_use().lookup("quokka tumour")] == ["DOID:9990001"]
    assert vocabulary_in_use().entry("DOID:9990001") is not None


def test_a_later_import_is_seen_by_the_running_program(home: Path) -> None:
    run("import", DATA / "tumors.obo")
    assert matcher_in_use().lookup("QUOK1") == ()
    run("import", DATA / "hgnc.tsv")
    assert [e.concept.curie for e in matcher_in_use().lookup("QUOK1")] == ["HGNC:9990001"]


def test_a_named_lexicon_that_is_not_there_is_an_error(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_LEXICON", str(home / "none.sqlite"))
    result = run("lookup", "sorafenib")

    assert result.exit_code == 2
    assert "none.sqlite: no such lexicon; make it with 'kg vocab import FILE -o" in result.output


def test_the_import_prints_its_counts_and_lists_conflicts(home: Path) -> None:
    path = home / "d.obo"
    path.write_text("format-version: 1.2\n\n[Term]\nid: DOID:1\nname: sorafenib\n", encoding="utf-8")
    result = run("import", path, "--as", "drug", "--conflicts", home / "conflicts.tsv")
    rows = [line.split("\t") for line in result.stdout.splitlines()]

    assert rows[0] == ["file", "what", "count"]
    assert ["d.obo", "concepts: drug", "1"] in rows
    assert ["d.obo", "conflicts", "1"] in rows
    assert "conflict: the drug 'sorafenib' of DOID:1 stays NCIT:C61948" in result.stderr
    assert (home / "conflicts.tsv").read_text(encoding="utf-8").splitlines()[1] == "\t".join(
        ("d.obo", "sorafenib", "drug", "NCIT:C61948", "DOID:1")
    )


def test_the_import_as_json_has_reasons_and_conflicts(home: Path) -> None:
    (report,) = json.loads(run("import", DATA / "tumors.obo", "--format", "json").stdout)

    assert report["format"] == "obo"
    assert report["concepts"] == {"disease": 2}
    assert report["skipped"]["obsolete concept"] == 1
    assert report["conflicts"] == []


def test_the_second_import_says_that_there_is_nothing_to_do(home: Path) -> None:
    run("import", DATA / "tumors.obo")
    result = run("import", DATA / "tumors.obo")

    assert result.exit_code == 0
    assert "imported before, nothing to do: tumors.obo" in result.stderr


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--as", "animal"], "unknown type 'animal' for --as; known are drug, drug_class"),
        (["--prefix", "QUOKKA=nowhere"], "expected NAME or NAME=NAMESPACE"),
        (["--prefix", f"MONDO={QUOKKA}"], "MONDO is http://purl.obolibrary.org/obo/MONDO_ here"),
        (["--prefix", "MONDO"], "nothing in it can be used"),
    ],
)
def test_wrong_options_are_explained(options: list[str], message: str, home: Path) -> None:
    result = run("import", DATA / "tumors.obo", *options)

    assert result.exit_code == 2
    assert message in result.stderr
    assert lexicon_in_use() is None


def test_a_declared_prefix_is_expanded_and_contracted(home: Path) -> None:
    path = home / "own.obo"
    path.write_text("format-version: 1.2\n\n[Term]\nid: QUOKKA:1\nname: quokka pain\n", encoding="utf-8")
    result = run("import", path, "--as", "adverse_event", "--prefix", f"QUOKKA={QUOKKA}")

    assert result.exit_code == 0, result.output
    assert expand("QUOKKA:1") == f"{QUOKKA}1"
    assert contract(f"{QUOKKA}1") == "QUOKKA:1"


def test_lookup_finds_imported_terms(home: Path) -> None:
    run("import", DATA / "tumors.obo", "-o", home / "other.sqlite")
    result = run("lookup", "quokka", "neoplasm", "--lexicon", home / "other.sqlite", "--format", "json")
    best = json.loads(result.stdout)[0]

    assert (best["curie"], best["score"], best["why"]) == ("DOID:9990001", 0.95, "synonym, letter by letter")


def test_stats_counts_shipped_and_imported_apart(home: Path) -> None:
    run("import", DATA / "tumors.obo", DATA / "mechanisms.csv")
    rows = json.loads(run("stats", "--format", "json").stdout)
    disease, total = [row for row in rows if row["vocabulary"] == "imported"]

    assert (disease["type"], disease["concepts"], disease["forms"], disease["mappings"]) == ("disease", 2, 5, 2)
    assert (total["type"], total["mappings"], total["mechanisms"]) == ("all", 2, 1)
    assert {row["type"] for row in rows if row["vocabulary"] == "shipped"} >= {"drug", "drug_class", "regimen", "all"}


@pytest.mark.parametrize("command", ["build", "annotate"])
def test_texts_are_read_with_the_lexicon_that_is_named(command: str, home: Path) -> None:
    text, lexicon = home / "trial.txt", home / "other.sqlite"
    text.write_text(TEXT, encoding="utf-8")
    import_terminologies([Source(DATA / "tumors.obo")], lexicon)
    store = ["-o", str(home / "store")] if command == "build" else []
    result = CliRunner().invoke(make_app(), [command, str(text), "--lexicon", str(lexicon), *store])

    assert result.exit_code == 0, result.output
    if command == "annotate":
        mentions = json.loads(result.stdout)["mentions"]
        assert "DOID:9990002" in {mention["concept"] for mention in mentions}
        return
    assert f"reading with the lexicon {lexicon}" in result.stderr
    with Store.open(home / "store") as opened:
        rows = opened.query("SELECT ?broader WHERE { ?c kgo:curie 'DOID:9990002' ; skos:broader ?broader }")
        assert [row["broader"].value for row in rows] == [expand("DOID:9990001")]


def test_only_imported_concepts_in_use_and_their_ancestors_are_written(home: Path) -> None:
    path = home / "d.obo"
    more = "\n[Term]\nid: DOID:9990009\nname: wombat tumor\n"
    path.write_text((DATA / "tumors.obo").read_text(encoding="utf-8") + more, encoding="utf-8")
    run("import", path)
    graph = Graph(identifier="https://w3id.org/trialkg/id/document/d1")
    add_concept(graph, Concept("disease", "malignant quokka tumor", "DOID:9990002"))
    with Store.memory() as store:
        store.replace(graph)
        refresh_vocabulary(store)
        rows = {row["c"].value for row in store.query("SELECT DISTINCT ?c WHERE { ?c kgo:curie ?curie }")}
        links = {row["o"].value for row in store.query("SELECT ?o WHERE { ?s skos:closeMatch ?o }")}

    assert rows == {expand("DOID:9990002"), expand("DOID:9990001")}
    assert links == {expand("MESH:D999001")}


def small(tmp_path: Path) -> JoinedVocabulary:
    import_terminologies([Source(DATA / "tumors.obo")], tmp_path / "small.sqlite")
    shipped = Vocabulary(
        entries=(Entry("drug", "NCIT:C61948", "sorafenib", synonyms=("Nexavar",), kind="small molecule"),),
        mappings=(
            Mapping("NCIT:C61948", "skos:exactMatch", "CHEBI:50924", "sorafenib", "semapv:LexicalMatching", "chebi"),
        ),
    )
    return JoinedVocabulary(shipped, LocalLexicon(tmp_path / "small.sqlite"))


def test_skos_holds_shipped_and_imported_concepts(tmp_path: Path) -> None:
    graph = Graph().parse(data=to_skos(small(tmp_path)), format="turtle")
    tumor, malignant = URIRef(expand("DOID:9990001")), URIRef(expand("DOID:9990002"))

    assert {str(concept) for concept in graph.subjects(SKOS.prefLabel)} == {
        expand("NCIT:C61948"), str(tumor), str(malignant),
    }  # fmt: skip
    assert {str(label) for label in graph.objects(tumor, SKOS.altLabel)} == {"quokka neoplasm", "QKT"}
    assert list(graph.objects(malignant, SKOS.broader)) == [tumor]
    assert (URIRef(expand("NCIT:C61948")), SKOS.exactMatch, URIRef(expand("CHEBI:50924"))) in graph


def test_what_is_exported_as_skos_is_imported_again(tmp_path: Path) -> None:
    path = tmp_path / "all.ttl"
    path.write_text(to_skos(small(tmp_path)), encoding="utf-8")
    (report,) = import_terminologies([Source(path, None, frozenset({"DOID"}))], tmp_path / "again.sqlite")
    again, before = LocalLexicon(tmp_path / "again.sqlite"), small(tmp_path).lexicon

    assert report.concepts == {"disease": 2}
    assert again.entry("DOID:9990001") == before.entry("DOID:9990001")


def test_what_is_exported_as_sssom_is_imported_again(tmp_path: Path) -> None:
    path = tmp_path / "all.sssom.tsv"
    path.write_text(to_sssom(small(tmp_path)), encoding="utf-8")
    import_terminologies([Source(path)], tmp_path / "again.sqlite")
    again = LocalLexicon(tmp_path / "again.sqlite")

    assert [(m.subject, m.object, m.source) for m in again.iter_mappings()] == [
        ("DOID:9990001", "MESH:D999001", "tumors.obo"),
        ("DOID:9990001", "NCIT:C99901", "tumors.obo"),
        ("NCIT:C61948", "CHEBI:50924", "chebi"),
    ]


def test_export_writes_a_file_or_standard_output(home: Path) -> None:
    path = home / "mappings.sssom.tsv"
    written = run("export", "--format", "sssom", "-o", path)
    printed = run("export", "--format", "sssom")

    assert (written.exit_code, printed.exit_code) == (0, 0)
    assert path.read_text(encoding="utf-8") == printed.stdout
    assert printed.stdout.startswith("# curie_map:\n#   CAS: ")
