from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest

from kg.network.html import page_data, to_html, to_script_json
from kg.network.project import VIEWS, project

LOADING = {"src", "srcset", "data", "poster", "action", "background"}


class Page(HTMLParser):
    """Collects what a browser would load, and the contents of the script elements."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.policy = ""
        self.scripts: dict[str, str] = {}
        self._script: str | None = None
        self.feed(content.decode())

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.loads += [f"{tag} {name}={value}" for name, value in attrs if name in LOADING]
        if tag == "link" and not values["href"].startswith("data:"):
            self.loads.append(f"link {values['href']}")
        if values.get("http-equiv") == "Content-Security-Policy":
            self.policy = values["content"]
        self._script = values.get("id", "code") if tag == "script" else None

    def handle_data(self, data):
        if self._script:
            self.scripts[self._script] = self.scripts.get(self._script, "") + data

    def handle_endtag(self, tag):
        self._script = None


@pytest.mark.parametrize("view", VIEWS)
def test_the_page_loads_nothing(store, view):
    content = to_html(project(store, view))
    page = Page(content)
    assert page.loads == []
    assert page.policy.startswith("default-src 'none'")
    style_and_code = re.sub(rb'<script type="application/json".*?</script>', b"", content, flags=re.S).decode()
    assert (
        re.findall(
            r"@import|url\((?!#)|fetch\(|XMLHttpRequest|import\(|WebSocket", style_and_code.replace("url(#end", "")
        )
        == []
    )
    assert set(re.findall(r"https?://[^\"' ]+", style_and_code)) == {"http://www.w3.org/2000/svg"}


def test_every_sentence_is_in_the_page_and_cannot_end_its_script(store):
    network = project(store)
    content = to_html(network)
    data = json.loads(Page(content).scripts["network-data"])
    expected = {s for _, _, found in network.edges(data="sentences") for s in found}
    assert {(s["source"], s["start"], s["end"], s["quote"]) for s in data["sentences"]} == {
        (s.source, s.start, s.end, s.quote) for s in expected
    }
    # one sentence of the sample holds a closing script tag; the page has its own two and no third
    assert any("</script>" in sentence["quote"] for sentence in data["sentences"])
    assert content.count(b"</script>") == 2


def test_characters_that_markup_or_old_scripts_trip_over_are_escaped():
    text = to_script_json({"a": "</script><!-- & \u2028\u2029 {{title}} ≤"})
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text) == {"a": "</script><!-- & \u2028\u2029 {{title}} ≤"}


def test_braces_in_a_label_are_not_taken_for_a_place_to_fill(store):
    network = project(store, "drug-combinations")
    node = next(iter(network))
    network.nodes[node]["label"] = "{{script}}"
    data = json.loads(Page(to_html(network)).scripts["network-data"])
    assert "{{script}}" in {entry["label"] for entry in data["nodes"]}


def test_a_title_is_escaped(store):
    network = project(store, "drug-combinations")
    network.graph["title"] = "<img src=x> & more"
    content = to_html(network).decode()
    assert "<img" not in content
    assert "<title>&lt;img src=x&gt; &amp; more</title>" in content


def test_edges_point_to_their_nodes_and_sentences(store):
    network = project(store)
    data = page_data(network)
    read = {
        (data["nodes"][edge["from"]]["iri"], edge["relation"], data["nodes"][edge["to"]]["iri"]): {
            data["sentences"][at]["quote"] for at in edge["sentences"]
        }
        for edge in data["edges"]
    }
    assert read == {
        (first, edge["relation"], second): {sentence.quote for sentence in edge["sentences"]}
        for first, second, edge in network.edges(data=True)
    }


def test_positions_of_both_layouts_are_in_the_page(store):
    data = page_data(project(store))
    assert data["layout"] == "columns"
    assert set(data["layouts"]) == {"columns", "organic"}
    assert {len(points) for points in data["layouts"].values()} == {len(data["nodes"])}


def test_what_studies_share_is_in_the_page(store):
    [edge] = page_data(project(store, "study-similarity"))["edges"]
    assert ("Shared harms", ("rash",)) in edge["shared"]
