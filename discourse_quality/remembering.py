"""What is asked again and again of the same few words, worked out once for each.

``functools.lru_cache`` keeps count of who asked last, so that the oldest answer goes
when there is no more room. Of words most come again at once or never: here all is
forgotten when there is no more room, and a look costs half as much.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Remembered(dict[K, V]):
    """What a function returns for each argument that was met.

    Parameters
    ----------
    function
        Takes one argument, and returns the same for it each time.
    room
        How many answers are kept at most.
    """

    def __init__(self, function: Callable[[K], V], room: int) -> None:
        super().__init__()
        self._function = function
        self._room = room

    def __missing__(self, key: K) -> V:
        """Ask for what was not met."""
        answer = self._function(key)
        if len(self) >= self._room:
            self.clear()
        self[key] = answer
        return answer


def remembered(room: int) -> Callable[[Callable[[K], V]], Callable[[K], V]]:
    """Let a function of one argument remember what it answered: a decorator.

    What it returns is a method of a dictionary, without the function's name and
    docstring: a wrapper would cost as much again as the look.
    """

    def decorated(function: Callable[[K], V]) -> Callable[[K], V]:
        return Remembered(function, room).__getitem__

    return decorated
