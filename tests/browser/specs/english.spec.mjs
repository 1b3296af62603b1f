import { cards, count, expect, PAGES, searchBox, test } from "../watched.mjs";

test("the way through the portal in English", async ({ page }) => {
  await page.goto("/en");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  const box = searchBox(page, { english: true });
  await box.what.fill("Mechatroniker");
  await box.where.fill("Nürnberg");
  await box.where.press("Enter");
  await expect(page).toHaveURL(/\/en\/suche\?/);
  expect(await count(page)).toBeGreaterThan(0);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("position");
  await cards(page).first().getByRole("link").click();
  await expect(page).toHaveURL(/\/en\/stellen\//);
  await expect(page.getByRole("heading", { name: "How to apply" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Apply now" }).first()).toBeVisible();
});

test("the language changes on the spot, with the search", async ({ page }) => {
  await page.goto(PAGES.results);
  const found = await count(page);
  await page.getByRole("link", { name: "English" }).click();
  await expect(page).toHaveURL(/\/en\/suche\?.*Mechatroniker/);
  expect(await count(page)).toBe(found);
  await page.getByRole("link", { name: "Deutsch" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
});

test("no page in English has German labels left, and the other way round", async ({ page }) => {
  const german = /Jetzt bewerben|Auf einen Blick|Stellen finden|Zum Inhalt|Umkreis|Dein Schulabschluss/;
  const english = /Apply now|At a glance|Find positions|Skip to content|Your school certificate/;
  for (const path of [PAGES.start, PAGES.results, PAGES.vacancy, PAGES.company, PAGES.occupation, PAGES.cluster]) {
    await page.goto(path);
    expect(await page.locator("body").innerText(), path).not.toMatch(english);
    await page.goto(`/en${path}`.replace(/\/$/, ""));
    expect(await page.locator("body").innerText(), path).not.toMatch(german);
  }
});
