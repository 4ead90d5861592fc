"""The success criteria of levels A and AA that pages are held to."""

from dataclasses import dataclass
from itertools import groupby

# Number, level, version of WCAG that brought it, anchor. Source: WCAG 2.2 (W3C Recommendation); those of 2.0 are JIS X 8341-3:2016
# under the same numbers. 4.1.1 was taken out of WCAG 2.2 and is still in the JIS.
_TABLE = """\
1.1.1 A 2.0 non-text-content
1.2.1 A 2.0 audio-only-and-video-only-prerecorded
1.2.2 A 2.0 captions-prerecorded
1.2.3 A 2.0 audio-description-or-media-alternative-prerecorded
1.2.4 AA 2.0 captions-live
1.2.5 AA 2.0 audio-description-prerecorded
1.3.1 A 2.0 info-and-relationships
1.3.2 A 2.0 meaningful-sequence
1.3.3 A 2.0 sensory-characteristics
1.3.4 AA 2.1 orientation
1.3.5 AA 2.1 identify-input-purpose
1.4.1 A 2.0 use-of-color
1.4.2 A 2.0 audio-control
1.4.3 AA 2.0 contrast-minimum
1.4.4 AA 2.0 resize-text
1.4.5 AA 2.0 images-of-text
1.4.10 AA 2.1 reflow
1.4.11 AA 2.1 non-text-contrast
1.4.12 AA 2.1 text-spacing
1.4.13 AA 2.1 content-on-hover-or-focus
2.1.1 A 2.0 keyboard
2.1.2 A 2.0 no-keyboard-trap
2.1.4 A 2.1 character-key-shortcuts
2.2.1 A 2.0 timing-adjustable
2.2.2 A 2.0 pause-stop-hide
2.3.1 A 2.0 three-flashes-or-below-threshold
2.4.1 A 2.0 bypass-blocks
2.4.2 A 2.0 page-titled
2.4.3 A 2.0 focus-order
2.4.4 A 2.0 link-purpose-in-context
2.4.5 AA 2.0 multiple-ways
2.4.6 AA 2.0 headings-and-labels
2.4.7 AA 2.0 focus-visible
2.4.11 AA 2.2 focus-not-obscured-minimum
2.5.1 A 2.1 pointer-gestures
2.5.2 A 2.1 pointer-cancellation
2.5.3 A 2.1 label-in-name
2.5.4 A 2.1 motion-actuation
2.5.7 AA 2.2 dragging-movements
2.5.8 AA 2.2 target-size-minimum
3.1.1 A 2.0 language-of-page
3.1.2 AA 2.0 language-of-parts
3.2.1 A 2.0 on-focus
3.2.2 A 2.0 on-input
3.2.3 AA 2.0 consistent-navigation
3.2.4 AA 2.0 consistent-identification
3.2.6 A 2.2 consistent-help
3.3.1 A 2.0 error-identification
3.3.2 A 2.0 labels-or-instructions
3.3.3 AA 2.0 error-suggestion
3.3.4 AA 2.0 error-prevention-legal-financial-data
3.3.7 A 2.2 redundant-entry
3.3.8 AA 2.2 accessible-authentication-minimum
4.1.1 A 2.0 parsing
4.1.2 A 2.0 name-role-value
4.1.3 AA 2.1 status-messages
"""


@dataclass(frozen=True)
class Criterion:
    """A success criterion: its number, its level, the version of WCAG that brought it, and its anchor in WCAG 2.2."""

    number: str
    level: str
    version: str
    anchor: str

    @property
    def address(self) -> str:
        """Return where W3C publishes the criterion."""
        return f"https://www.w3.org/TR/WCAG22/#{self.anchor}"

    @property
    def in_jis(self) -> bool:
        """Say whether JIS X 8341-3:2016 has the criterion."""
        return self.version == "2.0"

    @property
    def by_program(self) -> bool:
        """Say whether a program judges the criterion wholly: an HTML checker does so for 4.1.1, and none does for any other."""
        return self.number == "4.1.1"


CRITERIA = tuple(Criterion(*line.split()) for line in _TABLE.splitlines())
NUMBERS = tuple(criterion.number for criterion in CRITERIA)
# The criteria of the JIS under each principle: perceivable (1), operable (2), understandable (3), robust (4).
PRINCIPLES = {
    principle: tuple(each)
    for principle, each in groupby((criterion for criterion in CRITERIA if criterion.in_jis), key=lambda criterion: criterion.number[0])
}
