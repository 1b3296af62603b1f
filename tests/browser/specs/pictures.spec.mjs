// Pictures of the key pages in .screenshots, for people to look at.
import { NAMES, PAGES, searchBox, test } from "../watched.mjs";

for (const width of [390, 1280]) {
  for (const colorScheme of ["light", "dark"]) {
    test.describe(`${width} ${colorScheme}`, () => {
      test.use({ viewport: { width, height: width < 600 ? 844 : 900 }, colorScheme });
      const suffix = colorScheme === "dark" ? "-dark" : "";
      for (const name of NAMES) {
        test(name, async ({ page }) => {
          await page.goto(PAGES[name]);
          await page.screenshot({ path: `.screenshots/${name}-${width}${suffix}.png`, fullPage: true });
        });
      }
    });
  }
}

test("suggestions", async ({ page }) => {
  await page.goto("/");
  await searchBox(page).what.pressSequentially("mechatr");
  await page.getByRole("option").first().waitFor();
  await page.screenshot({ path: ".screenshots/suggestions-390.png" });
});

test("filters", async ({ page }) => {
  await page.goto(PAGES.results);
  await page.locator("summary", { hasText: /^Filter/ }).click();
  await page.screenshot({ path: ".screenshots/filters-390.png", fullPage: true });
});
