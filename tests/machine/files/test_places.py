"""Places of characters, held as runs, are those that were added one by one, as far as a text goes."""

import pytest

from plansite.files.places import Place, Places

Run = tuple[int, int, int]


@pytest.mark.parametrize(
    ("runs", "length", "expected"),
    [
        ([], 0, []),
        ([(3, 5, 2)], 2, [(3, 5), (3, 6)]),
        ([(3, 5, 0), (4, 1, 1)], 1, [(4, 1)]),
        ([(3, 5, 2), (4, 1, 2)], 4, [(3, 5), (3, 6), (4, 1), (4, 2)]),
        ([(3, 5, 2), (4, 1, 2)], 3, [(3, 5), (3, 6), (4, 1)]),
        ([(3, 5, 2), (4, 1, 2)], 2, [(3, 5), (3, 6)]),
        ([(3, 5, 2), (4, 1, 2)], 1, [(3, 5)]),
        ([(3, 5, 2), (4, 1, 2)], 0, []),
    ],
)
def test_places(runs: list[Run], length: int, expected: list[Place]) -> None:
    places = Places()
    for run in runs:
        places.add(*run)
    places.cut(length)
    assert [*places] == [places[offset] for offset in range(len(places))] == expected
    assert [places[offset - length] for offset in range(length)] == expected
    with pytest.raises(IndexError):
        places[length]
