// Axe finds nothing on any page, and nothing scrolls sideways: what everybody sees and what people see who have come in.
import { findings } from "../axe.mjs";
import { DOORS, asBrowserKeeps, mainPagesOf, publicPages } from "../pages.mjs";
import { KEYS, NAMES, PAGES, URL_OF_PORTAL, expect, searchBox, test } from "../watched.mjs";

// Pages with a form have a cookie.
test.use({ signsIn: true });

const WIDTHS = [390, 1280];

async function look(page, paths) {
  for (const path of paths) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 }), path).toHaveCount(1);
    await expect(page.getByRole("main"), path).toHaveCount(1);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect.soft(wide, `${path} at ${width} px`).toBeLessThanOrEqual(0);
      expect.soft(await findings(page), `${path} at ${width} px`).toEqual([]);
    }
  }
}

test.describe("what everybody sees", () => {
  // One of the pages is that of an address that is not there.
  test.use({ expected: [/404/] });
  test.describe.configure({ timeout: 240_000 });

  for (const [language, prefix] of [["German", ""], ["English", "/en"]]) {
    for (const half of [0, 1]) {
      test(`in ${language}, ${half + 1} of 2`, async ({ page }) => {
        const pages = await publicPages(URL_OF_PORTAL);
        const paths = pages.map(({ path }) => (prefix && path === "/" ? prefix : prefix + path));
        await look(page, paths.filter((_, at) => at % 2 === half));
      });
    }
  }
});

test.describe("in the dark", () => {
  test.use({ colorScheme: "dark" });

  test("what everybody sees", async ({ page }) => {
    await look(page, ["start", "results", "vacancy", "fair", "sign-up", "cluster", "lists"].map((name) => PAGES[name]));
  });
});

test.describe("after coming in", () => {
  test.describe.configure({ timeout: 240_000 });

  for (const door of Object.keys(DOORS)) {
    test(door, async ({ page, context }) => {
      await context.addCookies(asBrowserKeeps(KEYS[door], URL_OF_PORTAL));
      const pages = await mainPagesOf(door, URL_OF_PORTAL, KEYS[door]);
      expect(pages.length).toBeGreaterThan(1);
      await look(page, pages.map(({ path }) => path));
    });
  }

  for (const [door, paths] of [["pupil", ["/mein", "/mein/konto"]], ["manager", ["/cluster/kunststoff-franken"]]]) {
    test(`${door} in the dark and in English`, async ({ page, context }) => {
      await context.addCookies(asBrowserKeeps(KEYS[door], URL_OF_PORTAL));
      await page.emulateMedia({ colorScheme: "dark" });
      await look(page, paths);
      await page.emulateMedia({ colorScheme: "light" });
      await look(page, paths.map((path) => `/en${path}`));
    });
  }
});

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

test("every page has a title of its own", async ({ page }) => {
  const titles = new Set();
  for (const name of NAMES) {
    await page.goto(PAGES[name]);
    titles.add(await page.title());
  }
  expect(titles.size).toBe(NAMES.length);
});
