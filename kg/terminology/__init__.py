"""Public terminologies on top of the shipped vocabulary: files in, one local lexicon out.

    file --sniff--> format --read--> concepts, mappings, mechanisms --compile--> lexicon

One module a format; each gives what the file states as a stream and counts what it leaves out. `compile.py` checks the
whole and writes it, `kg/local_lexicon` reads it back.
"""
