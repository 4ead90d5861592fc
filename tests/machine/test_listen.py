"""What the button 「聞く」 hands to the device's voice: a fake voice writes down all that it is to say, and what is marked meanwhile."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from .test_browser import choose
from .test_voice import said

pytestmark = pytest.mark.share(3)

FAKE = """
window.said = [];
window.voices = VOICES;
window.SpeechSynthesisUtterance = class extends EventTarget {
  constructor(text) { super(); this.text = text; }
};
const fake = new EventTarget();
fake.getVoices = () => window.voices;
fake.cancel = () => { window.cancelled = window.said.length; };
fake.speak = (utterance) => {
  const { text, rate, lang, voice } = utterance;
  const [marked] = CSS.highlights.get("spoken") ?? [];
  window.said.push({ text, rate, lang, voice: voice.name, marked: marked?.toString() });
  window.end = () => utterance.dispatchEvent(new Event("end"));
  if (!window.held) setTimeout(window.end);
};
Object.defineProperty(window, "speechSynthesis", { value: fake });
"""
LOCAL = """[
  { name: "far", lang: "ja-JP", localService: false, default: true },
  { name: "near", lang: "ja_JP", localService: true },
  { name: "wanted", lang: "en-GB", localService: true, default: true },
]"""
FAR = '[{ name: "far", lang: "ja-JP", localService: false, default: true }]'

# A section as the page says it → all that is said of it, sentence by sentence.
SAID = {
    ("chapter-3/section-1/", "ch3-s1-1"): [
        "1 「誰もが行政手続をオンラインで行える社会」",
        "行政手続のオンライン化を積極的に推進し、統一した分かりやすいユーザーインターフェースの導入、県民及び事業者の情報リテラシー向上支援等により、オンライン利用率を引き上げます。",
        "指標の現況値と目標値（誰もが行政手続をオンラインで行える社会）",
        "指標名",
        "現況値（令和3年度）",
        "目標値（令和7年度）",
        "県及び市町村の行政手続のオンライン利用率",
        "48.2%",
        "80.0%",
        "「オンライン利用率」は、優先的にオンライン化を推進すべき手続に係る総務省調査を基に算出",
    ],
    ("ja-easy/chapter-3/section-1/", "ch3-s1-1"): [
        "1 「だれでも やくしょの てつづきを インターネットで できる しゃかい」",
        "ふくしまけんは、やくしょの てつづき、もうしこみなど、を オンラインで できる ように します。",
        "ちからを いれて すすめます。",
        "そして、オンラインりようりつ、ぜんぶの てつづきの なかで、オンラインで した てつづきの わりあい、を あげます。",
        "その ために、つぎの ような ことを します。",
        "わかりやすい ユーザーインターフェースを つかいはじめます。",
        "どの てつづきでも おなじ かたちに します。",
        "けんに すむ ひとや じぎょうしゃ、かいしゃや みせなど、の じょうほうリテラシーが よく なる ように、たすけます。",
        "けいかくを つくった ときと もくひょうの すうじ（だれでも やくしょの てつづきを インターネットで できる しゃかい）",
        "しひょうの なまえ",
        "けいかくを つくった ときの すうじ（2021ねんど、2021ねん4がつから 2022ねん3がつまで）",
        "もくひょうの すうじ（2025ねんど）",
        "けんと しちょうそん、しや まちや むら、の てつづきの オンラインりようりつ",
        "48.2%",
        "80.0%",
        "「オンラインりようりつ」は、そうむしょうの ちょうさ、しらべる こと、の すうじから けいさんしました。",
        "その ちょうさは、ほかより さきに オンラインに する てつづきに ついての ものです。",
    ],
    ("ja-easy/chapter-3/section-1/", "notes"): [
        "メモ、みじかい せつめい",
        "そうむしょうの「ちほうこうきょうだんたいにおけるぎょうせいてつづきとうにかかるオンラインりようじょうきょうちょうさ」の すうじを つかいました。",
        "これは、てつづきで オンラインを どれだけ つかったかの ちょうさです。",
        "「デジタル・ガバメントじっこうけいかく」は、くにの けいかくです。",
        "2020ねん12がつ25にちに かくぎけっていしました。",
        "この けいかくは、けんや しちょうそんが ほかより さきに、はやく オンラインかを すすめる てつづきを きめて います。",
        "ちょうさは、その てつづきの ぜんぶの かずや、オンラインで した かずなどを しらべます。",
        "「オンラインりようりつ」は、けんと しちょうそんの かずを あわせて けいさんしました。",
    ],
    ("en/chapter-3/section-1/", "ch3-s1-2"): [
        '2 "A society in which the most suitable information and services are provided automatically to individuals and businesses"',
        "In addition to basic administrative services for the people of Fukushima and businesses, the prefecture will create a system together with municipalities and businesses.",
        "People and businesses will be asked to provide data.",
        "The system will use it to bring each of them automatically the information and services that they need, when they need them.",
        "It will do so in various fields, such as disaster prevention, tourism and health.",
        "Current and target values of the indicator (A society in which the most suitable information and services are provided automatically to individuals and businesses)",
        "Indicator",
        "Current value (fiscal 2021)",
        "Target value (fiscal 2025)",
        "Number of municipalities working on smart cities",
        "1 municipality",
        "7 municipalities",
        'Note: The "number of municipalities working on smart cities" is a supplementary indicator of the Fukushima Prefecture Comprehensive Plan',
    ],
    ("en/chapter-3/section-1/", "notes"): [
        "Notes",
        "The combined value for the prefecture and municipalities, calculated on the basis of MIC's Survey on the Online Use of Administrative Procedures in Local Governments.",
        "The survey covers the procedures that local governments should put online as a priority and promptly under the Digital Government Action Plan (Cabinet decision of 25 December 2020).",
        "It looks at actual results, such as the total number of times these procedures were used and the number of times they were used online.",
    ],
}


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1280, "height": 800})
    opened.add_init_script(FAKE.replace("VOICES", LOCAL))
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def heard(page: Page) -> list[dict[str, Any]]:
    """Return all that was said since the page came, when the reading has come to its end."""
    expect(page.locator(".listen[aria-pressed=true]")).to_have_count(0)
    return list(page.evaluate("said"))


@pytest.mark.parametrize(("path", "heading"), SAID, ids=lambda each: each)
def test_sections_are_said_sentence_by_sentence(page: Page, address: str, path: str, heading: str) -> None:
    page.goto(address + path)
    page.locator(f"#listen-{heading}").click()
    assert [each["text"] for each in heard(page)] == SAID[path, heading]


WRITTEN = [
    ('The policy (<span lang="ja">方針</span>; below, "it") is new.', ['The policy (below, "it") is new.']),
    ('It (<span lang="ja">方針</span>) is <b>new</b>. (It rose to 3.5.) Why?', ["It is new.", "(It rose to 3.5.)", "Why?"]),
    ("Look at https://plan.example/?a=b, here.", ["Look at, here."]),
    ('<span aria-hidden="true">→</span> See<br>there', ["See there"]),
    ("–", []),
]


@pytest.mark.parametrize(("written", "expected"), WRITTEN)
def test_what_is_said_of_a_paragraph(page: Page, address: str, written: str, expected: list[str]) -> None:
    path = f"{address}en/chapter-3/section-1/"

    def answer(route: Route) -> None:
        found = route.fetch()
        route.fulfill(response=found, body=re.sub("(?<=</h2>\n)<ol>.*?</ol>", f"<p>{written}</p>", found.text(), flags=re.DOTALL))

    page.route(path, answer)
    page.goto(path)
    page.locator("#listen-notes").click()
    assert [each["text"] for each in heard(page)] == ["Notes", *expected]


def test_a_voice_of_the_device_says_it_at_the_chosen_pace(page: Page, address: str) -> None:
    """The sentence that is said is marked, furigana whole; a choice counts at once."""
    page.goto(f"{address}ja-easy/chapter-3/section-1/")
    page.evaluate("held = true")
    page.locator("#listen-notes").click()
    choose(page, "pace", "slow")
    page.evaluate("held = false; end()")
    first, second, *rest = heard(page)
    assert first == {
        "text": "メモ、みじかい せつめい",
        "rate": 1,
        "lang": "ja_JP",
        "voice": "near",
        "marked": "メモ〈短（みじか）い 説明（せつめい）〉",
    }
    assert (second["marked"].endswith("の 数字（すうじ）を 使（つか）いました。"), second["rate"]) == (True, 0.7)
    assert {each["rate"] for each in rest} == {0.7}
    assert page.evaluate("CSS.highlights.has('spoken')") is False


def test_it_stops_with_escape_its_button_another_and_the_page(page: Page, address: str) -> None:
    page.goto(f"{address}ja-easy/chapter-3/section-1/")
    page.evaluate("held = true")
    first, second = page.locator("#listen-ch3-s1-1"), page.locator("#listen-ch3-s1-2")
    first.focus()
    page.keyboard.press("Enter")
    expect(first).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Escape")
    expect(first).to_have_attribute("aria-pressed", "false")
    expect(first).to_be_focused()
    page.evaluate("end()")  # browsers end what they cancel
    assert page.evaluate("[said.length, cancelled, CSS.highlights.has('spoken')]") == [1, 1, False]
    page.keyboard.press("Space")
    second.click()
    expect(first).to_have_attribute("aria-pressed", "false")
    second.click()
    expect(second).to_have_attribute("aria-pressed", "false")
    assert page.evaluate("[said.length, cancelled]") == [3, 3]
    second.click()
    page.evaluate("window.dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert page.evaluate("[said.length, cancelled]") == [4, 4]


def test_buttons_have_the_names_of_their_sections(page: Page, address: str) -> None:
    page.goto(f"{address}en/glossary/open-data/")
    names = [page.get_by_role("button", name=name, exact=True) for name in ("Listen open data", "Listen Related words")]
    for name in names:
        expect(name).to_have_count(1)
    page.goto(f"{address}ja-easy/chapter-3/section-1/")
    expect(page.locator(".listen")).not_to_have_count(0)
    assert ("button", "聞く 第1節 計画の 目標") in said(page)
    page.goto(address)
    expect(page.locator(".listen")).to_have_count(0)


@pytest.mark.parametrize(
    ("path", "voices"), [("chapter-3/section-1/", FAR), ("en/chapter-3/section-1/", LOCAL.replace("en-", "de-")), ("about/", "[]")]
)
def test_without_a_voice_of_the_device_there_is_no_button(page: Page, address: str, path: str, voices: str) -> None:
    page.add_init_script(f"voices = {voices}")
    page.goto(address + path)
    page.locator(".settings-button").click()
    expect(page.locator("#settings input[name=colours]").first).to_be_visible()
    expect(page.locator("#settings input[name=pace]").first).to_be_hidden()
    expect(page.locator(".listen")).to_have_count(0)


def test_voices_that_come_late_are_taken(page: Page, address: str) -> None:
    page.add_init_script("late = voices; voices = []")
    page.goto(f"{address}chapter-3/section-1/")
    expect(page.locator(".listen")).to_have_count(0)
    page.evaluate("voices = late; speechSynthesis.dispatchEvent(new Event('voiceschanged'))")
    expect(page.locator(".listen")).to_have_count(4)
    page.evaluate("speechSynthesis.dispatchEvent(new Event('voiceschanged'))")
    expect(page.locator(".listen")).to_have_count(4)


SHIFTS = """
window.shifts = 0;
new PerformanceObserver((list) => { for (const { value } of list.getEntries()) shifts += value; }).observe({ type: "layout-shift", buffered: true });
"""


# Headings at once below others, whose space differs from that of a text.
CLOSE = ("<h2 ", '<h2 id="close">Close</h2><h3>Closer</h3><p>Text.</p><h2 ')
AT_ONCE = ("</h1>", '</h1><h2 id="at-once">At once</h2><p>Text.</p>')


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize(
    ("path", "change"),
    [
        ("ja-easy/chapter-3/section-1/", ("", "")),
        ("en/glossary/open-data/", ("", "")),
        ("en/about/", CLOSE),
        ("en/about/", AT_ONCE),
    ],
)
def test_nothing_moves_when_the_buttons_come(page: Page, address: str, path: str, change: tuple[str, str], width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.add_init_script(SHIFTS)
    page.route(address + path, lambda route: route.fulfill(response=(found := route.fetch()), body=found.text().replace(*change, 1)))
    with page.expect_event("requestfinished", lambda request: request.url.endswith("voice.js")):
        page.goto(address + path)
    expect(page.locator(".listen")).not_to_have_count(0)
    page.evaluate("new Promise((shown) => requestAnimationFrame(() => setTimeout(shown)))")
    assert page.evaluate("shifts") == 0


def test_print_has_no_button(page: Page, address: str) -> None:
    page.goto(f"{address}chapter-3/section-1/")
    expect(page.locator(".listen").first).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".listen").first).to_be_hidden()
