// No serious or critical finding of axe on the key pages, on phone and desk, in light and dark.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { NAMES, PAGES, expect, searchBox, test } from "../watched.mjs";

// The library alone: its binding for Playwright asks for a newer Node.js than Debian has.
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

async function findings(page) {
  // Evaluated by the debugger, so the page's policy stays as it is.
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => ({ id, html: html.slice(0, 200), failureSummary })));
}

for (const width of [390, 1280]) {
  for (const colorScheme of ["light", "dark"]) {
    test.describe(`${width} ${colorScheme}`, () => {
      test.use({ viewport: { width, height: 900 }, colorScheme });
      for (const name of NAMES) {
        test(name, async ({ page }) => {
          await page.goto(PAGES[name]);
          expect(await findings(page)).toEqual([]);
        });
      }
    });
  }
}

test("with the filters open", async ({ page }) => {
  await page.goto(PAGES.results);
  await page.locator("summary", { hasText: /^Filter/ }).click();
  expect(await findings(page)).toEqual([]);
});

test("with suggestions open", async ({ page }) => {
  await page.goto("/");
  await searchBox(page).what.pressSequentially("mechatr");
  await page.getByRole("option").first().waitFor();
  expect(await findings(page)).toEqual([]);
});

test("every page has one first heading, a title of its own and a main part", async ({ page }) => {
  const titles = new Set();
  for (const name of NAMES) {
    await page.goto(PAGES[name]);
    await expect(page.getByRole("heading", { level: 1 }), name).toHaveCount(1);
    await expect(page.getByRole("main"), name).toHaveCount(1);
    titles.add(await page.title());
  }
  expect(titles.size).toBe(NAMES.length);
});
