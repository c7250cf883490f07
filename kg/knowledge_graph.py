"""The commands as methods: one object for a graph that is built, reasoned about, checked, asked and written.

with KnowledgeGraph() as graph:
    graph.build("seeds")
    graph.reason()
    for record in graph.query("trials-by-target", target="FLT3").records(): ...
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from kg.build import BuildReport, build
from kg.errors import ReadError
from kg.export.rdf import export, format_of, write_export
from kg.model.document import Document
from kg.network.project import DEFAULT_VIEW, project
from kg.network.write import write_network
from kg.query import QueryResult, StoredQuery, read_query, run
from kg.query.result import to_result
from kg.readers import read_documents
from kg.reason import ReasoningReport, classify
from kg.store import Store
from kg.validate import Violation, validate

if TYPE_CHECKING:
    import networkx as nx


def read(*paths: Path | str) -> Iterator[Document | ReadError]:
    """The documents of files and folders; what cannot be read is a ReadError in its place, and the rest goes on."""
    return read_documents([Path(path) for path in paths])


class KnowledgeGraph:
    """A graph in memory, or (by `create` and `open`) in a store on disk; best used in a `with` statement."""

    def __init__(self, store: Store | None = None) -> None:
        self.store = Store.memory() if store is None else store  # an empty store is false

    @classmethod
    def create(cls, path: Path | str) -> KnowledgeGraph:
        """Open the store at a path for writing; where there is none, make it.

        Raises:
            StoreError: something else is there, which stays as it is.
        """
        return cls(Store.create(path))

    @classmethod
    def open(cls, path: Path | str) -> KnowledgeGraph:
        """Open a store for reading, or load an RDF file into memory.

        Raises:
            StoreError: there is neither at the path.
        """
        return cls(Store.open(path))

    def __enter__(self) -> KnowledgeGraph:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the store back, so that another program may write to it."""
        self.store.close()

    def __len__(self) -> int:
        return len(self.store)

    def build(self, *paths: Path | str, min_confidence: float = 0) -> BuildReport:
        """Read files and folders and keep what they say; a document that was read before is replaced.

        Facts that are less sure than `min_confidence` (from 0 to 1) are left out and counted.

        Returns:
            What was read, and what could not be read, with its reason.
        """
        return build([Path(path) for path in paths], self.store, min_confidence=Decimal(str(min_confidence)))

    def reason(self, *, use_hermit: bool = True) -> ReasoningReport:
        """Add what follows: hierarchies, drugs by what they do, combination studies."""
        return classify(self.store, use_hermit=use_hermit)

    def validate(self) -> list[Violation]:
        """What does not conform to the shapes, and which numbers do not add up; empty if all is well."""
        return validate(self.store)

    def query(self, query: str | Path | StoredQuery, **parameters: str | Sequence[str]) -> QueryResult:
        """The answer to a stored query by its name, or to a query file by its path (`Path`, or a name in `.rq`).

        A parameter is a label, a synonym, a CURIE or an IRI, or a list of them for "any of these".

        Raises:
            QueryError: there is no such query or parameter, or a value names nothing in the graph.
        """
        if isinstance(query, Path) or (isinstance(query, str) and query.endswith(".rq")):
            query = read_query(Path(query))
        return run(query, self.store, **parameters)

    def sparql(self, text: str) -> QueryResult:
        """The answer to SPARQL 1.1 over the union of the named graphs; the usual prefixes are known."""
        return to_result(self.store.query(text))

    def export(self, path: Path | str, format: str | None = None) -> str:
        """Write the graph as RDF, in the format that the file's ending names unless one is given.

        Returns:
            The name of the format.
        """
        target = Path(path)
        chosen = format or format_of(target)
        write_export(self.store, chosen, target)
        return chosen

    def serialize(self, format: str = "turtle") -> bytes:
        """The graph as RDF, the same bytes for the same graph."""
        return export(self.store, format)

    def network(self, view: str = DEFAULT_VIEW, *, drug_harms: bool = False) -> nx.Graph[str]:
        """A view of the graph as a networkx graph; every edge carries the sentences it rests on."""
        return project(self.store, view, drug_harms=drug_harms)

    def draw(self, path: Path | str, view: str = DEFAULT_VIEW, *, format: str | None = None) -> str:
        """Write a view as a picture (PNG, SVG), a page (HTML) or a file for network tools (GraphML, GEXF, JSON).

        Returns:
            The name of the format.
        """
        return write_network(self.network(view), Path(path), format)
