"""Figures put into a page of the documentation, between two comments of the figures' name."""

from __future__ import annotations

import re
import sys
from pathlib import Path


def fill(path: Path, name: str, text: str) -> None:
    """Replace what stands between `<!-- name -->` and `<!-- /name -->`; ends the program if there is no such place."""
    page = path.read_text(encoding="utf-8")
    place = re.compile(rf"(?<=<!-- {name} -->\n).*?(?=<!-- /{name} -->)", re.DOTALL)
    if not place.search(page):
        sys.exit(f"{path}: has no place for these figures; expected the lines <!-- {name} --> and <!-- /{name} -->")
    path.write_text(place.sub(lambda _: text.strip() + "\n", page), encoding="utf-8")
