"""A graph behind a SPARQL endpoint: the only place where a query leaves this machine, and only when asked to."""

from __future__ import annotations

import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterable

from pyoxigraph import (
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)

from kg.errors import QueryError
from kg.version import __version__

TIMEOUT_SECONDS = 60.0
LARGEST_ANSWER = 256 * 2**20
_ACCEPT = "application/sparql-results+json, application/n-triples;q=0.9, text/turtle;q=0.8"
_LARGEST_MESSAGE = 500


class Endpoint:
    """Answers queries as a store does, by the SPARQL 1.1 Protocol (query via POST with URL-encoded parameters)."""

    def __init__(self, url: str, *, timeout: float = TIMEOUT_SECONDS) -> None:
        """Remember where to ask; nothing is sent yet.

        Raises:
            QueryError: the URL is not http or https.
        """
        parts = urllib.parse.urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise QueryError(f"{url!r} is not an endpoint; expected a URL such as https://example.org/sparql")
        self.url = url
        self.timeout = timeout

    def query(self, sparql: str) -> QuerySolutions | QueryBoolean | Iterable[Triple]:
        """What the endpoint answers.

        Raises:
            QueryError: it cannot be reached, refuses the query, or answers in no format of SPARQL 1.1.
        """
        media_type, content = self._post(sparql)
        try:
            if media_type in {"application/sparql-results+json", "application/json"}:
                return parse_query_results(content, QueryResultsFormat.JSON)
            if media_type == "application/sparql-results+xml":
                return parse_query_results(content, QueryResultsFormat.XML)
            if rdf_format := RdfFormat.from_media_type(media_type):
                return [Triple(q.subject, q.predicate, q.object) for q in parse(content, rdf_format)]
        except (SyntaxError, ValueError) as error:
            raise QueryError(f"{self.url}: the answer is not readable as {media_type}: {error}") from error
        raise QueryError(
            f"{self.url}: answered with {media_type!r}, expected SPARQL results as JSON; is it an endpoint?"
        )

    def quads(self) -> Iterable[Quad]:
        """All that the endpoint holds, named graphs first; what stands in none of them is in the default graph.

        Raises:
            QueryError: as `query` does.
        """
        named = set()
        for row in self._rows("SELECT ?s ?p ?o ?g WHERE { GRAPH ?g { ?s ?p ?o } }"):
            quad = Quad(row["s"], row["p"], row["o"], row["g"])
            named.add(quad.triple)
            yield quad
        for row in self._rows("SELECT ?s ?p ?o WHERE { ?s ?p ?o }"):
            quad = Quad(row["s"], row["p"], row["o"])
            if quad.triple not in named:  # many endpoints answer from the union of their graphs
                yield quad

    def _rows(self, sparql: str) -> QuerySolutions:
        answer = self.query(sparql)
        if not isinstance(answer, QuerySolutions):
            raise QueryError(f"{self.url}: expected rows as the answer of a SELECT query")
        return answer

    def _post(self, sparql: str) -> tuple[str, bytes]:
        request = urllib.request.Request(
            self.url,
            data=urllib.parse.urlencode({"query": sparql}).encode(),
            headers={
                "Accept": _ACCEPT,
                "Content-Type": "application/x-www-form-urlencoded",
                "User-Agent": f"trialkg/{__version__}",
            },
        )
        try:
            with urllib.request.urlopen(request, timeout=self.timeout) as response:
                content: bytes = response.read(LARGEST_ANSWER + 1)
                media_type: str = response.headers.get_content_type()
        except urllib.error.HTTPError as error:
            detail = error.read(_LARGEST_MESSAGE).decode("utf-8", "replace").strip()
            raise QueryError(f"{self.url}: HTTP {error.code} {error.reason}: {detail}") from error
        except urllib.error.URLError as error:
            raise QueryError(f"{self.url}: cannot be reached: {error.reason}") from error
        except OSError as error:  # a time-out while the answer is being read
            raise QueryError(f"{self.url}: no answer within {self.timeout:g} s: {error}") from error
        if len(content) > LARGEST_ANSWER:
            raise QueryError(f"{self.url}: the answer is larger than {LARGEST_ANSWER} bytes; add a LIMIT")
        return media_type, content
