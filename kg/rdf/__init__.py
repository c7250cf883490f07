"""Facts to RDF: prefixes, the closed vocabulary, minted IRIs, and one writer per part of a document's graph."""
