"""Networks projected from the graph by stored queries, measured with networkx, drawn and written to files."""
