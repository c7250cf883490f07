"""Text to facts: one module per kind of fact, and the mentions they are made of."""
