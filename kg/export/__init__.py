"""How a graph leaves: RDF in six formats, and the rows of a query as tables."""
