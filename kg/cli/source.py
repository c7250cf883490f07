"""Which graph a command reads: a store, an RDF file, or an endpoint."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import QueryError

if TYPE_CHECKING:
    from kg.query import Endpoint
    from kg.store import Store


def open_source(store: Path | None, endpoint: str | None) -> Store | Endpoint:
    """The store (or RDF file) at a path, or the endpoint at a URL.

    Raises:
        QueryError: neither is given, or both are.
        StoreError: there is no store or RDF file at the path.
    """
    from kg.query import Endpoint
    from kg.store import Store

    if store is not None and endpoint is None:
        return Store.open(store)
    if endpoint is not None and store is None:
        return Endpoint(endpoint)
    raise QueryError("say which graph: either --store PATH (made by kg build, or an RDF file) or --endpoint URL")
