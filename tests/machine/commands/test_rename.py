"""make rename: the new id stands wherever the old one stood, and the old address leads to it."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from plansite.commands import rename
from plansite.files.message import Message

from ...conftest import build, read_site
from ..plan import TOWN, copy

Run = Callable[[Path, str, str], tuple[int, list[str]]]
NEW = "zz-new"
HEAD = "# yaml-language-server: $schema=../schemas/moved.json\n# id を変えた用語。古いアドレスを開くと、新しいページに移ります。make rename が書きます。\n"
HEAD += "# 移したページと場所は、pages: の下に書きます。例: chapter-1/section-9.md: chapter-1/section-1.md#ch1-s1\n"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Give a function that changes an id in a folder and returns the exit status and the lines that are printed."""
    for name in ("LANG", "LC_ALL", "LC_MESSAGES", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)

    def changed(folder: Path, old: str, new: str) -> tuple[int, list[str]]:
        monkeypatch.chdir(folder)
        return rename.main(old, new), capsys.readouterr().out.splitlines()

    return changed


def texts(folder: Path) -> dict[str, str]:
    """Return what people edit, by path."""
    files = [*folder.rglob("docs/**/*.md"), *folder.glob("glossary/*.yaml"), *folder.glob("source/*.yaml")]
    return {path.relative_to(folder).as_posix(): path.read_bytes().decode() for path in files}


@pytest.mark.parametrize(
    ("old", "files"),
    [
        ("open-data", {"glossary/terms.yaml", "source/facts.yaml"}),
        ("software", {"glossary/terms.yaml", "source/link-exceptions.yaml"}),
        ("app", {"glossary/terms.yaml", "docs/en/chapter-2/section-1.md"}),
    ],
)
def test_every_place_has_the_new_id_and_nothing_else_changes(old: str, files: set[str], run: Run, root: Path, tmp_path: Path) -> None:
    folder = copy(root, tmp_path)
    before = texts(folder)
    status, (*written, last) = run(folder, old, NEW)
    assert (status, last) == (0, Message.of("DONE001", problems=0, warnings=0, pages=0).text("ja"))
    after = texts(folder)
    assert {name for name, text in after.items() if text != before.get(name)} == set(written)
    assert set(written) == files | {"glossary/moved.yaml", "source/confirmed.yaml"}
    assert after["glossary/moved.yaml"] == f"{HEAD}moved:\n  {old}: {NEW}\n"
    records = yaml.safe_load(after["source/confirmed.yaml"].replace(NEW, old))
    assert records == yaml.safe_load(before["source/confirmed.yaml"])
    for name in files:
        assert after[name] != before[name]
        assert after[name].replace(NEW, old) == before[name]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, f"{HEAD}moved:\n  drone: {NEW}\n"),
        ("", f"{HEAD}moved:\n  drone: {NEW}\n"),
        ("# 覚え書き\n", f"# 覚え書き\nmoved:\n  drone: {NEW}\n"),
        ("# 覚え書き\nmoved: {}\n# 終わり\n", f"# 覚え書き\n# 終わり\nmoved:\n  drone: {NEW}\n"),
        (
            "moved:\n  base: drone\npages:\n  old.md: glossary/drone.md\n",
            f"moved:\n  base: {NEW}\n  drone: {NEW}\npages:\n  old.md: glossary/{NEW}.md\n",
        ),
        ("pages:\n  old.md: glossary/drone.md\n", f"pages:\n  old.md: glossary/{NEW}.md\nmoved:\n  drone: {NEW}\n"),
        ("moved:\n  base: drone  # 一度目\n", f"moved:\n  base: {NEW}  # 一度目\n  drone: {NEW}\n"),
    ],
)
def test_the_list_of_changed_ids(before: str | None, after: str, run: Run, tmp_path: Path) -> None:
    folder = copy(TOWN, tmp_path)
    path = folder / "glossary" / "moved.yaml"
    path.unlink()
    if before is not None:
        path.write_text(before, encoding="utf-8")
    assert run(folder, "drone", NEW)[0] == 0
    assert path.read_text(encoding="utf-8") == after


@pytest.mark.share(4)
def test_twice_and_the_pages_at_the_old_addresses(run: Run, root: Path, tmp_path: Path) -> None:
    """An id that changes again leads straight to the last one, from every old address; easy Japanese has furigana there too."""
    folder = copy(root, tmp_path / "copy")
    assert run(folder, "database", "base")[0] == 0
    assert run(folder, "base", NEW)[0] == 0
    assert (folder / "glossary/moved.yaml").read_text(encoding="utf-8").endswith(f"  database: {NEW}\n  base: {NEW}\n")
    finished = build(folder, tmp_path / "site")
    assert finished.returncode == 0, finished.stderr
    site = read_site(tmp_path / "site", finished.stderr)
    redirects = {path: page for path, page in site.pages.items() if page.xpath("//meta[@http-equiv='refresh']")}
    assert set(redirects) == {f"{locale}glossary/{old}/index.html" for locale in ("", "ja-easy/", "en/") for old in ("base", "database")}
    assert {page.xpath("string(//a/@href)") for page in redirects.values()} == {f"../{NEW}/"}
    easy = redirects["ja-easy/glossary/database/index.html"]
    assert easy.get("lang") == "ja-simple"
    assert [rt.text for rt in easy.xpath("//h1//rt")] == ["ばしょ", "か"]
    assert easy.xpath("string(//title)") == "この ページの 場所が 変わりました"
    assert [path for path in site.pages if f"glossary/{NEW}/" in path] == [
        f"{locale}glossary/{NEW}/index.html" for locale in ("en/", "", "ja-easy/")
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("open-dato", NEW, Message.of("DONE021", id="open-dato", instead=Message.of("FORM001", near="open-data"))),
        ("open-data", "Open", Message.of("DONE022", id="Open")),
        ("open-data", "big-data", Message.of("DONE023", id="big-data")),
    ],
)
def test_what_cannot_be_done_changes_nothing(old: str, new: str, expected: Message, run: Run, root: Path, tmp_path: Path) -> None:
    folder = copy(root, tmp_path)
    before = texts(folder)
    assert run(folder, old, new) == (1, [expected.text("ja")])
    assert texts(folder) == before


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[データ|open]] [[open]] open [[open-data]] [[!open]]", "[[データ|new]] [[open|new]] open [[open-data]] [[!open]]"),
        ("[a](/glossary/open.md#x) [b](glossary/open-data.md)", "[a](/glossary/new.md#x) [b](glossary/open-data.md)"),
        ("[a](/glossary/names.md#open) [b](/glossary/names.md#open-data)", "[a](/glossary/names.md#new) [b](/glossary/names.md#open-data)"),
    ],
)
def test_in_markdown(text: str, expected: str) -> None:
    assert rename.in_markdown(text, "open", "new") == expected
