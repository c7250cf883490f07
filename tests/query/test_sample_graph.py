"""The sample that the queries are tested on keeps the promises of real graphs."""

from __future__ import annotations

from kg.query import StoredQuery, run
from kg.store import Store

SELECTORS = """PREFIX kgo: <https://w3id.org/trialkg/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT ?text ?start ?end ?exact WHERE {
  ?evidence kgo:source/kgo:text ?text ; (kgo:words|kgo:sentence) ?selector .
  ?selector oa:start ?start ; oa:end ?end ; oa:exact ?exact .
}"""


def test_every_selector_quotes_the_text_at_its_offsets(store: Store) -> None:
    records = list(run(StoredQuery("selectors", "selectors", SELECTORS), store).records())
    assert records
    for record in records:
        assert str(record["text"])[record["start"] : record["end"]] == record["exact"]
