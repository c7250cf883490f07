"""Run the console examples of the README and put their real output below them, and the list of queries into its place.

usage: python docs/refresh_readme.py

The examples run in one new folder, in order; it holds `seeds/` and `abstract.txt` (the README's first block of text).
A line `…` ends what is shown of a long output.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from kg.resources import shipped_path

README = Path(__file__).parents[1] / "README.md"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", flags=re.MULTILINE | re.DOTALL)
QUERIES = re.compile(r"(?<=<!-- queries -->\n).*?(?=<!-- /queries -->)", flags=re.DOTALL)


def main() -> None:
    text = README.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        folder = prepare(Path(name), text)
        text = BLOCK.sub(lambda match: refreshed(match, folder), text)
        listed = run("kg queries --format markdown", folder).splitlines(keepends=True)
        table = "".join(line for line in listed if "`network-" not in line)
        text = QUERIES.sub(lambda _: table, text)
    README.write_text(text, encoding="utf-8")


def prepare(folder: Path, text: str) -> Path:
    """The folder that the examples run in."""
    shutil.copytree(shipped_path("seeds"), folder / "seeds")
    abstract = next(content for language, content in BLOCK.findall(text) if language == "text")
    (folder / "abstract.txt").write_text(abstract, encoding="utf-8")
    return folder


def refreshed(match: re.Match[str], folder: Path) -> str:
    """A console block with its commands and their output; any other block as it is."""
    language, content = match.groups()
    if language != "console":
        return match[0]
    lines: list[str] = []
    for command, shown in examples(content):
        output = run(command, folder).rstrip("\n").splitlines()
        if shown.endswith("…\n"):
            output = [*output[: shown.count("\n") - 1], "…"]
        lines += [f"$ {command}", *output]
    return "```console\n" + "\n".join(line.rstrip() for line in lines) + "\n```"


def examples(block: str) -> list[tuple[str, str]]:
    """Each `$ …` line of a console block with the output that is shown below it."""
    found: list[tuple[str, str]] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], ""))
        elif found:
            found[-1] = (found[-1][0], found[-1][1] + line + "\n")
    return found


def run(command: str, folder: Path) -> str:
    """What a command prints, progress and all, with `kg` from the environment that this program runs in."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    # bash sets COLUMNS anew after each command, so the width is given to kg itself
    environment = {**os.environ, "PATH": path, "COLUMNS": "118", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        sys.exit(f"{command}: exit status {done.returncode}\n{done.stdout}")
    return done.stdout


if __name__ == "__main__":
    main()
