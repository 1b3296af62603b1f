// No serious or critical finding of axe on the key pages, on phone and desk, in light and dark.
import { findings } from "../axe.mjs";
import { NAMES, PAGES, expect, searchBox, test } from "../watched.mjs";

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
