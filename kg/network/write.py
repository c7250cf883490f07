"""Networks as files: GraphML, GEXF, node-link JSON, pictures, and a page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import ExportError
from kg.network.draw import to_png, to_svg
from kg.network.gexf import to_gexf
from kg.network.graphml import to_graphml
from kg.network.html import to_html
from kg.network.node_link import to_node_link

if TYPE_CHECKING:
    import networkx as nx

WRITERS: dict[str, Callable[[nx.Graph[str]], bytes]] = {
    "graphml": to_graphml,
    "gexf": to_gexf,
    "json": to_node_link,
    "png": to_png,
    "svg": to_svg,
    "html": to_html,
}
TEXT_FORMATS = ("graphml", "gexf", "json", "svg", "html")


def format_for(path: Path | None, wanted: str | None = None) -> str:
    """The format asked for, else the one the file's ending names.

    Raises:
        ExportError: Neither names a format.
    """
    name = wanted or (path.suffix.removeprefix(".").lower() if path else "")
    name = {"htm": "html"}.get(name, name)
    if name not in WRITERS:
        where = (
            f"--format {wanted!r}" if wanted else f"the ending of {str(path)!r}" if path else "no --format and no file"
        )
        raise ExportError(f"{where} names no network format; expected one of {', '.join(WRITERS)}")
    return name


def write_network(network: nx.Graph[str], path: Path, format: str | None = None) -> str:
    """Write the network to a file; folders on the way are made. Gives the name of the format it has.

    Raises:
        ExportError: The format is unknown or the file cannot be written.
    """
    name = format_for(path, format)
    content = WRITERS[name](network)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise ExportError(f"cannot write {str(path)!r}: {error.strerror}; choose a file you may write to") from error
    return name
