/*
 * Lighthouse behind a pipe: the arguments are the path of a Chromium and its own arguments. Each line names the address of a page and is
 * answered with a line of JSON: the score of each category from 0 to 100, the audits that cost it something, and what was measured.
 * SLOWER says how many times slower than this machine the processor is.
 */
import { createInterface } from "node:readline";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const [chromePath, ...chromeFlags] = process.argv.slice(2);
const chrome = await launch({ chromePath, chromeFlags: [...chromeFlags, "--headless=new"] });
// The slow line of a telephone is simulated; how fast this machine is at the moment, with what else it does, says nothing of a page.
const throttling = { rttMs: 150, throughputKbps: 1638.4, cpuSlowdownMultiplier: Number(process.env.SLOWER ?? 1) };
// What a page is shown with; a browser asks for icons and the like when it is there.
const SHOWN = ["Document", "Stylesheet", "Script", "Image", "Font"];
const onlyCategories = ["performance", "accessibility", "best-practices", "seo"];
for await (const address of createInterface({ input: process.stdin })) {
  const { lhr } = await lighthouse(address, { port: chrome.port, logLevel: "silent", onlyCategories, throttling });
  const categories = Object.values(lhr.categories);
  const scores = Object.fromEntries(categories.map(({ id, score }) => [id, Math.round(score * 100)]));
  const lost = categories.flatMap(({ auditRefs }) => auditRefs.filter(({ weight, id }) => weight && (lhr.audits[id].score ?? 1) < 1));
  const value = (id) => lhr.audits[id].numericValue;
  const measured = {
    paint: value("largest-contentful-paint"),
    blocked: value("total-blocking-time"),
    shift: value("cumulative-layout-shift"),
    requests: lhr.audits["network-requests"].details.items.filter(({ resourceType }) => SHOWN.includes(resourceType)).length,
  };
  const named = lost.map(({ id }) => `${lhr.audits[id].title} ${lhr.audits[id].displayValue ?? ""}`);
  console.log(JSON.stringify({ scores, lost: named, measured }));
}
await chrome.kill();
