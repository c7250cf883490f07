from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import QueryError
from kg.query import find_query, list_queries, read_query

HEADED = "#+ summary: S\n#+ description: D\nSELECT * WHERE { ?s ?p ?o }\n"


def test_unknown_query_names_the_nearest_and_how_to_list_them() -> None:
    with pytest.raises(
        QueryError, match=r"unknown query 'trial-by-target'; did you mean 'trials-by-target'.*kg queries"
    ):
        find_query("trial-by-target")


def test_queries_are_listed_by_name(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / f"{name}.rq").write_text(HEADED, encoding="utf-8")
    assert [query.name for query in list_queries(tmp_path)] == ["a", "b"]


def test_stored_query_without_header_is_an_error_and_does_not_vanish(tmp_path: Path) -> None:
    (tmp_path / "a.rq").write_text(HEADED, encoding="utf-8")
    (tmp_path / "b.rq").write_text("SELECT * WHERE { ?s ?p ?o }", encoding="utf-8")
    with pytest.raises(QueryError, match=r"b\.rq: a stored query begins with a #\+ header"):
        list_queries(tmp_path)


def test_own_query_needs_no_header(tmp_path: Path) -> None:
    path = tmp_path / "mine.rq"
    path.write_text("\ufeffSELECT * WHERE { ?s ?p ?o }", encoding="utf-8")
    assert read_query(path).text == "SELECT * WHERE { ?s ?p ?o }"


def test_own_query_that_is_not_there_or_not_utf8_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match=r"missing\.rq: cannot read the query: No such file"):
        read_query(tmp_path / "missing.rq")
    (tmp_path / "latin.rq").write_bytes("# é".encode("latin-1"))
    with pytest.raises(QueryError, match="not UTF-8"):
        read_query(tmp_path / "latin.rq")


def test_unknown_parameter_names_those_of_the_query() -> None:
    with pytest.raises(QueryError, match=r"'trials-by-target' has no parameter 'drug'.*--target, --disease"):
        find_query("trials-by-target").parameter("drug")
