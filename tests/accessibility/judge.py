"""What is asked of a page in a condition, from the checks that every page passes to those of one page of each kind."""

from . import engines, keyboard
from .conditions import LIGHT_NARROW, LIGHT_WIDE, View
from .outcome import Outcome

# A function of probes.js, the check that it is, and the criteria it stands for.
_LAYOUT = (
    ("sideways", "no sideways scrolling", ("1.4.10",)),
    ("regions", "scrolling regions", ("2.1.1", "4.1.2")),
    ("contrast", "contrast of text", ("1.4.3",)),
    ("linksByColour", "links not by colour alone", ("1.4.1",)),
    ("moving", "nothing moves", ("2.2.2", "2.3.1")),
    ("turned", "either orientation", ("1.3.4",)),
)
# What the scripts of a page do not listen to: paths and pushes of a pointer, presses that act before release, motion of the device.
_POINTER = (
    ("no gestures", ("2.5.1", "2.5.7"), {"touchmove", "pointermove", "mousemove", "drag", "dragstart", "dragover", "drop"}),
    ("nothing acts when pressed down", ("2.5.2",), {"mousedown", "pointerdown", "touchstart"}),
    ("no motion of the device", ("2.5.4",), {"devicemotion", "deviceorientation"}),
)
_MAGNIFIED = (("clipped", "no text is cut off", ("1.4.4",)), ("overlapping", "no text lies over text", ("1.4.4",)))
_SPACED = (("clipped", "spaced text is not cut off", ("1.4.12",)), ("overlapping", "spaced text lies over no text", ("1.4.12",)))


def loaded(view: View) -> Outcome:
    """Return what every page is judged by: axe-core, how the page lies in the window, and what it asks others for."""
    outcome = engines.axe(view.page) if view.condition.scripts != "off" else Outcome()
    _ask(outcome, view, _LAYOUT)
    listened = view.probe("listened")
    for check, criteria, events in _POINTER:
        outcome.add_absence(check, criteria, events & set(listened))
    outcome.add("nothing from elsewhere", (), view.foreign())
    return outcome


def thorough(view: View, path: str, *, walked: bool = True, pressed: bool = True) -> Outcome:
    """Show a page and return what one of its kind is judged by in the view's condition.

    `walked` says that it is walked by keyboard, `pressed` that this is done backwards too, and its controls and single keys are pressed.
    """
    view.show(path)
    outcome = loaded(view)
    if view.condition.text == 200:
        _ask(outcome, view, _MAGNIFIED)
    if view.condition.scripts == "off":
        outcome.add("no dead control", (), view.probe("dead"))
    if view.condition == LIGHT_WIDE:
        outcome.update(on_paper(view))
    if pressed and view.condition == LIGHT_WIDE:
        outcome.update(keyboard.press_single_keys(view))
    view.probe("space")
    _ask(outcome, view, _SPACED)
    if walked:
        view.show(path)
        address = view.page.url
        outcome.update(keyboard.walk(view))
        outcome.add("focus changes nothing", ("3.2.1",), {view.page.url} - {address})
    if pressed and view.condition == LIGHT_WIDE:
        view.show(path)
        outcome.update(keyboard.walk(view, back=True))
    if pressed and view.condition in (LIGHT_WIDE, LIGHT_NARROW):
        outcome.update(keyboard.press_controls(view, path))
    return outcome


def _ask(outcome: Outcome, view: View, probes: tuple[tuple[str, str, tuple[str, ...]], ...]) -> None:
    for probe, check, criteria in probes:
        outcome.add(check, criteria, view.probe(probe))


def on_paper(view: View) -> Outcome:
    """Return what is lost of a page when it is printed, what is of no use there, and what may stand alone at the foot of a sheet."""
    outcome = Outcome()
    words = view.probe("paper")["words"]
    view.page.emulate_media(media="print")
    paper = view.probe("paper")
    view.page.emulate_media(media="screen")
    kept = set(paper["words"])
    outcome.add("paper keeps the text", (), [text for text in words if text not in kept])
    outcome.add("no control on paper", (), paper["controls"])
    outcome.add("headings stay with their text on paper", (), paper["parted"])
    return outcome


def without_scripts(view: View, scriptless: View, path: str) -> Outcome:
    """Return the texts and links of a page that are lost where scripts are off."""
    outcome = Outcome()
    for each in (view, scriptless):
        each.show(path)
    kept = set(scriptless.probe("content"))
    outcome.add("nothing is lost without scripts", (), [content for content in view.probe("content") if content not in kept])
    return outcome
