from __future__ import annotations

import pytest

from kg.errors import QueryError
from kg.query.header import parse_header

QUERY = """#+ summary: Trials of a target
#+ description: >-
#+   What it says
#+   in two lines.
#+ parameters:
#+   target:
#+     type: target
#+     default: HGNC:3765
#+     example: FLT3
#+     description: What the drugs act on.
#+   other_target:
#+     type: target
#+     default: any
#+     example: KIT
#+     description: Another one.
#+ tags: [target]
SELECT * WHERE { VALUES ?target { HGNC:3765 } VALUES ?other_target { UNDEF } ?x ?target ?other_target }
"""


def test_header_is_read_from_the_comment_lines() -> None:
    header = parse_header(QUERY, "q.rq")
    assert header is not None
    assert header.summary == "Trials of a target"
    assert header.description == "What it says in two lines."
    assert header.tags == ("target",)
    target, other = header.parameters
    assert (target.name, target.option, target.is_optional) == ("target", "--target", False)
    assert (other.name, other.option, other.is_optional) == ("other_target", "--other-target", True)
    assert target.classes == ("Target", "Biomarker")


def test_query_without_header_has_none() -> None:
    assert parse_header("# a plain comment\nSELECT * WHERE { ?s ?p ?o }", "q.rq") is None


@pytest.mark.parametrize(
    ("old", "new", "messages"),
    [
        ("#+ tags:", "#+ tgas:", ["q.rq", "unknown key 'tgas'", "summary, description, parameters, tags"]),
        ("#+     example: FLT3", "#+     sample: FLT3", ["parameter 'target'", "'sample'", "type, default, example"]),
        ("#+     type: target", "#+     type: gene", ["unknown type 'gene'", "drug, target, disease"]),
        ("#+ summary: Trials of a target", "#+ summary:", ["'summary' is missing or empty"]),
        ("#+ summary: Trials of a target", "#+ summary: a: b", ["not YAML"]),
        ("#+     default: HGNC:3765", "#+     default: HGNC:6342", ["'HGNC:6342'", "'HGNC:3765'", "agree"]),
        ("#+     default: any", "#+     default: HGNC:6342", ["'UNDEF'"]),
        ("VALUES ?target {", "VALUES ?tarket {", ["has no 'VALUES ?target { … }'"]),
        ("VALUES ?target {", "# VALUES ?target {", ["has no 'VALUES ?target { … }'"]),
        ("#+ tags: [target]", "#+ tags: target", ["'tags' should be a list"]),
    ],
)
def test_faulty_header_is_an_error_that_says_what_and_where(old: str, new: str, messages: list[str]) -> None:
    text = QUERY.replace(old, new, 1)
    assert text != QUERY
    with pytest.raises(QueryError) as caught:
        parse_header(text, "q.rq")
    for message in ["q.rq", *messages]:
        assert message in str(caught.value)
