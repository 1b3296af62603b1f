// What the first visit of a page costs on a slow line: bytes over the wire, requests, and whether anything moves or waits.
import { NAMES, PAGES, expect, test } from "../watched.mjs";

/** Bytes with everything that belongs to a page, its headers too; a map that somebody asks for comes on top. */
const MOST = 60_000;
const MAP = /\/(karte|map)\b|umrisse|outlines/;
/** How far things may move while a page comes up (Cumulative Layout Shift); 0.1 is what counts as good elsewhere. */
const SHIFT = 0.01;

// Pages with a form have a cookie.
test.use({ signsIn: true });

const rows = [];
// One process, so that the table is one.
test.describe.configure({ mode: "default" });
test.afterAll(() => {
  const line = (cells) => cells.map((cell, at) => (at ? String(cell).padStart(9) : cell.padEnd(14))).join("");
  console.log([line(["page", "bytes", "html", "requests", "CLS", "again"]), ...rows.map(line)].join("\n"));
});

/** Listens to everything that comes over the wire. */
async function scales(page) {
  const devtools = await page.context().newCDPSession(page);
  const answers = new Map();
  await devtools.send("Network.enable");
  devtools.on("Network.responseReceived", ({ requestId, type, response }) => {
    const { url, status, fromDiskCache } = response;
    answers.set(requestId, { ...answers.get(requestId), url, type, status, kept: fromDiskCache || status === 304, bytes: 0, encoding: response.headers["content-encoding"] });
  });
  devtools.on("Network.requestServedFromCache", ({ requestId }) => answers.set(requestId, { ...answers.get(requestId), inMemory: true }));
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const answer = answers.get(requestId);
    if (answer) answer.bytes = encodedDataLength;
  });
  return {
    read: () => [...answers.values()].filter(({ url }) => url?.startsWith("http") && !MAP.test(url)),
    empty: () => answers.clear(),
  };
}

for (const name of NAMES) {
  test(name, async ({ page }) => {
    await page.addInitScript(() => {
      globalThis.moved = 0;
      const add = (list) => list.getEntries().forEach((entry) => (globalThis.moved += entry.hadRecentInput ? 0 : entry.value));
      new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
    });
    const scale = await scales(page);
    await page.goto(PAGES[name], { waitUntil: "networkidle" });
    const first = scale.read();
    const bytes = first.reduce((sum, answer) => sum + answer.bytes, 0);
    const shift = await page.evaluate(() => globalThis.moved);
    const html = first.find(({ type }) => type === "Document");
    expect(html.encoding, "the page is compressed").toMatch(/^(br|gzip|zstd)$/);

    // Scripts that stop the page from being drawn have neither of these words.
    const blocking = await page.evaluate(() =>
      [...document.scripts]
        .filter((script) => script.type !== "application/ld+json" && script.type !== "module" && !script.defer && !script.async)
        .map((script) => script.outerHTML.slice(0, 120)),
    );
    expect(blocking, "scripts that the first paint waits for").toEqual([]);

    scale.empty();
    await page.goto(PAGES[name], { waitUntil: "networkidle" });
    const again = scale.read();
    const parts = again.filter(({ type }) => type !== "Document");
    expect(parts.filter(({ kept, inMemory }) => !kept && !inMemory).map(({ url }) => url), "fetched once more").toEqual([]);

    const total = again.reduce((sum, answer) => sum + answer.bytes, 0);
    rows.push([name, bytes, html.bytes, first.length, shift.toFixed(3), total]);
    expect(bytes, first.map((answer) => `${answer.bytes} ${answer.url}`).join("\n")).toBeLessThanOrEqual(MOST);
    expect(bytes, "something was weighed").toBeGreaterThan(1_000);
    expect(shift).toBeLessThan(SHIFT);
  });
}
