"""GitHub's alerts, `> [!NOTE]`, in the tree of a page: boxes in the theme's style, with a title in the page's language."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

# The theme's style for those alerts that it knows by another name.
_STYLES = {"important": "info", "caution": "danger"}


def name(root: Element, words: Mapping[str, str]) -> None:
    """Give each alert its style and its title, `alert_…` of `words`."""
    for alert in root.iter("div"):
        _, alerting, kind = alert.get("class", "").partition("markdown-alert-")
        if alerting:
            alert.set("class", f"admonition {_STYLES.get(kind, kind)}")
            alert[0].set("class", "admonition-title")
            alert[0].text = words[f"alert_{kind}"]
