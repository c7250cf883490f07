"""A terminology file as a stream of statements, by the importer of its format."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from kg.terminology.chembl import read_chembl
from kg.terminology.hgnc import read_hgnc
from kg.terminology.known import Known
from kg.terminology.mesh import read_mesh_descriptors, read_mesh_supplement
from kg.terminology.nci_thesaurus import read_nci_thesaurus
from kg.terminology.obo import read_obo
from kg.terminology.owl_xml import read_owl_xml
from kg.terminology.rdf import FORMATS, read_rdf
from kg.terminology.rxnorm import read_rxnorm
from kg.terminology.source import Source
from kg.terminology.sssom import read_sssom
from kg.terminology.statement import Importer, Statement

IMPORTERS: Final[dict[str, Importer]] = {
    "obo": read_obo,
    "owl-xml": read_owl_xml,
    "nci-thesaurus": read_nci_thesaurus,
    "mesh-descriptors": read_mesh_descriptors,
    "mesh-supplement": read_mesh_supplement,
    "rxnorm": read_rxnorm,
    "hgnc": read_hgnc,
    "sssom": read_sssom,
    **{syntax: partial(read_rdf, syntax=syntax) for syntax in FORMATS},
}


def read_statements(source: Source, format_: str, known: Known) -> Iterator[Statement]:
    """What the file states, in the order of the file; `known` is what mechanisms may refer to."""
    return read_chembl(source, known) if format_ == "chembl" else IMPORTERS[format_](source)
