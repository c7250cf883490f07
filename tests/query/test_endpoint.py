"""The endpoint client, against a server on this machine."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs

import pyoxigraph
import pytest

from kg.errors import QueryError
from kg.export.rdf import export
from kg.query import Endpoint, StoredQuery, find_query, run
from kg.store import Store


def make_handler(store: Store) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            if self.path == "/page":
                self.answer(200, "text/html", b"<html>")
                return
            try:
                answer = store.query(parse_qs(body)["query"][0])
            except QueryError as error:
                self.answer(400, "text/plain", str(error).encode())
                return
            if isinstance(answer, pyoxigraph.QueryTriples):
                self.answer(200, "application/n-triples", answer.serialize(format=pyoxigraph.RdfFormat.N_TRIPLES))
            else:
                content = answer.serialize(format=pyoxigraph.QueryResultsFormat.JSON)
                self.answer(200, "application/sparql-results+json; charset=utf-8", content)

        def answer(self, status: int, media_type: str, content: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", media_type)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            pass

    return Handler


@pytest.fixture
def url(store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with HTTPServer(("127.0.0.1", 0), make_handler(store)) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/sparql"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("name", ["results", "studies", "shared-between-studies"])
def test_endpoint_answers_as_the_store_does(name: str, url: str, store: Store) -> None:
    assert run(name, Endpoint(url)) == run(name, store)


def test_parameters_are_resolved_at_the_endpoint(url: str, store: Store) -> None:
    query = find_query("trials-by-target")
    assert run(query, Endpoint(url), target="flt3", disease="AML") == run(query, store, target="flt3", disease="AML")


def test_ask_and_construct_are_understood(url: str) -> None:
    ask = StoredQuery("mine", "mine.rq", "ASK { ?s a kgo:Study }")
    construct = StoredQuery("mine", "mine.rq", "CONSTRUCT { ?s a kgo:Study } WHERE { ?s a kgo:Study }")
    assert list(run(ask, Endpoint(url)).records()) == [{"answer": True}]
    assert len(run(construct, Endpoint(url)).rows) == 2


def test_endpoint_can_be_exported_with_its_named_graphs(url: str, store: Store) -> None:
    assert export(Endpoint(url), "nquads") == export(store, "nquads")


def test_refused_query_says_why(url: str) -> None:
    with pytest.raises(QueryError, match=r"HTTP 400 .*not valid SPARQL"):
        run(StoredQuery("mine", "mine.rq", "SELECT nothing"), Endpoint(url))


def test_web_page_is_no_endpoint(url: str) -> None:
    with pytest.raises(QueryError, match=r"'text/html'.*is it an endpoint"):
        run("results", Endpoint(url.replace("/sparql", "/page")))


def test_server_that_is_not_there_is_an_error(url: str) -> None:
    with pytest.raises(QueryError, match="cannot be reached"):
        run("results", Endpoint("http://127.0.0.1:9/sparql", timeout=2))


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://example.org/sparql", "sparql", "https://"])
def test_only_http_urls_are_endpoints(url: str) -> None:
    with pytest.raises(QueryError, match="is not an endpoint; expected a URL such as"):
        Endpoint(url)
