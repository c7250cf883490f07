"""Where the shipped files are, in a checkout and in a wheel; nobody else builds a path from `__file__`."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def data_path(*parts: str) -> Path:
    """A file or folder of `kg/data`."""
    return _PACKAGE.joinpath("data", *parts)


def shipped_path(folder: str) -> Path:
    """`ontology`, `shapes`, `queries` or `seeds`: inside the installed package, else beside it in a checkout."""
    for candidate in (_PACKAGE / "_shipped" / folder, _PACKAGE.parent / folder):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(
        f"the folder {folder!r} is neither in the package nor beside it; is the installation complete?"
    )
