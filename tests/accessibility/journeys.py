"""Ways that readers go over more than one page, or leave what is open; each returns what is lost on it."""

from playwright.sync_api import Page, TimeoutError

_PATIENCE = 2000
# Where a reader is: what has the focus, whether that is seen, and how far the page is scrolled.
_PLACE = """() => {
  const {activeElement: element} = document;
  const {top, bottom} = element.getBoundingClientRect();
  const seen = element.matches(":focus-visible") && top >= 0 && bottom <= innerHeight;
  return {focus: element.dataset.term, seen, scrolled: Math.round(scrollY)};
}"""
_FRAME = "new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))"
_SCROLL = """(anchor) => new Promise((resolve) => {
  addEventListener("scroll", () => requestAnimationFrame(resolve), {once: true});
  document.getElementById(anchor).scrollIntoView();
})"""

_SEEN = """(anchor) => {
  const {top} = document.getElementById(anchor).getBoundingClientRect();
  return top >= 0 && top < 200;
}"""


def back(page: Page) -> list[str]:
    """Follow a word in the middle of a page by keyboard and come back; return what is not as it was."""
    words = page.locator("article .glossary-term")
    words.nth(words.count() // 2).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    before = page.evaluate(_PLACE)
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary/**")
    # A page that was kept is not loaded again.
    page.go_back(wait_until="commit")
    page.wait_for_function("document.readyState === 'complete'")
    page.evaluate(_FRAME)
    after = page.evaluate(_PLACE)
    return [f"{name}: {before[name]} → {after[name]}" for name in before if after[name] != before[name]]


def language(page: Page, tag: str, anchor: str) -> list[str]:
    """Read on as far as an anchor and change to another language; return what is lost."""
    page.evaluate(_SCROLL, anchor)
    page.locator(f".editions a[lang={tag}]").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    lost = [] if page.locator("html").get_attribute("lang") == tag else ["language"]
    try:
        page.wait_for_function(_SEEN, arg=anchor, timeout=_PATIENCE)
    except TimeoutError:
        lost.append("place")
    return lost


def elsewhere(page: Page, words: str) -> list[str]:
    """Open the results of a search, then the preview of a word, each time click on what does nothing; return what stays open."""
    page.locator("#query").click()
    page.keyboard.insert_text(words)
    page.locator(".search__count:not(:empty)").wait_for()
    open_ones = []
    for name in (".search__results", ".card"):
        if name == ".card":
            page.keyboard.press("Tab")
            page.locator("article .glossary-term").first.focus()
        page.locator(name).wait_for()
        page.mouse.click(2, 700)
        try:
            page.locator(name).wait_for(state="hidden", timeout=_PATIENCE)
        except TimeoutError:
            open_ones.append(name)
    return open_ones
