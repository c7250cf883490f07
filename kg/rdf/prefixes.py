"""CURIEs to IRIs and back, by the only prefix map there is: `kg/data/prefixes.tsv`."""

from __future__ import annotations

import difflib
from functools import cache, lru_cache
from pathlib import Path

import curies
from rdflib import Graph

from kg.errors import VocabularyError
from kg.local_lexicon.in_use import lexicon_in_use
from kg.local_lexicon.lexicon import LocalLexicon
from kg.resources import data_path
from kg.table import iter_rows, require


def load_prefixes(path: Path) -> dict[str, str]:
    """Prefix to namespace, as a table with the columns `prefix` and `namespace` gives them.

    Raises:
        VocabularyError: for a wrong header, a row of another width, or a prefix that stands twice.
    """
    namespaces: dict[str, str] = {}
    for where, row in iter_rows(path, ("prefix", "namespace")):
        require(row, ("prefix", "namespace"), where)
        prefix = row["prefix"]
        if prefix in namespaces:
            raise VocabularyError(f"{where}: the prefix {prefix!r} stands twice; remove one of the rows")
        namespaces[prefix] = row["namespace"]
    return namespaces


@cache
def prefixes() -> dict[str, str]:
    """The shipped prefix map."""
    return load_prefixes(data_path("prefixes.tsv"))


@cache
def _converter() -> curies.Converter:
    return curies.Converter.from_prefix_map(prefixes())


def declared_prefixes() -> dict[str, str]:
    """The prefixes that are not shipped but were declared when a terminology was imported."""
    lexicon = lexicon_in_use()
    return {} if lexicon is None else _declared(lexicon)


@lru_cache(maxsize=4)
def _declared(lexicon: LocalLexicon) -> dict[str, str]:
    return lexicon.namespaces()


def expand(curie: str) -> str:
    """The IRI of a CURIE: `HGNC:3765` is `https://www.genenames.org/…/3765`.

    Raises:
        VocabularyError: if it is no CURIE or its prefix is unknown; the message lists the known prefixes.
    """
    prefix, colon, local = curie.partition(":")
    if not colon or not prefix or not local:
        raise VocabularyError(
            f"{curie!r} is not a CURIE; write a prefix, a colon and an identifier, as in 'NCIT:C61948'"
        )
    if prefix not in prefixes():
        if prefix in (declared := declared_prefixes()):
            return declared[prefix] + local
        near = difflib.get_close_matches(prefix, prefixes(), n=1, cutoff=0.6)
        hint = f"did you mean {near[0]!r}? " if near else ""
        known = ", ".join(sorted(prefixes()))
        raise VocabularyError(
            f"unknown prefix {prefix!r} in {curie!r}; {hint}Known are {known}. "
            "If it is right, add it to kg/data/prefixes.tsv, or import its terminology with --prefix NAME=NAMESPACE."
        )
    return prefixes()[prefix] + local


def contract(iri: str) -> str | None:
    """The CURIE of an IRI by its longest known namespace, None if no namespace fits."""
    curie: str | None = _converter().compress(iri)
    if curie is not None:
        return curie
    fitting = [
        (prefix, space) for prefix, space in declared_prefixes().items() if iri.startswith(space) and iri != space
    ]
    if not fitting:
        return None
    prefix, namespace = max(fitting, key=lambda pair: len(pair[1]))
    return f"{prefix}:{iri[len(namespace) :]}"


def bind_prefixes(graph: Graph) -> Graph:
    """The same graph, with every known prefix bound, so that it is written with short names."""
    for prefix, namespace in sorted(prefixes().items()):
        graph.bind(prefix, namespace, override=True, replace=True)
    return graph
