"""Which local lexicon texts are read with, and where it is."""

from __future__ import annotations

import os
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

import platformdirs

from kg.errors import VocabularyError
from kg.local_lexicon.lexicon import LocalLexicon

LEXICON_VARIABLE: Final = "KG_LEXICON"
HOME_VARIABLE: Final = "KG_HOME"
FILE_NAME: Final = "lexicon.sqlite"


def lexicon_path() -> Path:
    """Where the lexicon is or would be: `$KG_LEXICON`, else in `$KG_HOME`, else in the user's data folder."""
    if named := os.environ.get(LEXICON_VARIABLE):
        return Path(named)
    return _path_within(os.environ.get(HOME_VARIABLE))


@cache
def _path_within(home: str | None) -> Path:
    return (Path(home) if home else platformdirs.user_data_path("trialkg", appauthor=False)) / FILE_NAME


def use_lexicon(path: Path | None) -> None:
    """Let this process and those that it starts read with the lexicon at `path`; None leaves things as they are."""
    if path is not None:
        os.environ[LEXICON_VARIABLE] = str(path.resolve())


def lexicon_in_use() -> LocalLexicon | None:
    """The lexicon that texts are read with, opened once; None where nothing was imported.

    Raises:
        VocabularyError: if `$KG_LEXICON` names a file that is not there, or the file is no lexicon.
    """
    path = lexicon_path()
    if not path.exists():
        if os.environ.get(LEXICON_VARIABLE):
            raise VocabularyError(
                f"{path}: no such lexicon; make it with 'kg vocab import FILE -o {path}', or unset {LEXICON_VARIABLE}"
            )
        return None
    stat = path.stat()
    return _opened(path, stat.st_mtime_ns, stat.st_ino)


@lru_cache(maxsize=4)
def _opened(path: Path, _changed: int, _inode: int) -> LocalLexicon:
    return LocalLexicon(path)
