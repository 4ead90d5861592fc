"""What is taken from Orca's log, on a piece of one."""

from lxml.html import document_fromstring

from .spoken import Line, doubles, faults, focused, heard, written

LOG = """\
03:45:39.100000 - SPEECH OUTPUT: 'Finished loading Page.'{'established': False}
03:45:39.100001 - SPEECH DISPATCHER: Speaking '<speak><mark name="0:8"/>Finished <mark name="9:14"/>loading</speak>'
03:45:39.200000 - WEB: Doing SayAll
03:45:39.300000 - WEB SAY ALL CONTENT: 0. [section | ] 'the plan' (0-8)
03:45:39.300001 - SPEECH GENERATOR: system voice requested with language='None', dialect='None'
03:45:39.300002 - SPEECH GENERATOR: default voice requested with language='en', dialect=''
03:45:39.300003 - SPEECH GENERATOR: system voice requested with language='en', dialect=''
03:45:39.400000 - WEB SAY ALL: [section | ] 'banner' (0-8, current: 0)
03:45:39.400001 - SPEECH DISPATCHER: Speaking '<speak><mark name="0:6"/>banner</speak>'
03:45:39.400002 - WEB SAY ALL: [section | ] 'the
plan' (0-8, current: 0)
03:45:39.400003 - SPEECH DISPATCHER: Speaking '<speak><mark name="0:3"/>the
<mark name="4:8"/>plan</speak>'
03:45:39.400004 - WEB SAY ALL: [section | ] 'visited link' (0-8, current: 0)
03:45:39.400005 - SPEECH DISPATCHER: Speaking '<speak><mark name="0:7"/>visited <mark name="8:12"/>link</speak>'
03:45:39.500000 - WEB SAY ALL CONTENT: 0. [description term | word] ' ' (4-5)
03:45:39.500001 - SPEECH GENERATOR: default voice requested with language='en', dialect=''
03:45:39.600000 - WEB SAY ALL: [description term | word] ' ' (4-5, current: 4)
03:45:39.600001 - SPEECH DISPATCHER: Speaking '<speak> </speak>'
03:45:39.700000 - WEB SAY ALL CONTENT: 0. [paragraph | ] 'skipped' (0-7)
03:45:39.800000 - WEB SAY ALL CONTENT: 0. [entry | 検索] ' ' (0-1)
03:45:39.800001 - SPEECH GENERATOR: default voice requested with language='', dialect=''
03:45:39.800002 - WEB SAY ALL: [entry | 検索] '検索' (0-1, current: 0)
03:45:39.800003 - SPEECH DISPATCHER: Speaking '<speak><mark name="0:2"/>検索</speak>'
03:45:39.900000 - WEB SAY ALL CONTENT: 1. [link | やさしい日本語] 'やさしい日本語' (0-7)
03:45:39.900001 - SPEECH GENERATOR: default voice requested with language='ja', dialect='simple'
03:45:39.900002 - WEB SAY ALL: [link | やさしい日本語] 'やさしい日本語' (0-7, current: 0)
03:45:39.900003 - SPEECH OUTPUT: 'alert.'{'established': False}
03:45:39.900004 - SPEECH DISPATCHER: Speaking '<speak><mark name="0:7"/>やさしい日本語</speak>'
"""
LINES = [Line("en", ["banner", "the plan", "link"]), Line("", ["検索"]), Line("ja-simple", ["やさしい日本語"])]


def test_what_is_taken_from_a_log() -> None:
    assert heard(LOG) == LINES
    assert written(LINES) == "(en) banner, the plan, link\n検索\n(ja-simple) やさしい日本語\n"
    assert focused(LOG) == "Finished loading Page., alert."


PAGE = document_fromstring(
    "<p><ruby>計画<rp>（</rp><rt>けいかく</rt></ruby>を <ruby>言<rt>い</rt></ruby>います。</p><p><ruby>文<rt>ぶん</rt></ruby></p>"
    '<div class="page-terms"><dl><dt>語<dd>一つ。<ul><li>二つ。</ul></dl></div>'
)
DOUBLED = {
    "計画を 言います。": False,
    "計画けいかくを 言います。": True,
    "計画けいかく": True,
    "計画けいかく link.": True,
    "計画けいかいを 出す": False,
    "言い": False,
    "言いいます。": True,
    "文": False,
    "文 ぶん": True,
}
FAULTS = [
    ([Line("ja", ["一つ。", "description value", "bullet 二つ。"])], []),
    ([Line("ja", ["一つ。", "計画けいかくを"])], ["twice: 計画けいかくを", "unheard: 二つ。"]),
    ([Line("", ["一つ。"]), Line("en", ["二つ。", "link"])], ["en: 二つ。"]),
]


def test_which_phrases_have_a_reading_beside_its_kanji() -> None:
    assert {phrase: bool(doubles([phrase], PAGE)) for phrase in DOUBLED} == DOUBLED


def test_faults() -> None:
    assert [(lines, faults(lines, PAGE)) for lines, _ in FAULTS] == FAULTS
