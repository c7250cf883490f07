"""Text to structure: numbers, sentences, sections, abbreviations, assertion; knows nothing of medicine's concepts."""
