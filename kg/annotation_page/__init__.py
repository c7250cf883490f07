"""Annotated texts as one page that works offline: the words that were read are marked, the facts stand beside them.

A page holds several documents. A click on a fact lights up its words, a click on words the facts
that were read from them.
"""

from __future__ import annotations

from kg.annotation_page.fact import Fact, facts_of
from kg.annotation_page.page import Annotated, render_page
from kg.annotation_page.row import Row, rows_of

__all__ = ["Annotated", "Fact", "Row", "facts_of", "render_page", "rows_of"]
