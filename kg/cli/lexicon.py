"""The option that says which local lexicon texts are read with, besides the shipped vocabulary."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.console import say

LexiconOption = Annotated[
    Path | None,
    typer.Option(
        "--lexicon",
        help="The lexicon that 'kg vocab import' made. If not given: KG_LEXICON, else the one in KG_HOME or in the "
        "user's data folder, if there is one.",
        show_default=False,
    ),
]


def read_with(lexicon: Path | None, *, announce: bool = False) -> None:
    """Use this lexicon from here on; `announce` says on stderr if one is in use, since it changes what is found."""
    from kg.local_lexicon.in_use import lexicon_in_use, use_lexicon

    use_lexicon(lexicon)
    opened = lexicon_in_use()
    if announce and opened is not None:
        say(f"reading with the lexicon {opened.path} besides the shipped vocabulary")
