"""The store: one named graph per document, kept by Oxigraph on disk or in memory."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

import pyoxigraph as ox
from rdflib import Graph, URIRef

from kg.errors import QueryError, StoreError
from kg.rdf.oxigraph import graph_of, quads_of
from kg.rdf.prefixes import prefixes

MARKER = "kg-store.json"
FORMAT_BY_SUFFIX = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".owl": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
}

_LAYOUT = {"format": "trialkg-store", "version": 1}
_QUADS = "quads"


class Store:
    """Named graphs that are replaced as a whole, and asked by SPARQL over their union.

    Made by `Store.create`, `Store.open` or `Store.memory`; best used in a `with` statement, which gives the lock back.
    """

    def __init__(self, quads: ox.Store, path: Path | None = None) -> None:
        self._quads: ox.Store | None = quads
        self.path = path

    @classmethod
    def create(cls, path: Path | str) -> Store:
        """Open the store at `path` for writing; where nothing or an empty folder is, make it.

        Raises:
            StoreError: if the path holds something else (which stays as it is), cannot be written, or is locked.
        """
        path = Path(path)
        try:
            if not is_store(path):
                _check_free(path)
                path.mkdir(parents=True, exist_ok=True)
                (path / MARKER).write_text(json.dumps(_LAYOUT, indent=1) + "\n", encoding="utf-8")
            return cls(ox.Store(str(path / _QUADS)), path)
        except OSError as error:
            raise StoreError(_explain(path, error)) from error

    @classmethod
    def open(cls, path: Path | str) -> Store:
        """Open a store, or any RDF file loaded into memory, for reading.

        Raises:
            StoreError: if there is nothing, or something that is neither a store nor an RDF file that can be parsed.
        """
        path = Path(path)
        if path.is_file():
            return cls(_load_file(path), path)
        if not path.exists():
            raise StoreError(f"{path}: there is no such store or file; make one with `kg build INPUT -o {path}`")
        if not is_store(path):
            raise StoreError(
                f"{path}: this folder is no store (it has no {MARKER}); give a folder that `kg build` made"
            )
        if not (path / _QUADS).exists():
            return cls(ox.Store(), path)  # made, but nothing was ever written
        try:
            return cls(ox.Store.read_only(str(path / _QUADS)), path)
        except OSError as error:
            raise StoreError(_explain(path, error)) from error

    @classmethod
    def memory(cls) -> Store:
        """An empty store that lives as long as the program."""
        return cls(ox.Store())

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the lock back; the store cannot be used after it."""
        self._quads = None

    def replace(self, graph: Graph) -> bool:
        """Put this graph in place of what its name holds, all or nothing; True if that changed anything.

        Raises:
            StoreError: if a term of the graph is not valid RDF, or the store is read-only; nothing is changed then.
        """
        try:
            fresh = ox.Store()
            fresh.extend(quads_of(graph))
        except ValueError as error:
            raise StoreError(f"graph {graph.identifier}: {error}; nothing was written") from error
        name = ox.NamedNode(str(graph.identifier))
        quads = set(fresh)
        if quads == set(self._open.quads_for_pattern(None, None, None, name)):
            return False
        triples = "\n".join(sorted(f"{quad.subject} {quad.predicate} {quad.object} ." for quad in quads))
        # one update request is one transaction: readers see the old graph or the new one
        self._update(f"CLEAR SILENT GRAPH {name} ; INSERT DATA {{ GRAPH {name} {{\n{triples}\n}} }}")
        return True

    def remove(self, graph_iri: str) -> bool:
        """Remove a named graph; False if there is none of this name."""
        if graph_iri not in self.graph_names():
            return False
        self._update(f"DROP GRAPH {ox.NamedNode(graph_iri)}")
        return True

    def graph_names(self) -> list[str]:
        """The IRIs of the named graphs that hold something, sorted."""
        rows = self.query("SELECT DISTINCT ?graph WHERE { GRAPH ?graph { ?s ?p ?o } }")
        return sorted(row["graph"].value for row in rows)

    def graph(self, graph_iri: str) -> Graph:
        """A copy of one named graph for rdflib, empty if there is none of this name."""
        quads = self._open.quads_for_pattern(None, None, None, ox.NamedNode(graph_iri))
        return graph_of(quads, URIRef(graph_iri))

    def union(self) -> Graph:
        """A copy of all triples as one rdflib graph."""
        return graph_of(self._open)

    def query(self, sparql: str) -> Any:
        """The answer of a SPARQL 1.1 query, asked of the union of all graphs.

        A triple that stands in several graphs matches once for each, so a query that counts or lists says `DISTINCT`.

        Returns:
            Rows (`QuerySolutions`) for SELECT, a truth value for ASK, triples for CONSTRUCT and DESCRIBE.

        Raises:
            QueryError: if the query has a syntax error or cannot be answered.
        """
        try:
            return self._open.query(sparql, prefixes=prefixes(), use_default_graph_as_union=True)
        except SyntaxError as error:
            raise QueryError(f"the query is not valid SPARQL 1.1: {error}") from error
        except (ValueError, RuntimeError, OSError) as error:
            raise QueryError(f"the query cannot be answered: {error}") from error

    def quads(self) -> Iterator[ox.Quad]:
        """All quads, in the store's own order."""
        return iter(self._open)

    def __len__(self) -> int:
        return len(self._open)

    def dump(self, format: ox.RdfFormat) -> bytes:
        """All that is stored, sorted, so that equal stores give equal bytes; formats without graphs get the union."""
        quads: Iterable[Any] = sorted(self._open, key=str)
        if not format.supports_datasets:
            quads = sorted({quad.triple for quad in self._open}, key=str)
        namespaces = dict(sorted(prefixes().items()))
        return ox.serialize(quads, format=format, prefixes=namespaces) or b""

    @property
    def _open(self) -> ox.Store:
        if self._quads is None:
            raise StoreError(f"{self.path or 'the store'}: it is closed already; open it again")
        return self._quads

    def _update(self, sparql: str) -> None:
        try:
            self._open.update(sparql)
        except RuntimeError as error:
            raise StoreError(f"{self.path}: the store is open for reading only; open it with Store.create") from error
        except OSError as error:
            raise StoreError(f"{self.path}: cannot be written: {error}") from error


def is_store(path: Path) -> bool:
    """Whether the path is a folder with the marker of our stores.

    Raises:
        StoreError: if the marker is there but says another layout than this version knows.
    """
    marker = path / MARKER
    if not marker.is_file():
        return False
    try:
        layout = json.loads(marker.read_text(encoding="utf-8"))
    except ValueError as error:
        raise StoreError(f"{marker}: expected JSON, {error}; if the store is damaged, build it again") from error
    if layout != _LAYOUT:
        raise StoreError(f"{marker}: expected {_LAYOUT}, got {layout}; this store was made by another version of kg")
    return True


def _check_free(path: Path) -> None:
    if path.is_dir() and not any(path.iterdir()):
        return
    if path.exists() or path.is_symlink():
        kind = "folder with other files" if path.is_dir() else "file"
        raise StoreError(f"{path}: this is a {kind}, not a store; nothing in it was touched. Give a new path")


def _load_file(path: Path) -> ox.Store:
    format_ = FORMAT_BY_SUFFIX.get(path.suffix.lower())
    if format_ is None:
        known = " ".join(FORMAT_BY_SUFFIX)
        raise StoreError(
            f"{path}: expected a store's folder or an RDF file ({known}), got a file ending {path.suffix!r}"
        )
    store = ox.Store()
    try:
        store.bulk_load(path=str(path), format=format_)
    except SyntaxError as error:
        raise StoreError(f"{path}: this is no valid {format_.name}: {error}") from error
    except (OSError, ValueError) as error:
        raise StoreError(f"{path}: cannot be read: {error}") from error
    return store


def _explain(path: Path, error: OSError) -> str:
    if "lock" in str(error).lower():
        return f"{path}: another program is writing to this store; wait until it is done, or write to another path"
    return f"{path}: the store cannot be opened: {error}"
