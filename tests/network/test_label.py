from __future__ import annotations

import itertools

import pytest

from kg.network.label import RIGHT, Box, Wanted, place, wrap

CANVAS = Box(0, 0, 400, 300)


def test_crowded_labels_part_or_are_left_out_but_never_overlap():
    wanted = [Wanted(str(i), 60, 20, (200 + i, 150 + i), 5) for i in range(40)]
    placed = place(wanted, CANVAS, [], [])
    assert "0" in placed and 8 < len(placed) < 40
    for one, other in itertools.combinations(placed.values(), 2):
        assert not one.overlaps(other)
    assert all(box.within(CANVAS) for box in placed.values())


def test_a_label_keeps_off_nodes_and_lines_where_it_can():
    label = Wanted("a", 40, 16, (200, 150), 5, sides=(RIGHT, (0, 1), (-1, 0)))
    assert place([label], CANVAS, [], [])["a"].left > 200
    assert place([label], CANVAS, [((225, 150), 6)], [])["a"].top > 150
    below_and_right = [(215 + i, 150) for i in range(0, 60, 2)] + [(190 + i, 166) for i in range(0, 20, 2)]
    assert place([label], CANVAS, [], below_and_right)["a"].right < 200


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FLT3", "FLT3"),
        ("acute myeloid leukemia of adults", "acute myeloid leukemia\nof adults"),
        ("one two three four five six seven eight nine ten", "one two three\nfour five…"),
    ],
)
def test_long_labels_are_wrapped_and_cut_with_an_ellipsis(text, expected):
    width = 13 if "one" in text else 24
    assert wrap(text, width, 2) == expected
