// Every page that a story's browser gets is looked at when the story is over: its HTML as the server sent it, and what axe finds in it.
import { appendFileSync, mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { findings } from "./axe.mjs";
import { routeOf } from "./pages.mjs";
import { mistakes } from "./rules.mjs";

const RESULTS = fileURLToPath(new URL(".results/", import.meta.url));
/** The paths of the router that were looked at, one in each line; server.mjs reads them when all is over. */
export const VISITED = `${RESULTS}visited.txt`;

/** Pages are told apart by path of the router, answer, language and width; each is looked at once by a worker. */
const known = new Set();

export function visit(routes) {
  mkdirSync(RESULTS, { recursive: true });
  appendFileSync(VISITED, [...routes].filter(Boolean).map((route) => `${route}\n`).join(""));
}

export class Documents {
  constructor(url) {
    this.host = new URL(url).host;
    this.coming = [];
  }

  /** Keeps the pages that a browser gets from now on. */
  watch(context) {
    context.on("response", (response) => this.coming.push(this.#read(context, response)));
  }

  async #read(context, response) {
    if (response.request().resourceType() !== "document" || new URL(response.url()).host !== this.host) return null;
    if (!/^text\/html/.test(response.headers()["content-type"] ?? "")) return null;
    // The widths that stories have, whichever the window has been given meanwhile.
    const wide = (response.frame().page().viewportSize()?.width ?? 0) > 800;
    const { pathname, search } = new URL(response.url());
    try {
      return { url: response.url(), path: pathname + search, route: routeOf(pathname), status: response.status(), wide, text: await response.text() };
    } catch {
      // Left before it had come.
      return null;
    }
  }

  /** What is wrong with pages that nobody has looked at yet. */
  async faults(browser) {
    const fresh = [];
    for (const page of (await Promise.all(this.coming)).filter(Boolean)) {
      const language = /<html lang="(\w+)"/.exec(page.text)?.[1];
      const key = [page.route ?? page.path, page.status, language, page.wide].join(" ");
      if (known.has(key)) continue;
      known.add(key);
      fresh.push(page);
    }
    visit(fresh.map(({ route }) => route));
    const html = await Promise.all(fresh.map(mistakes));
    return [...new Set(html.flat()), ...(await seen(browser, fresh))];
  }
}

/** What axe finds in pages, shown once more as they were sent. */
async function seen(browser, pages) {
  if (!pages.length) return [];
  const context = await browser.newContext({ serviceWorkers: "block", javaScriptEnabled: true });
  const window = await context.newPage();
  const found = [];
  for (const { url, path, text, status, wide } of pages) {
    await window.setViewportSize(wide ? { width: 1280, height: 900 } : { width: 390, height: 844 });
    await window.route(url, (route) => route.fulfill({ status, contentType: "text/html; charset=utf-8", body: text }), { times: 1 });
    await window.goto(url);
    for (const { id, html } of await findings(window)) found.push(`${path}: ${id}: ${html}`);
    await window.unrouteAll();
  }
  await context.close();
  return found;
}
