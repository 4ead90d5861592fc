"""A walk over a page by keyboard: from its beginning to its end with Tab, and back with Shift+Tab."""

import string
from collections.abc import Iterator
from typing import Any

from .conditions import View
from .outcome import Outcome

STOP_CHECKS = {
    "focus in view": ("2.4.7", "2.4.11"),
    "focus uncovered": ("2.4.11",),
    "focus opaque": ("2.4.7",),
    "focus ring": ("1.4.11", "2.4.7"),
    "focus named": ("4.1.2",),
    "card in the window": ("1.4.10", "1.4.13"),
    "card beside its word": ("2.4.11",),
}
_SINGLE_KEYS = string.ascii_lowercase + string.digits + "/,.;-=[]?"


def _stops(view: View, limit: int) -> Iterator[dict[str, Any]]:
    """Give what has the focus after each press of Tab, until it leaves the page, comes back to its first stop or moves no more."""
    first = last = None
    for _ in range(limit):
        view.page.keyboard.down("Tab")
        stop = view.probe("focused")
        if stop is None or stop["place"] == first:
            return
        yield stop
        if stop["place"] == last:
            return
        first, last = first or stop["place"], stop["place"]


def walk(view: View, *, back: bool = False) -> Outcome:
    """Return what a walk over a page that was just shown finds at its stops, about their order, and about a way out."""
    outcome = Outcome()
    expected = dict(view.probe("stops"))
    if back:
        view.page.keyboard.down("Shift")
    stops = list(_stops(view, 2 * len(expected) + 20))
    view.page.keyboard.up("Tab")
    if back:
        view.page.keyboard.up("Shift")
    for check, criteria in STOP_CHECKS.items():
        outcome.add(check, criteria, [stop["shown"] for stop in stops if check in stop["failed"]])
    places = [stop["place"] for stop in stops]
    ordered = sorted(places, reverse=back)
    outcome.add(
        "focus order", ("2.4.3",), [stop["shown"] for stop, place in zip(stops, ordered, strict=True) if stop["place"] != place][:1]
    )
    trapped = len(places) != len(set(places))
    outcome.add("no keyboard trap", ("2.1.2",), [stops[-1]["shown"]] if trapped else [])
    missed = [] if trapped else [element for place, element in expected.items() if place not in places]
    outcome.add("keyboard reaches all", ("2.1.1",), missed)
    return outcome


def press_single_keys(view: View) -> Outcome:
    """Return the keys that do something without Ctrl or Alt while no field has the focus."""
    outcome = Outcome()
    acting = []
    before = view.probe("state")
    for key in _SINGLE_KEYS:
        view.page.keyboard.press(key)
        if (after := view.probe("state")) != before:
            acting.append(key)
            before = after
    outcome.add("no single keys", ("2.1.4",), acting)
    return outcome


def press_controls(view: View, path: str) -> Outcome:
    """Return the buttons and folds of a page that do nothing when Enter is pressed."""
    outcome = Outcome()
    dead = []
    view.show(path)
    for number, control in enumerate(view.probe("controls")):
        view.show(path)
        view.probe("controls", number)
        before = view.probe("markup")
        view.page.keyboard.press("Enter")
        if view.probe("markup") == before:
            dead.append(control)
    outcome.add("every control acts", ("2.1.1",), dead)
    return outcome
