// A search without hits leads somewhere.
import { PAGES, count, expect, test } from "../watched.mjs";

test("wider distances are offered with what they would find", async ({ page }) => {
  await page.goto(PAGES.nothing);
  await expect(page.getByRole("heading", { name: /Hier ist gerade nichts frei|Keine Stelle gefunden/ }).first()).toBeVisible();
  const ways = page.getByRole("main").getByRole("link", { name: /Im Umkreis von \d+ km/ });
  expect(await ways.count()).toBeGreaterThan(0);
  const promised = await ways.last().evaluate((link) => link.closest("li")?.innerText ?? link.innerText);
  await ways.last().click();
  const found = await count(page);
  expect(found).toBeGreaterThan(0);
  expect(promised.replaceAll(".", "")).toContain(String(found));
});

test("a misspelt town is answered with towns like it", async ({ page }) => {
  await page.goto("/suche?ort=N%C3%BCrnbreg");
  await expect(page.getByText("kennen wir nicht als Ort")).toBeVisible();
  await page.getByRole("link", { name: /^Nürnberg/ }).click();
  await expect(page.getByRole("main")).toContainText("um Nürnberg");
});

test("a misspelt occupation is found and the correction is said", async ({ page }) => {
  await page.goto("/suche?q=Mechatronicker");
  expect(await count(page)).toBeGreaterThan(0);
  await expect(page.getByText(/Gesucht nach „mechatroniker/i)).toBeVisible();
});

test.describe("addresses that lead nowhere", () => {
  test.use({ expected: [/404/] });
  for (const path of ["/stellen/nichts-00000000-0000-0000-0000-000000000000", "/unternehmen/nichts", "/berufe/nichts", "/nichts"]) {
    test(path, async ({ page }) => {
      const answer = await page.goto(path);
      expect(answer.status()).toBe(404);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Diese Seite gibt es nicht");
      await page.getByRole("link", { name: "Zur Startseite" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Finde deinen Ausbildungsplatz");
    });
  }
});
