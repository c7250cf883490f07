"""Grounding: which concepts the words of a text may name, and which of them is meant."""
