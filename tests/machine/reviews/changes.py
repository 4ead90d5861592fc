"""Changes such as people make, of the small site that is kept for the tests of the review."""

from pathlib import Path

TERMS, CONFIRMED, MOVED = "glossary/terms.yaml", "source/confirmed.yaml", "glossary/moved.yaml"

SMARTPHONE = """\
  - id: smartphone
    origin: site
    related: [online]
    ja:
      term: スマートフォン
      reading: すまーとふぉん
      definition: |
        電話のほか、いろいろなことができる小さな機器のこと。
    ja-easy:
      term: スマートフォン
      definition: |
        電話の ほかに、いろいろな ことが できる きかいです。
    en:
      term: smartphone
      standing: good
      definition: |
        A small device that makes calls and runs programs.
    match: [スマートフォンで申請できます]

"""


def replace(folder: Path, name: str, before: str, after: str, times: int = 1) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == times, f"{name} has {before} {text.count(before)} times"
    path.write_text(text.replace(before, after), encoding="utf-8")


def append(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.write_text((path.read_text(encoding="utf-8") if path.exists() else "") + text, encoding="utf-8")


def none(folder: Path) -> None:
    """Nothing changes."""
    assert folder.is_dir()


def new_term(folder: Path) -> None:
    """A word of every day becomes a term; it is still in the list of common words."""
    replace(folder, TERMS, "  - id: distance-education\n", f"{SMARTPHONE}  - id: distance-education\n")


def renamed_term(folder: Path) -> None:
    """A term gets another id, which moved.yaml says, and other words; its record of comparisons and related entries follow."""
    replace(folder, TERMS, "        ICTを活用して、移動中や", "        移動中や")
    replace(folder, TERMS, "  - id: mobile-work\n", "  - id: remote-work\n")
    replace(folder, TERMS, ", mobile-work]", ", remote-work]", 2)
    replace(folder, CONFIRMED, "    mobile-work: ", "    remote-work: ", 2)
    append(folder, MOVED, "moved:\n  mobile-work: remote-work\n")


def removed_term(folder: Path) -> None:
    """An entry goes, though other entries use its word."""
    text = (folder / TERMS).read_text(encoding="utf-8")
    replace(folder, TERMS, text[text.index("  - id: satellite-office\n") : text.index("  - id: mobile-work\n")], "")
    replace(folder, TERMS, ", satellite-office", "", 2)


def new_alias(folder: Path) -> None:
    """Another spelling takes words that pages have already, and that were linked to another term."""
    reading = "      reading: えんかくきょういく\n"
    replace(folder, TERMS, reading, f"{reading}      aliases: [オンライン授業]\n")


def changed_sentence(folder: Path) -> None:
    """A sentence of the plan says something else and one comes; so do sentences of the English translation."""
    replace(folder, "docs/ja/chapter-2.md", "世界的にデジタル化が加速しています。", "国内でもデジタル化が進んでいます。今後も続きます。")
    replace(
        folder,
        "docs/en/chapter-2.md",
        "and work to make public works more efficient.",
        "and see to it that public works are *quick* (see @team, #12). More follows.",
    )


def changed_pages(folder: Path) -> None:
    """A page comes, one goes, one leads elsewhere; an easy page says two sentences in one, and loses a warning."""
    append(folder, "docs/ja/news.md", "---\norigin: site\n---\n\n# お知らせ {#news}\n\nICTの話です。\n")
    (folder / "docs/en/chapter-2.md").unlink()
    replace(folder, "docs/en/about.md", "(corrections.md)", "(index.md)")
    replace(folder, "docs/ja-easy/chapter-2.md", "いきます。2022年から", "いく、2022年から")
    replace(folder, "docs/ja-easy/chapter-2.md", "「水の里町デジタル推進本部計画推進部会」", "推進部会")


def changed_pieces(folder: Path) -> None:
    """A paragraph and a picture come in one language alone, one in all; the menu and a label say something else."""
    (folder / "docs/assets").mkdir()
    (folder / "docs/assets/map.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>\n', encoding="utf-8")
    append(folder, "docs/ja/about.md", "\n町の計画です。\n\n![町の`地図`](../assets/map.svg)\n")
    append(folder, "docs/en/about.md", "\nA plan of the town.\n")
    replace(folder, "mkdocs.yml", "  - 第2章: chapter-2.md\n", "  - 第2章 進め方: chapter-2.md\n")
    replace(folder, "mkdocs.yml", "第2章: 第2章", "第2章 進め方: 第2章")
    replace(folder, "mkdocs.yml", "第2章: Chapter 2", "第2章 進め方: Chapter 2")
    replace(folder, "labels/ja.yaml", "note: 注 {number}", "note: 注{number}")


def changed_entry(folder: Path) -> None:
    """Nearly everything that an entry can say is new or different."""
    replace(
        folder,
        TERMS,
        "  - id: online\n    origin: site\n",
        "  - id: online\n    origin: name\n    explained: ch1-2\n    link: all\n    figure: web.svg\n",
    )
    replace(folder, TERMS, "    match: [オンライン授業が広がりました]\n", "    match: [オンライン授業を増やします]\n")
    replace(
        folder,
        TERMS,
        "    not: [オンラインゲーム]\n",
        "    exact_match: [https://words.example/online]\n    references:\n      - {title: 町の決まり, url: https://town.example/rule}\n",
    )
    replace(
        folder,
        TERMS,
        "      reading: おんらいん\n",
        "      reading: おんらいんの\n      spaced: おんらいん の\n      number: 令和4年条例第1号\n",
    )
    replace(
        folder,
        TERMS,
        "      term: online\n",
        "      term: on the web\n      aliases: [online]\n      search: [internet]\n      standing: unverified\n",
    )
    since = '      since: {date: "2024-12-31", text: It is., source: {title: A book, url: https://town.example/book}}\n'
    replace(
        folder,
        TERMS,
        "        Done over the internet, for example with a smartphone.\n",
        f"        Done over the internet.\n      brief: On the web.\n      example: You read this.\n{since}",
    )


def unreadable_terms(folder: Path) -> None:
    """A bracket is not closed."""
    append(folder, TERMS, "  - id: [open\n")
