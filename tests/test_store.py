from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph, Literal, URIRef

from kg.errors import QueryError, StoreError
from kg.store import FORMAT_BY_SUFFIX, MARKER, Store

NAME = "https://example.org/graph/1"


def graph(*values: str, name: str = NAME) -> Graph:
    made = Graph(identifier=name)
    for value in values:
        made.add((URIRef("https://example.org/a"), URIRef("https://example.org/p"), Literal(value)))
    return made


def values(store: Store) -> list[str]:
    return sorted(row["o"].value for row in store.query("SELECT DISTINCT ?o WHERE { ?s ?p ?o }"))


def test_a_new_store_keeps_what_was_put_into_it(tmp_path: Path) -> None:
    with Store.create(tmp_path / "store") as store:
        assert store.replace(graph("x"))
    with Store.open(tmp_path / "store") as store:
        assert values(store) == ["x"]
        assert store.graph_names() == [NAME]


def test_replacing_a_graph_leaves_the_others_alone(tmp_path: Path) -> None:
    store = Store.memory()
    store.replace(graph("old", "older"))
    store.replace(graph("other", name="https://example.org/graph/2"))
    store.replace(graph("new"))

    assert values(store) == ["new", "other"]


def test_replacing_a_graph_by_itself_changes_nothing() -> None:
    store = Store.memory()

    assert store.replace(graph("x", "1.50")) is True
    assert store.replace(graph("x", "1.50")) is False


def test_a_graph_with_an_invalid_term_changes_nothing() -> None:
    store = Store.memory()
    store.replace(graph("old"))
    broken = graph("new")
    broken.add((URIRef("https://example.org/a b"), URIRef("https://example.org/p"), Literal("x")))

    with pytest.raises(StoreError, match="nothing was written"):
        store.replace(broken)
    assert values(store) == ["old"]


def test_a_replacement_that_fails_half_way_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store.memory()
    store.replace(graph("old"))
    update = store._update
    # the second operation of the request cannot be done: the first must not be seen either
    monkeypatch.setattr(store, "_update", lambda sparql: update(f"{sparql} ; CREATE GRAPH <{NAME}>"))

    with pytest.raises(StoreError):
        store.replace(graph("new"))
    assert values(store) == ["old"]


@pytest.mark.parametrize(
    "text", ['a "quote"', "back\\slash", "line\nbreak\r\ttab", "\u0000\u0007", "𝓐 é \u2028", "'''"]
)
def test_any_text_is_kept_to_the_letter(text: str) -> None:
    store = Store.memory()
    store.replace(graph(text))

    assert values(store) == [text]


def test_a_graph_can_be_removed() -> None:
    store = Store.memory()
    store.replace(graph("x"))

    assert store.remove(NAME) is True
    assert store.remove(NAME) is False
    assert len(store) == 0


def test_an_empty_folder_becomes_a_store(tmp_path: Path) -> None:
    with Store.create(tmp_path):
        assert (tmp_path / MARKER).exists()


def test_a_folder_with_other_files_is_refused_and_not_touched(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("ten years", encoding="utf-8")

    with pytest.raises(StoreError, match="not a store; nothing in it was touched"):
        Store.create(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_file_is_refused_as_a_store_and_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("x", encoding="utf-8")

    with pytest.raises(StoreError, match="this is a file, not a store"):
        Store.create(path)
    with pytest.raises(StoreError, match=r"RDF file \(\.ttl"):
        Store.open(path)
    assert path.read_text(encoding="utf-8") == "x"


def test_a_store_of_another_layout_is_refused(tmp_path: Path) -> None:
    (tmp_path / MARKER).write_text(json.dumps({"format": "trialkg-store", "version": 99}), encoding="utf-8")

    with pytest.raises(StoreError, match="made by another version"):
        Store.create(tmp_path)


def test_a_damaged_marker_is_refused(tmp_path: Path) -> None:
    (tmp_path / MARKER).write_text("{", encoding="utf-8")

    with pytest.raises(StoreError, match="expected JSON"):
        Store.open(tmp_path)


def test_a_missing_store_is_not_made_by_reading(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no such store"):
        Store.open(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


def test_a_store_that_another_program_writes_to_is_locked(tmp_path: Path) -> None:
    path = tmp_path / "store"
    with Store.create(path) as store:
        store.replace(graph("x"))
        second = "import sys; from kg.store import Store; Store.create(sys.argv[1])"
        ended = subprocess.run([sys.executable, "-c", second, str(path)], capture_output=True, text=True, check=False)
        assert "another program is writing to this store" in ended.stderr
        with pytest.raises(StoreError, match="another program is writing to this store"):
            Store.create(path)
    with Store.create(path) as store:
        assert values(store) == ["x"]


def test_a_store_that_is_open_for_reading_refuses_to_write(tmp_path: Path) -> None:
    Store.create(tmp_path / "store").replace(graph("x"))

    with Store.open(tmp_path / "store") as store, pytest.raises(StoreError, match="reading only"):
        store.replace(graph("y"))


def test_a_closed_store_says_so(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "store")
    store.close()

    with pytest.raises(StoreError, match="closed already"):
        len(store)


@pytest.mark.parametrize("suffix", sorted(FORMAT_BY_SUFFIX))
def test_what_was_dumped_can_be_opened_as_a_file(tmp_path: Path, suffix: str) -> None:
    store = Store.memory()
    store.replace(graph("x", "y"))
    path = tmp_path / f"dump{suffix}"
    path.write_bytes(store.dump(FORMAT_BY_SUFFIX[suffix]))

    assert values(Store.open(path)) == ["x", "y"]


def test_a_file_that_cannot_be_parsed_is_an_error_with_its_format(tmp_path: Path) -> None:
    path = tmp_path / "broken.ttl"
    path.write_text("<a> <b>", encoding="utf-8")

    with pytest.raises(StoreError, match=r"broken\.ttl: this is no valid Turtle"):
        Store.open(path)


def test_equal_stores_are_dumped_to_equal_bytes_whatever_came_first() -> None:
    first, second = Store.memory(), Store.memory()
    one, two = graph("x", "y"), graph("x", name="https://example.org/graph/2")
    first.replace(one), first.replace(two)
    second.replace(two), second.replace(one)

    assert first.dump(ox.RdfFormat.N_QUADS) == second.dump(ox.RdfFormat.N_QUADS) != b""


def test_a_triple_of_two_graphs_is_dumped_once_where_the_format_has_no_graphs() -> None:
    store = Store.memory()
    store.replace(graph("x"))
    store.replace(graph("x", name="https://example.org/graph/2"))

    assert len(list(store.quads())) == 2
    assert store.dump(ox.RdfFormat.N_TRIPLES).count(b"\n") == 1
    assert len(store.union()) == 1


def test_a_query_knows_our_prefixes_and_sees_all_graphs() -> None:
    store = Store.memory()
    store.replace(graph("x"))

    assert bool(store.query('ASK { ?s ?p "x" FILTER (?s != kgo:Drug) }')) is True


def test_a_query_with_a_syntax_error_is_a_query_error() -> None:
    with pytest.raises(QueryError, match=r"not valid SPARQL 1\.1"):
        Store.memory().query("SELEKT ?x")
