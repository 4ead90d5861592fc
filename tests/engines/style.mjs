// Write what our pages need of Material's stylesheet: `node style.mjs MATERIAL.css PACKAGE_FOLDER`.
// What a page may hold is said in the templates, in the scripts, and where Markdown becomes elements: every word of these may be a class or
// an element. `UNNAMED` is what libraries write, `STRANGE` what is a word there and stands on no page, and signs that site.css leaves empty.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { argv, stdout } from "node:process";
import postcss from "postcss";
import { PurgeCSS } from "purgecss";

const [material, folder] = argv.slice(2);
const text = (path) => readFileSync(path, "utf8");
const own = ["tokens.css", "site.css"].map((name) => text(join(folder, "theme/assets", name))).join("");
const border = "/* Ours, which say what values of Material's are asked for. */";
const HOLDING = ["files/allowed.py", "publish/markup/*.py", "theme/**/*.html", "theme/assets/{card,chosen,search,settings,site,voice}.js"];
const UNNAMED = "ltr rtl note tip warning";
const STRANGE = /\.(example|focus-visible|inline|keys|middle)\b|(?<!:not\()\[(align|type)\]|(title|summary|backref):before|title:after/;
const [{ css }] = await new PurgeCSS().purge({
  content: [{ raw: UNNAMED, extension: "html" }, ...HOLDING.map((pattern) => join(folder, pattern))],
  css: [{ raw: text(material) + border + own }],
  keyframes: true,
  variables: true,
});
const chosen = postcss.parse(css.slice(0, css.indexOf(border)));

// What site.css says again of the same, later and wherever it is shown. The root has a scheme always.
const again = new Map();
const scheme = (selector) => selector.replace(/^(:root|\[data-md-color-scheme=default\])$/, "[data-md-color-scheme]");
const declarations = (rule) => rule.nodes.filter(({ type }) => type === "decl");
postcss.parse(own).each((rule) => {
  for (const selector of rule.selectors ?? []) {
    again.set(selector, new Set([...(again.get(selector) ?? []), ...declarations(rule).map(({ prop }) => prop)]));
  }
});
const counts = (selector, { prop, important }) => {
  const later = again.get(scheme(selector));
  return important || (!later?.has(prop) && !later?.has(prop.match(/^(background|margin|padding)-/)?.[1]));
};
// Nothing fades: a colour on its way to another has no contrast that anybody has checked. And signs are no pictures that are written into a
// stylesheet, which the policy of the pages refuses.
const LEFT_OUT = /^(-webkit-)?mask|^transition|:url\("data:/;
chosen.walkRules((rule) => {
  const selectors = rule.selectors.filter((selector) => !STRANGE.test(selector));
  for (const declaration of declarations(rule)) {
    const leftOut = LEFT_OUT.test(`${declaration.prop}:${declaration.value}`);
    if (leftOut || !selectors.some((selector) => counts(selector, declaration))) declaration.remove();
  }
  rule.selectors = selectors;
});
const asked = (name) => `${chosen}${own}`.includes(`var(${name}`);
chosen.walkDecls(/^--/, (declaration) => {
  if (!asked(declaration.prop)) declaration.remove();
});
chosen.walkRules((rule) => {
  if (!rule.nodes.length) rule.remove();
});
chosen.walkAtRules((rule) => {
  if (rule.nodes?.length === 0) rule.remove();
});
chosen.walkComments((comment) => {
  comment.remove();
});
stdout.write(`/*! Of Material for MkDocs, Copyright (c) 2016-2025 Martin Donath, MIT License; chosen by \`make style\` */\n${chosen}\n`);
