// The smallest phone: nothing sticks out, and everything can be hit with a thumb.
import { NAMES, PAGES, expect, test } from "../watched.mjs";

// The page for signing in has a form, and with it a cookie.
test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, signsIn: true });

for (const name of NAMES) {
  test(`${name} does not scroll sideways`, async ({ page }) => {
    await page.goto(PAGES[name]);
    const { wide, out } = await page.evaluate(() => {
      const width = document.documentElement.clientWidth;
      const out = [...document.querySelectorAll("body *")]
        .filter((element) => element.getBoundingClientRect().right > width + 1)
        .map((element) => element.outerHTML.slice(0, 90));
      return { wide: document.documentElement.scrollWidth - width, out };
    });
    expect(wide, out.join("\n")).toBeLessThanOrEqual(0);
  });
}

for (const name of ["start", "results", "vacancy", "cluster"]) {
  test(`${name} can be used with a thumb`, async ({ page }) => {
    await page.goto(PAGES[name]);
    const small = await page.evaluate(() => {
      // Links within a sentence are exempt (WCAG 2.2, success criterion 2.5.8).
      const targets = document.querySelectorAll("button, select, input:not([type=hidden]), summary, nav a, main a");
      return [...targets]
        .filter((element) => element.checkVisibility() && !element.closest("p"))
        // A label belongs to its field, and a link that covers its card is as large as the card.
        .map((element) => [element.closest("label, article, li.tile") ?? element, element])
        .map(([area, element]) => [area.getBoundingClientRect(), element])
        .filter(([box]) => box.width > 0 && box.height > 0 && box.height < 43.5)
        .map(([box, element]) => `${Math.round(box.height)} px: ${element.outerHTML.slice(0, 90)}`);
    });
    expect(small).toEqual([]);
  });
}

test("text is large enough to read", async ({ page }) => {
  await page.goto(PAGES.vacancy);
  const size = await page.getByRole("main").locator("p").first().evaluate((p) => parseFloat(getComputedStyle(p).fontSize));
  expect(size).toBeGreaterThanOrEqual(16);
});
