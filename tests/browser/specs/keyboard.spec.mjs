// The whole way with the keyboard alone.
import { everywhere } from "../stories.mjs";
import { cards, expect, searchBox, test } from "../watched.mjs";

test.use({ viewport: { width: 1280, height: 900 } });

/** Presses Tab until this has the focus. */
async function tabTo(page, target, most = 40) {
  for (let presses = 0; presses < most; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`not reached with ${most} presses of Tab: ${target}`);
}

everywhere(({ t, prefix, lang }) => {
  test("from the first Tab to a vacancy", async ({ page }) => {
    await page.goto(prefix || "/");
    await page.keyboard.press("Tab");
    const skip = page.getByRole("link", { name: t("skip") });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    await page.keyboard.press("Enter");

    const box = searchBox(page, { english: lang === "en" });
    await tabTo(page, box.what);
    await page.keyboard.type("mechatr");
    await expect(page.getByRole("option").first()).toBeVisible();
    await page.keyboard.press("ArrowDown");
    await expect(page.getByRole("option", { selected: true })).toHaveCount(1);
    const chosen = await page.getByRole("option", { selected: true }).getAttribute("data-value");
    await page.keyboard.press("Enter");
    await expect(box.what).toHaveValue(chosen);
    await expect(page.getByRole("listbox")).toBeHidden();

    await tabTo(page, box.where);
    await page.keyboard.type("nürnb");
    await expect(page.getByRole("option", { name: /^Nürnberg/ }).first()).toBeVisible();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/suche\?.*ort=/);

    await tabTo(page, cards(page).first().getByRole("link"), 120);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/stellen\//);
  });
});

test("Escape closes the suggestions and keeps what was typed", async ({ page }) => {
  await page.goto("/");
  const box = searchBox(page);
  await box.what.pressSequentially("koch");
  await expect(page.getByRole("option").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("listbox")).toBeHidden();
  await expect(box.what).toHaveValue("koch");
});

test("the focus can be seen wherever it is", async ({ page }) => {
  await page.goto("/");
  const unseen = [];
  for (let presses = 0; presses < 30; presses += 1) {
    await page.keyboard.press("Tab");
    const state = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      // A link that covers its whole card shows the focus on the card.
      const outlined = [element, element.closest("article, li.tile")].some((part) => {
        const style = part && getComputedStyle(part);
        return style && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
      });
      return { outlined, name: element.outerHTML.slice(0, 90) };
    });
    if (state && !state.outlined) unseen.push(state.name);
  }
  expect(unseen).toEqual([]);
});
