"""The lexicon that `kg vocab import` compiles: `layout` of its file, the open `lexicon`, and which one is `in_use`."""
