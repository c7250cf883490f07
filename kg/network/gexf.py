"""A network as GEXF 1.2, the format of Gephi."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.network.flat import flatten

if TYPE_CHECKING:
    import networkx as nx

_DATE = re.compile(r' lastmodifieddate="[^"]*"')


def to_gexf(network: nx.Graph[str]) -> bytes:
    """The GEXF document. It bears no date, so that the same graph gives the same bytes on any day."""
    import networkx as nx

    flat = flatten(network)
    if flat.is_multigraph():
        # GEXF edges have no key: networkx would take it for an attribute and lose the parallel edges when reading
        for index, (_, _, attributes) in enumerate(flat.edges(data=True)):
            attributes["id"] = str(index)
    text = "\n".join(nx.generate_gexf(flat))
    return ('<?xml version="1.0" encoding="UTF-8"?>\n' + _DATE.sub("", text, count=1) + "\n").encode("utf-8")
