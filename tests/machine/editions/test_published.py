"""What reaches the site: listed kinds of files in their places, under names that nothing else takes."""

import shutil
from pathlib import Path

import pytest

from plansite import theme
from plansite.editions import published

from ...conftest import build
from ..plan import DATA, TOWN, copy, messages

PAGE = "---\norigin: site\n---\n\n# 水 {#water}\n\n水の話です。\n"
KINDS = ".css、.csv、.ico、.js、.json、.pdf、.txt、.vtt、.woff2、.zip"
REFUSED = (
    "のファイルは、サイトに出せません。画像なら PNG、JPEG、WebP、SVG で保存してください。配る文書などなら、"
    f"docs/assets/ に置けるのは {KINDS} です。ほかのものは、docs/ の外に移してください。"
)
LOADS = "SVG の中に、動くものか、ほかのサイトから読み込むもの「{}」があります。消してください。"
LANGUAGES = "docs/ja/、docs/en/ のどれかに移してください。"
NOWHERE = "この場所のファイルは、サイトに出ません。"
WINDOWS = "は、Windows で使えない名前か、100字より長い名前です。別の名前にしてください。"
SIGN = "は、アドレスの中では別の意味になります。「-」に替えてください。"
TAKEN = "のものです。別の名前にしてください。"
SAME = "と、大文字と小文字のほかは同じです。Windows や Mac では一つのファイルになります。別の名前にしてください。"


def own(anchor: str) -> str:
    return f"id「{anchor}」は、画面の部品が使っています。別の id にしてください。例: ch1-{anchor}"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"docs/ja/名簿.csv": "氏名"}, [f"docs/ja/名簿.csv:1: {NOWHERE}docs/assets/ のどれかに移してください。"]),
        ({"docs/assets/名簿.csv": "氏名"}, []),
        ({"docs/assets/a.svg": "<svg><style>@import url(x.css)</style></svg>"}, [f"docs/assets/a.svg:1: {LOADS.format('@import')}"]),
        (
            {"docs/assets/a.svg": "<svg><use href='//b.jp/x'/></svg>"},
            [f"docs/assets/a.svg:1: {LOADS.format(chr(60) + 'use href=' + chr(39) + '//')}"],
        ),
        ({"docs/assets/a.svg": "<svg><a href='https://b.jp/'><g/></a></svg>"}, []),
        ({"docs/ja/会議.html": "<script>alert(1)</script>"}, [f"docs/ja/会議.html:1: .html {REFUSED}"]),
        ({"docs/assets/会議.HTM": "会議"}, [f"docs/assets/会議.HTM:1: .htm {REFUSED}"]),
        (
            {"docs/ja/ポンプ.old.MD": PAGE},
            ["docs/ja/ポンプ.old.MD:1: ページのファイルの名前は .md（小文字）で終えてください。例: ポンプ.md"],
        ),
        (
            {"docs/assets/水の 里  町.csv": ""},
            [
                "docs/assets/水の 里  町.csv:1: "
                "ファイルやフォルダーの名前に空白は使えません。「assets/水の-里-町.csv」のように「-」にしてください。"
            ],
        ),
        ({"docs/ja/plan.md~": "old"}, [f"docs/ja/plan.md~:1: .md~ {REFUSED}"]),
        ({"docs/assets/README": "old"}, [f"docs/assets/README:1: README {REFUSED}"]),
        ({"docs/assets/計画.docx": "計画"}, [f"docs/assets/計画.docx:1: .docx {REFUSED}"]),
        ({"docs/.DS_Store": "", "docs/ja/.plan.md.swp": ""}, []),
        ({"docs/x.md": PAGE}, [f"docs/x.md:1: {NOWHERE}{LANGUAGES}"]),
        ({"docs/fr/plan.md": PAGE}, [f"docs/fr/plan.md:1: {NOWHERE}{LANGUAGES}"]),
        ({"docs/qr/site.svg": "<svg/>"}, [f"docs/qr/site.svg:1: {NOWHERE}docs/assets/、{LANGUAGES}"]),
        ({"docs/assets/a.svg": "<svg/>", "docs/assets/A.svg": "<svg/>"}, [f"docs/assets/a.svg:1: この名前は docs/assets/A.svg {SAME}"]),
        (
            {"docs/assets/カ\u3099.svg": "<svg/>"},
            [
                "docs/assets/カ\u3099.svg:1: ファイルの名前の濁点などが、別の文字になっています。"
                "名前を「assets/ガ.svg」と打ち直してください。"
            ],
        ),
        ({"docs/assets/aux.svg": "<svg/>"}, [f"docs/assets/aux.svg:1: 「aux.svg」{WINDOWS}"]),
        ({"docs/assets/何?.svg": "<svg/>"}, [f"docs/assets/何?.svg:1: 「何?.svg」{WINDOWS}"]),
        ({"docs/assets/a%20b.csv": ""}, [f"docs/assets/a%20b.csv:1: 「assets/a%20b.csv」の「%」{SIGN}"]),
        ({"docs/assets/C#/x.csv": ""}, [f"docs/assets/C#/x.csv:1: 「assets/C#/x.csv」の「#」{SIGN}"]),
        ({"docs/assets/A/x.csv": "", "docs/assets/a/y.csv": ""}, [f"docs/assets/a/y.csv:1: この名前は docs/assets/A {SAME}"]),
        ({"docs/ja/A/x.md": PAGE, "docs/ja/a/y.md": PAGE.replace("water", "waters")}, [f"docs/ja/a/y.md:1: この名前は docs/ja/A {SAME}"]),
        ({f"docs/assets/{'a' * 97}.svg": "<svg/>"}, [f"docs/assets/{'a' * 97}.svg:1: 「{'a' * 97}.svg」{WINDOWS}"]),
        (
            {"docs/assets/site.css": "p {}", "docs/assets/icon.svg": "<svg/>"},
            ["docs/assets/site.css:1: この名前は、仕組みのファイルの名前です。別の名前にしてください。"],
        ),
        ({"docs/ja/glossary.md": PAGE}, [f"docs/ja/glossary.md:1: このページのアドレスは、サイトが作るページ（glossary/index.md）{TAKEN}"]),
        (
            {"docs/ja/glossary/drone.md": PAGE},
            [f"docs/ja/glossary/drone.md:1: このページのアドレスは、サイトが作るページ（glossary/drone.md）{TAKEN}"],
        ),
        (
            {"docs/ja/Appendix/README.md": PAGE},
            [f"docs/ja/Appendix/README.md:1: このページのアドレスは、サイトが作るページ（appendix.md）{TAKEN}"],
        ),
        ({"docs/ja/404.md": PAGE}, [f"docs/ja/404.md:1: このページのアドレスは、サイトが作るページ（404.html）{TAKEN}"]),
        ({"docs/ja/en.md": PAGE}, [f"docs/ja/en.md:1: このページのアドレスは、サイトが作るページ（en/）{TAKEN}"]),
        ({"docs/ja/en/x.md": PAGE}, [f"docs/ja/en/x.md:1: このページのアドレスは、サイトが作るページ（en/）{TAKEN}"]),
        (
            {"docs/ja/plan/index.md": PAGE},
            ["docs/ja/plan.md:1: このページのアドレスは docs/ja/plan/index.md と同じです。別の名前にしてください。"],
        ),
        ({"docs/ja/Plan.md": PAGE}, ["docs/ja/plan.md:1: このページのアドレスは docs/ja/Plan.md と同じです。別の名前にしてください。"]),
        ({"docs/ja/x.md": PAGE.replace("water", "settings")}, [f"docs/ja/x.md:5: {own('settings')}"]),
        ({"docs/ja/x.md": PAGE + '\n<div id="main"></div>\n'}, [f"docs/ja/x.md:1: {own('main')}"]),
        ({"docs/ja/x.md": PAGE + "\n## 言葉 {#page-terms}\n"}, [f"docs/ja/x.md:9: {own('page-terms')}"]),
    ],
)
def test_files(files: dict[str, str], expected: list[str], tmp_path: Path) -> None:
    folder = copy(TOWN, tmp_path / "town")
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert [line for line in messages(folder) if "見くらべていません" not in line] == expected


@pytest.mark.parametrize("target", ["plan.md", "nowhere"])
def test_a_link_to_another_place_is_no_file(target: str, tmp_path: Path) -> None:
    folder = copy(TOWN, tmp_path / "town")
    (folder / "docs" / "ja" / "x.md").symlink_to(target)
    found = [line for line in messages(folder) if line.startswith("docs/ja/x.md")]
    assert found == [
        "docs/ja/x.md:1: ほかの場所を指すリンク（シンボリックリンク）は、サイトに出せません。ファイルそのものを置いてください。"
    ]


def test_the_templates_say_which_ids_they_use() -> None:
    assert theme.ids() >= {"behind", "main", "notice", "page-terms", "period", "query", "settings", "top"}


@pytest.mark.parametrize(
    ("source", "expected"),
    [("index.md", "."), ("README.md", "."), ("a/index.md", "a"), ("a.md", "a"), ("A/Readme.md", "a"), ("a/b.c.md", "a/b.c")],
)
def test_address(source: str, expected: str) -> None:
    assert published.address(source) == expected


def test_pictures_reach_the_site_whatever_their_folder_is_called(tmp_path: Path) -> None:
    """The theme has folders of these names too, of which nothing is published."""
    folder = copy(TOWN, tmp_path / "town")
    names = ("assets/images/a.png", "assets/javascripts/b.png", "ja/labels/c.png", "assets/partials/d.png")
    for name in names:
        (folder / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(DATA / "mistakes/site/docs/assets/pump.png", folder / "docs" / name)
    finished = build(folder, tmp_path / "site")
    assert finished.returncode == 0, finished.stderr
    for name in names:
        assert (tmp_path / "site" / name.removeprefix("ja/")).is_file()
    assert not list((tmp_path / "site").rglob("bundle.*.js"))
