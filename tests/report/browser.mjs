// Opens a page in a real browser, wide, narrow and in the dark, and says what axe-core finds there.
// Called as: node browser.mjs CHROMIUM FILE; needs playwright-core and axe-core beside it.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const [executablePath, file] = process.argv.slice(2);
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const looks = [
  { name: "wide", width: 1280, colorScheme: "light" },
  { name: "phone", width: 390, colorScheme: "light" },
  { name: "narrow", width: 320, colorScheme: "light" },
  { name: "dark", width: 1280, colorScheme: "dark" },
];
const args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync",
  "--disable-background-networking", "--disable-component-update"];
const browser = await chromium.launch({ executablePath, args });
const found = [];
for (const { name, width, colorScheme } of looks) {
  const viewport = { width, height: 900 };
  const asked = [];
  const context = await browser.newContext({ viewport, colorScheme, bypassCSP: true });
  const page = await context.newPage();
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(pathToFileURL(file).href);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  const requests = asked.length - 1;
  await page.addScriptTag({ path: axe });
  const results = await page.evaluate((values) => axe.run({ runOnly: { type: "tag", values } }), tags);
  const violations = results.violations.map(
    (one) => `${one.id}: ${one.nodes.map((node) => node.target.join(" ")).slice(0, 3).join(", ")}`,
  );
  found.push({ name, violations, requests, overflow, passes: results.passes.length });
  await context.close();
}
await browser.close();
console.log(JSON.stringify(found));
