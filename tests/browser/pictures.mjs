// Pictures of every page, for people to look at:
//   CHROMIUM=$(which chromium) npm run pictures -- [--into DIR] [--only PART]
// starts the demo, draws every page of pages.mjs at 390 and 1280 px, what everybody sees in both languages, what people see who have
// come in in German, and lays them side by side in index.html. Without --into they go to target/pictures; --only takes those whose
// file's name has this part.
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { DOORS, asBrowserKeeps, mainPagesOf, publicPages } from "./pages.mjs";
import start from "./server.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const WIDTHS = [390, 1280];
const { values } = parseArgs({
  options: { into: { type: "string", default: join(ROOT, "target/pictures") }, only: { type: "string", default: "" } },
});

/** A name for a file, without the ids that are others each time. */
function nameOf(path, taken) {
  const words = path.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "x").replace(/[^a-z0-9]+/gi, "-").replace(/^-|-$/g, "") || "start";
  let name = words.slice(0, 70);
  for (let n = 2; taken.has(name); n += 1) name = `${words.slice(0, 70)}-${n}`;
  taken.add(name);
  return name;
}

/** The pages of one visitor, drawn in both widths. */
async function draw(browser, into, who, paths, { cookies = {}, locale = "de-DE" } = {}) {
  const url = process.env.LOTSE_URL;
  const context = await browser.newContext({ baseURL: url, locale, timezoneId: "Europe/Berlin" });
  await context.addCookies(asBrowserKeeps(cookies, url));
  const page = await context.newPage();
  const [drawn, taken] = [[], new Set()];
  for (const path of paths) {
    const name = `${who}--${nameOf(path, taken)}`;
    if (!name.includes(values.only)) continue;
    await page.goto(path, { waitUntil: "networkidle" });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await page.screenshot({ path: join(into, `${name}-${width}.png`), fullPage: true });
    }
    drawn.push({ path, name });
  }
  await context.close();
  return { who, drawn };
}

function sheet(parts) {
  const safe = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
  const row = ({ path, name }) =>
    `<h3>${safe(path)}</h3>\n<div>${WIDTHS.map((width) => `<a href="${name}-${width}.png"><img src="${name}-${width}.png" alt="${width} px" height="600" loading="lazy"></a>`).join("")}</div>`;
  const sections = parts.map(({ who, drawn }) => `<h2>${who}, ${drawn.length} pages</h2>\n${drawn.map(row).join("\n")}`);
  const style = "body{font:16px sans-serif;background:#ddd}img{margin:0 1em 1em 0;border:1px solid #888}div{display:flex;overflow-x:auto}";
  return `<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>Pages</title>\n<style>${style}</style>\n<h1>Pages</h1>\n${sections.join("\n")}\n</html>\n`;
}

process.env.CHROMIUM ??= "/usr/bin/chromium";
process.env.LOTSE_BINARY ??= join(ROOT, "target/debug/lotse");
const into = resolve(values.into);
mkdirSync(into, { recursive: true });
const stop = await start();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });
try {
  const [url, keys] = [process.env.LOTSE_URL, JSON.parse(process.env.LOTSE_KEYS)];
  const paths = (await publicPages(url)).map(({ path }) => path);
  const parts = [await draw(browser, into, "everybody", paths)];
  const english = paths.map((path) => (path === "/" ? "/en" : `/en${path}`));
  parts.push(await draw(browser, into, "everybody-en", english, { locale: "en-GB" }));
  for (const door of Object.keys(DOORS)) {
    const seen = await mainPagesOf(door, url, keys[door]);
    parts.push(await draw(browser, into, door, seen.map(({ path }) => path), { cookies: keys[door] }));
  }
  writeFileSync(join(into, "index.html"), sheet(parts));
  const count = parts.reduce((sum, { drawn }) => sum + drawn.length, 0);
  console.log(`${count} pages at ${WIDTHS.join(" and ")} px: ${join(into, "index.html")}`);
} finally {
  await browser.close();
  await stop();
}
