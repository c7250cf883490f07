"""The files that inputs stand for: files themselves, and what folders hold."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path


def iter_files(folder: Path) -> Iterator[Path]:
    """All files below a folder, sorted by path; hidden files and folders are skipped, links to folders not followed."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield Path(place) / name
