// A search without hits leads somewhere.
import { everywhere } from "../stories.mjs";
import { PAGES, count, expect, test } from "../watched.mjs";

const NOWHERE = ["/stellen/nichts-00000000-0000-0000-0000-000000000000", "/unternehmen/nichts", "/berufe/nichts", "/nichts"];

/** A text that may have any number in its blanks. */
const anyNumber = (text) => new RegExp(text.replace(/\{\w+\}/g, "\\d+"));

everywhere(({ t, prefix }) => {
  test("wider distances are offered with what they would find", async ({ page }) => {
    await page.goto(prefix + PAGES.nothing);
    await expect(page.getByRole("heading", { name: t("nothing-heading") }).first()).toBeVisible();
    const ways = page.getByRole("main").getByRole("link", { name: anyNumber(t("way-wider")) });
    expect(await ways.count()).toBeGreaterThan(0);
    const promised = await ways.last().evaluate((link) => link.closest("li")?.innerText ?? link.innerText);
    await ways.last().click();
    const found = await count(page);
    expect(found).toBeGreaterThan(0);
    expect(promised.replaceAll(/[.,]/g, "")).toContain(String(found));
  });

  test("a misspelt town is answered with towns like it", async ({ page }) => {
    await page.goto(`${prefix}/suche?ort=N%C3%BCrnbreg`);
    await expect(page.getByText(t("place-unknown", { place: "Nürnbreg" }))).toBeVisible();
    await page.getByRole("link", { name: /^Nürnberg/ }).click();
    await expect(page.getByRole("main")).toContainText(anyNumber(t("results-near", { place: "Nürnberg" })));
  });

  test("a misspelt occupation is found and the correction is said", async ({ page }) => {
    await page.goto(`${prefix}/suche?q=Mechatronicker`);
    expect(await count(page)).toBeGreaterThan(0);
    await expect(page.getByText(t("corrected", { words: "mechatroniker" }))).toBeVisible();
  });

  test.describe("addresses that lead nowhere", () => {
    test.use({ expected: [/404/] });
    for (const path of NOWHERE) {
      test(path, async ({ page }) => {
        const answer = await page.goto(prefix + path);
        expect(answer.status()).toBe(404);
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("failure-heading-not-found"));
        await page.getByRole("link", { name: t("failure-home") }).click();
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("start-heading"));
      });
    }
  });
});
