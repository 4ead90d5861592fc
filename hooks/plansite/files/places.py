"""Where the characters of a text stand in its file."""

import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import repeat

Place = tuple[int, int]


@dataclass
class Places(Sequence[Place]):
    """Line and column of each character, held as runs of characters that stand one behind the other: where each begins, and the length."""

    _runs: list[tuple[int, int, int]] = field(default_factory=list)
    _length: int = 0

    def add(self, line: int, column: int, length: int) -> None:
        """Let `length` more characters stand from a place on."""
        if length:
            self._runs.append((self._length, line, column))
            self._length += length

    def cut(self, length: int) -> None:
        """Leave the first `length` characters."""
        self._length = length
        while self._runs and self._runs[-1][0] >= length:
            self._runs.pop()

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, offset: int) -> Place:  # type: ignore[override]  # nobody asks for a slice
        if not -self._length <= offset < self._length:
            raise IndexError(offset)
        offset %= self._length
        start, line, column = self._runs[bisect_right(self._runs, (offset, math.inf)) - 1]
        return line, column + offset - start

    def __iter__(self) -> Iterator[Place]:
        ends = [*(start for start, _, _ in self._runs[1:]), self._length]
        for (start, line, column), end in zip(self._runs, ends, strict=False):
            yield from zip(repeat(line), range(column, column + end - start), strict=False)
