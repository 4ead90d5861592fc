// Write what our pages need of Material's stylesheet: `node style.mjs MATERIAL.css PACKAGE_FOLDER`.
// What a page may hold is said in the templates, scripts and Python of the package: every word of them may be a class or an element.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { argv, stdout } from "node:process";
import { PurgeCSS } from "purgecss";

const [material, folder] = argv.slice(2);
const text = (path) => readFileSync(path, "utf8");
const own = ["tokens.css", "site.css"].map((name) => text(join(folder, "theme/assets", name))).join("");
const border = "/* Ours, which say what values of Material's are asked for. */";
const [{ css }] = await new PurgeCSS().purge({
  content: ["**/*.py", "theme/**/*.html", "theme/assets/{chosen,site,search,voice}.js"].map((pattern) => join(folder, pattern)),
  css: [{ raw: text(material) + border + own }],
  keyframes: true,
  variables: true,
});
// Without the pictures that are written into it, which the policy of the pages refuses: site.css has signs of its own.
const pictures = /--[\w-]+:url\("data:[^"]*"\);?|(?:-webkit-)?mask-image:var\(--md-[\w-]*icon[\w-]*\);?|:root\{\}/g;
const chosen = css.slice(0, css.indexOf(border)).replace(/\s*\/\*# sourceMappingURL.*?\*\//, "").replace(pictures, "");
stdout.write(`/*! Of Material for MkDocs, Copyright (c) 2016-2025 Martin Donath, MIT License; chosen by \`make style\` */\n${chosen.trim()}\n`);
