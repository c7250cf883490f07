"""The broader concepts that a file states, checked as a whole: no circles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def find_cycle(parents: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The first circle on the way upwards, beginning and ending with the same concept; empty if there is none."""
    done: set[str] = set()
    for start in parents:
        if start in done:
            continue
        path: list[str] = []
        on_path: set[str] = set()
        waiting = [(start, iter(parents[start]))]
        path.append(start)
        on_path.add(start)
        while waiting:
            current, rest = waiting[-1]
            for parent in rest:
                if parent in on_path:
                    return (*path[path.index(parent) :], parent)
                if parent not in done and parent in parents:
                    path.append(parent)
                    on_path.add(parent)
                    waiting.append((parent, iter(parents[parent])))
                    break
            else:
                waiting.pop()
                path.pop()
                on_path.discard(current)
                done.add(current)
    return ()
