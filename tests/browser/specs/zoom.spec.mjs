// Large type and calm: 200 and 400 % (WCAG 1.4.4, 1.4.10), wider spacing (1.4.12), and no movement for those who want none.
import { NAMES, PAGES, expect, test } from "../watched.mjs";

// Pages with a form have a cookie.
test.use({ signsIn: true });

/** How far a page can be scrolled sideways, and what sticks out; what scrolls in a frame of its own may be wide. */
function sticksOut() {
  const width = document.documentElement.clientWidth;
  const framed = (element) => {
    for (let up = element.parentElement; up; up = up.parentElement) if (getComputedStyle(up).overflowX === "auto") return true;
    return false;
  };
  const out = [...document.querySelectorAll("body *")]
    .filter((element) => element.checkVisibility() && element.getBoundingClientRect().right > width + 1 && !framed(element))
    .map((element) => element.outerHTML.slice(0, 90));
  return { wide: Math.max(0, document.documentElement.scrollWidth - width), out };
}

/** Text that is cut off: more of it than its box shows, and no way to scroll there. */
function cutOff() {
  return [...document.querySelectorAll("body *:not(svg *)")]
    .filter((element) => element.checkVisibility() && element.clientWidth > 2 && element.clientHeight > 2 && element.innerText?.trim())
    .filter((element) => {
      const { overflowX, overflowY } = getComputedStyle(element);
      const hides = (value) => value === "hidden" || value === "clip";
      return (
        (hides(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
        (hides(overflowY) && element.scrollHeight > element.clientHeight + 1)
      );
    })
    .map((element) => element.outerHTML.slice(0, 120));
}

for (const [zoom, viewport] of [["200 %", { width: 640, height: 512 }], ["400 %", { width: 320, height: 256 }]]) {
  test(`at ${zoom} nothing scrolls sideways and nothing is cut off`, async ({ page }) => {
    await page.setViewportSize(viewport);
    for (const name of NAMES) {
      await page.goto(PAGES[name]);
      expect.soft(await page.evaluate(sticksOut), name).toEqual({ wide: 0, out: [] });
      expect.soft(await page.evaluate(cutOff), name).toEqual([]);
    }
  });
}

test("with wider spacing nothing is cut off", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const name of NAMES) {
    await page.goto(PAGES[name]);
    const spacing = await page.evaluate(() => {
      // The values of the success criterion. As a sheet of the reader: the page's policy refuses written ones.
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }",
      );
      document.adoptedStyleSheets = [sheet];
      return parseFloat(getComputedStyle(document.querySelector("h1")).letterSpacing);
    });
    expect(spacing).toBeGreaterThan(1);
    expect.soft(await page.evaluate(sticksOut), name).toEqual({ wide: 0, out: [] });
    expect.soft(await page.evaluate(cutOff), name).toEqual([]);
  }
});

/** What would move: running animations, and transitions that something could start. */
function moves() {
  const seconds = (list) => Math.max(...list.split(",").map(parseFloat));
  const slow = [...document.querySelectorAll("body, body *")].filter((element) =>
    [null, "::before", "::after"].some((part) => {
      const { transitionDuration, animationName, animationDuration } = getComputedStyle(element, part);
      return seconds(transitionDuration) > 0.01 || (animationName !== "none" && seconds(animationDuration) > 0.01);
    }),
  );
  return slow.map((element) => element.outerHTML.slice(0, 90)).concat(document.getAnimations().map(String));
}

test("nothing moves for those who want no movement", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "no-preference" });
  await page.goto(PAGES.results);
  expect(await page.evaluate(moves), "there is something that could move").not.toEqual([]);
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const name of NAMES) {
    await page.goto(PAGES[name]);
    await page.getByRole("banner").getByRole("link").first().hover();
    expect.soft(await page.evaluate(moves), name).toEqual([]);
    expect.soft(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior), name).toBe("auto");
  }
});
