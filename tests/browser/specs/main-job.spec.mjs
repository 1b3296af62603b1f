// From the start page to a training place, on a phone: the reason why all of this exists.
import { everywhere } from "../stories.mjs";
import { cards, count, expect, searchBox, test } from "../watched.mjs";

async function findsAPlace(page, { t, prefix, lang }) {
  await page.goto(prefix || "/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("start-heading"));

  const box = searchBox(page, { english: lang === "en" });
  await box.what.fill("Mechatroniker");
  await box.where.fill("Nürnberg");
  // With script, what is suggested may lie over the button; leaving the field closes it.
  await box.where.press("Tab");
  await box.button.click();

  await expect(page).toHaveURL(/\/suche\?/);
  const all = await count(page);
  expect(all).toBeGreaterThan(0);
  await expect(cards(page).first()).toBeVisible();
  expect(await cards(page).count()).toBeLessThanOrEqual(20);
  // Every card says how far it is.
  for (const card of await cards(page).all()) await expect(card).toContainText(new RegExp(`\\d km|${t("distance-below-one")}`));

  const apprenticeship = t("kind-apprenticeship");
  const summary = page.locator("summary", { hasText: new RegExp(`^${t("filters")}`) });
  // On a desk the filters stand open beside the results.
  if (await summary.isVisible()) await summary.click();
  await page.getByRole("group", { name: t("filter-art") }).getByLabel(new RegExp(`^${apprenticeship}`)).check();
  await page.getByRole("button", { name: t("filters-apply") }).click();
  await expect(page).toHaveURL(/art=apprenticeship/);
  const fewer = await count(page);
  expect(fewer).toBeGreaterThan(0);
  expect(fewer).toBeLessThanOrEqual(all);
  await expect(page.getByRole("link", { name: `${apprenticeship} ${t("active-remove")}` })).toBeVisible();

  const title = await cards(page).first().getByRole("heading").innerText();
  await cards(page).first().getByRole("link").click();
  await expect(page).toHaveURL(/\/stellen\//);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(title.replace(/\s*\(.*/, ""));

  const main = page.getByRole("main");
  await expect(main.getByRole("heading", { name: t("facts-heading") })).toBeVisible();
  for (const fact of ["start", "duration", "hours", "qualification", "places"]) {
    await expect(main.getByText(t(`fact-${fact}`), { exact: true }).first()).toBeVisible();
  }
  await expect(main.getByRole("heading", { name: t("pay-heading") })).toBeVisible();
  await expect(main.getByText(/€/).first()).toBeVisible();
  await expect(main.getByRole("heading", { name: t("apply-heading") })).toBeVisible();
  const apply = page.getByRole("link", { name: t("apply-button") }).first();
  await expect(apply).toBeInViewport();
  await expect(apply).toHaveAttribute("href", /^(mailto:|tel:|https?:|#|(\/en)?\/stellen\/[^/]+\/bewerben$)/);
}

everywhere((story) => {
  test("a pupil finds a place", async ({ page }) => findsAPlace(page, story));

  test.describe("without script", () => {
    test.use({ javaScriptEnabled: false });
    test("a pupil finds a place all the same", async ({ page }) => findsAPlace(page, story));
  });
});

test("more results come on the next page, and none twice", async ({ page }) => {
  await page.goto("/suche");
  const links = async () => Promise.all((await cards(page).all()).map((card) => card.getByRole("link").getAttribute("href")));
  const first = await links();
  await page.getByRole("link", { name: "Weitere anzeigen" }).click();
  await expect(page).toHaveURL(/nach=/);
  const second = await links();
  expect(second.length).toBeGreaterThan(0);
  expect(second.filter((href) => first.includes(href))).toEqual([]);
  await page.getByRole("link", { name: "Zurück zum Anfang der Liste" }).click();
  expect(await links()).toEqual(first);
});

test("sorted by distance, the nearest comes first", async ({ page }) => {
  await page.goto("/suche?ort=N%C3%BCrnberg&umkreis=100&sortierung=distance");
  const far = [];
  for (const card of await cards(page).all()) {
    const text = await card.innerText();
    far.push(/unter 1 km/.test(text) ? 0 : Number(/([\d.]+) km/.exec(text)[1]));
  }
  expect(far.length).toBeGreaterThan(1);
  expect(far).toEqual([...far].sort((a, b) => a - b));
});

test("the place on a card is the one whose distance stands beside it", async ({ page }) => {
  const answer = await page.request.get("/api/v1/search?near=N%C3%BCrnberg&radius_km=50&sort=distance&limit=100");
  const { items, near } = await answer.json();
  const wrong = items
    .filter(({ site }) => site?.latitude)
    .map(({ site, distance_km, title }) => ({ title, town: site.town, said: distance_km, is: kilometres(near, site) }))
    .filter(({ said, is }) => Math.abs(said - is) > 1);
  expect(items.length).toBeGreaterThan(10);
  expect(wrong).toEqual([]);
});

/** As the crow flies (haversine). */
function kilometres(a, b) {
  const radians = (degrees) => (degrees * Math.PI) / 180;
  const half = (x) => Math.sin(radians(x) / 2) ** 2;
  const h = half(b.latitude - a.latitude)
    + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * half(b.longitude - a.longitude);
  return 2 * 6371 * Math.asin(Math.sqrt(h));
}
