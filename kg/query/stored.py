"""Stored queries: the `.rq` files of `queries/`, each a document that says what it answers."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path

from kg.errors import QueryError
from kg.query.header import Parameter, parse_header
from kg.resources import shipped_path


@dataclass(frozen=True, slots=True)
class StoredQuery:
    """A query with a name. `where` says in messages which file it is."""

    name: str
    where: str
    text: str
    summary: str = ""
    description: str = ""
    parameters: tuple[Parameter, ...] = ()
    tags: tuple[str, ...] = ()

    def parameter(self, name: str) -> Parameter:
        """The parameter of this name, written with `_` or with `-`.

        Raises:
            QueryError: the query has no such parameter.
        """
        wanted = name.replace("-", "_")
        for parameter in self.parameters:
            if parameter.name == wanted:
                return parameter
        options = [parameter.option for parameter in self.parameters]
        raise QueryError(
            f"the query {self.name!r} has no parameter {name!r}; "
            + (f"its parameters are {', '.join(options)}" if options else "it takes no parameters")
        )


def list_queries(folder: Path | None = None) -> list[StoredQuery]:
    """All stored queries, sorted by name.

    Raises:
        QueryError: one of them has no header or a faulty one; none vanishes silently.
    """
    return [_read_stored(path) for path in _paths(folder).values()]


def find_query(name: str, folder: Path | None = None) -> StoredQuery:
    """The stored query of this name.

    Raises:
        QueryError: there is none; the message names the nearest.
    """
    paths = _paths(folder)
    if name in paths:
        return _read_stored(paths[name])
    near = difflib.get_close_matches(name, paths, n=3, cutoff=0.5)
    hint = f"did you mean {' or '.join(repr(match) for match in near)}? " if near else ""
    raise QueryError(f"unknown query {name!r}; {hint}(kg queries lists all {len(paths)})")


def read_query(path: Path) -> StoredQuery:
    """A query of the user's own; a header is welcome but not needed.

    Raises:
        QueryError: the file cannot be read, or its header is faulty.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise QueryError(f"{path}: cannot read the query: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise QueryError(f"{path}: cannot read the query: not UTF-8 (byte {error.start}); save it as UTF-8") from error
    header = parse_header(text, str(path))
    if header is None:
        return StoredQuery(name=path.stem, where=str(path), text=text)
    return StoredQuery(path.stem, str(path), text, header.summary, header.description, header.parameters, header.tags)


def _paths(folder: Path | None) -> dict[str, Path]:
    return {path.stem: path for path in sorted((folder or shipped_path("queries")).glob("*.rq"))}


def _read_stored(path: Path) -> StoredQuery:
    query = read_query(path)
    if not query.summary:
        raise QueryError(f"{path}: a stored query begins with a #+ header (summary, description, parameters, tags)")
    return query
