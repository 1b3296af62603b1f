// A cluster's portal: the same pages, its name, its colours, its postings.
import { CLUSTER_HOST, URL_OF_PORTAL, cards, count, expect, searchBox, test } from "../watched.mjs";

const NAME = /Formwerk Franken/;

/** The colour of the button that everyone looks for. */
const colour = (page) => searchBox(page).button.evaluate((button) => getComputedStyle(button).backgroundColor);

test("it has its own name and colours", async ({ page }) => {
  await page.goto("/");
  const usual = await colour(page);
  await page.goto("/c/kunststoff-franken");
  await expect(page).toHaveTitle(NAME);
  await expect(page.getByRole("banner")).toContainText(NAME);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(NAME);
  expect(await colour(page)).not.toBe(usual);
});

test("a search there stays there", async ({ page }) => {
  await page.goto("/suche");
  const everywhere = await count(page);
  await page.goto("/c/kunststoff-franken");
  await searchBox(page).what.press("Enter");
  await expect(page).toHaveURL(/\/c\/kunststoff-franken\/suche/);
  const here = await count(page);
  expect(here).toBeGreaterThan(0);
  expect(here).toBeLessThan(everywhere);
  await cards(page).first().getByRole("link").click();
  await expect(page).toHaveURL(/\/c\/kunststoff-franken\/stellen\//);
  await expect(page.getByRole("banner")).toContainText(NAME);
});

test.describe("under its own host name", () => {
  // Here it is reached without TLS, which it is not in earnest; the browser says what it leaves out for that.
  test.use({ expected: [/Cross-Origin-Opener-Policy header has been ignored/] });

  test("the same portal stands at the root", async ({ page }) => {
    await page.goto("/c/kunststoff-franken");
    const branded = await colour(page);
    const own = new URL(URL_OF_PORTAL);
    own.hostname = CLUSTER_HOST;
    await page.goto(own.href);
    await expect(page.getByRole("banner")).toContainText(NAME);
    expect(await colour(page)).toBe(branded);
    await searchBox(page).what.press("Enter");
    await expect(page).toHaveURL(new RegExp(`${CLUSTER_HOST.replaceAll(".", "[.]")}:\\d+/suche`));
    expect(await count(page)).toBeGreaterThan(0);
  });
});

test("a cluster that is not there is said to be so", async ({ page }) => {
  const answer = await page.request.get("/c/gibt-es-nicht");
  expect(answer.status()).toBe(404);
  expect(await answer.text()).toContain("Diese Seite gibt es nicht");
});
