"""Text to facts, a noun a file, and a package for what belongs together. Read `assemble` first: it calls every
extractor and puts the study together.

Words used throughout: a *term* is a concept where a text names it, a *quantity* a number in its notation, an *estimate*
a number with what is attached to it (interval, p-value, count), a *series* estimates that commas or words join. A
*thing* is the outcome or harm that a number is of; a *frame* one sentence with all that its numbers may be tied to. A
*draft* is an arm while it is put together, a *lone* text a sentence or two without an abstract around them. A *cue* is
a row of a pattern file (`kg/data/README.md` tells which file says what). The extractor that a fact's evidence names is
such a row, or a step of a procedure that `kg/data/patterns/rules.yaml` describes.

From bottom to top; each imports only what stands above it in this list, and its own package:

    `cue`, `quantity`: what pattern files say, and the notations of numbers
    `term`: concepts where a text names them
    `reading`, `evidence`: sentences with terms and numbers, from which all facts are made
    `number`: what a number is, before anybody asks what it is of
    `study`, `population`: the study as a whole, and who was in it
    `drug`, `arm`, `intervention`: what was given, which groups there were, and what each was given
    `thing`, `attach`: the outcome or harm that a number is of, and its arm
    `result`, `harm`, `dose_finding`, `statement`: one extractor for each kind of fact
    `group`: groups of people that are known only when the facts are
    `feature`, `confidence`: how sure a fact is; `mention`: all of these as `kg annotate` shows them
    `assemble`: the study; `kinship`: what the vocabulary knows of concepts that it names in its own words
"""
