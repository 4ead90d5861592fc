/*
 * Siteimprove Alfa behind a pipe; the success criteria that count are its arguments. The first line that it writes holds the functions
 * that read a page in its browser. Then each line with such a page is answered with a line: the rules that had something to judge, each
 * with its criteria, and where a rule failed or needs a person, its name with the place and the beginning of an element.
 */
import { createInterface } from "node:readline";
import { Audit, Outcome } from "@siteimprove/alfa-act";
import { Native as ofWindow } from "@siteimprove/alfa-device/native";
import { Node } from "@siteimprove/alfa-dom";
import { Native as ofDocument } from "@siteimprove/alfa-dom/native";
import { Rules } from "@siteimprove/alfa-rules";
import { Page } from "@siteimprove/alfa-web";

const counted = new Set(process.argv.slice(2));
const nameOf = ({ uri }) => uri.slice(uri.lastIndexOf("/") + 1);
const criteriaOf = ({ requirements }) => [...requirements].map((requirement) => requirement.toJSON().chapter).filter(Boolean);
// The size of targets (R113) takes as long as all other rules together on a page with many links, and axe-core measures it too.
const rules = [...Rules.values()].filter(
  (rule) => nameOf(rule) !== "sia-r113" && (!criteriaOf(rule).length || criteriaOf(rule).some((number) => counted.has(number))),
);
const answer = (value) => process.stdout.write(`${JSON.stringify(value)}\n`);

async function audit({ url, document, device }) {
  const exchange = { url, headers: [], body: "" };
  const page = Page.from({ request: { ...exchange, method: "GET" }, response: { ...exchange, status: 200 }, document, device }).getUnsafe();
  const applied = {};
  const found = [];
  for (const outcome of await Audit.of(page, rules).evaluate()) {
    if (Outcome.isInapplicable(outcome)) continue;
    const name = nameOf(outcome.rule);
    applied[name] ??= criteriaOf(outcome.rule).filter((number) => counted.has(number));
    if (Outcome.isPassed(outcome)) continue;
    const [node] = Node.isNode(outcome.target) ? [outcome.target] : outcome.target;
    found.push([name, node.path(), String(node).replace(/\s+/g, " ").slice(0, 160)]);
  }
  return { applied, found };
}

answer([ofDocument.fromNode, ofWindow.fromWindow].map(String));
for await (const line of createInterface({ input: process.stdin })) answer(await audit(JSON.parse(line)));
