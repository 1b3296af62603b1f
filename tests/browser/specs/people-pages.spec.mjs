// The pages behind signing in: no serious finding of axe, and nothing that scrolls sideways, on phone and desk.
import { findings } from "../axe.mjs";
import { address, setUpFactor, signIn } from "../people.mjs";
import { PAGES, expect, test } from "../watched.mjs";

test.use({ signsIn: true });

const OF_STRANGERS = ["/anmelden", "/anmelden/passwort", "/passwort-vergessen", "/registrieren"];
const OF_A_PERSON = [
  "/mein",
  "/mein/start",
  "/mein/konto",
  "/mein/konto/adresse",
  "/mein/sicherheit",
  "/mein/sicherheit/einrichten",
  "/mein/sicherheit/passwort",
  "/mein/sitzungen",
  "/mein/daten",
  "/mein/daten/loeschen",
  "/mein/mails",
  "/mein/bewerbungen",
  "/mein/dokumente",
  "/registrieren",
];
const OF_OPERATORS = [
  "/betreiber",
  "/betreiber/cluster",
  "/betreiber/cluster/neu",
  "/betreiber/mails",
  "/betreiber/mails/gesperrt",
  "/betreiber/team",
  "/cluster/kunststoff-franken",
  "/cluster/kunststoff-franken/mitglieder?stand=aktiv",
  "/cluster/kunststoff-franken/schulen",
  "/cluster/kunststoff-franken/pruefung",
  "/cluster/kunststoff-franken/meldungen",
  "/cluster/kunststoff-franken/antworten",
  "/cluster/kunststoff-franken/team",
  "/en/cluster/kunststoff-franken",
];

async function look(page, paths) {
  for (const path of paths) {
    const answer = await page.goto(path);
    expect(answer.status(), path).toBe(200);
    expect(new URL(page.url()).pathname, path).toBe(path.split("?")[0]);
    await expect(page.getByRole("heading", { level: 1 }), path).toHaveCount(1);
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(wide, `${path} at ${width} px`).toBeLessThanOrEqual(0);
      expect(await findings(page), `${path} at ${width} px`).toEqual([]);
    }
  }
}

for (const colorScheme of ["light", "dark"]) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test.slow();

    test("before and after signing in", async ({ page }) => {
      await look(page, OF_STRANGERS);
      await look(page, [`${PAGES.vacancy}/bewerben`, `${PAGES.vacancy}/melden`]);
      await page.goto("/anmelden");
      await signIn(page, address("seiten"));
      await look(page, OF_A_PERSON);
    });
  });
}

test("the desk of a company", async ({ page }) => {
  test.slow();
  const desk = "/betrieb/hartung-analytics-gmbh";
  const mail = "personal@hartung-analytics-gmbh.example";
  const known = await (await fetch(`${process.env.LOTSE_MAILS}/?to=${mail}`)).json();
  await page.goto("/anmelden");
  await signIn(page, mail, { seen: known.length });
  await page.goto(desk);
  await setUpFactor(page);
  await page.goto(`${desk}/stellen`);
  const first = page.getByRole("main").locator("a[href*='/stellen/']:not([href$='/neu'])").first();
  const posting = new URL(await first.getAttribute("href"), page.url());
  await page.goto(`${desk}/bewerbungen?spalte=seen`);
  const link = page.getByRole("main").locator("a[href*='/bewerbungen/']:visible").first();
  const application = new URL(await link.getAttribute("href"), page.url()).pathname;
  await look(page, [
    desk,
    `${desk}/stellen`,
    `${desk}/stellen/neu`,
    `${posting.pathname}/vorschau`,
    `${desk}/bewerbungen`,
    application,
    `${application}/einladen`,
    `${application}/zusage`,
    `${application}/absage`,
    `${desk}/profil`,
    `/en${application}`,
  ]);
});

test("the desks of operators and managers", async ({ page }) => {
  test.slow();
  const mail = "betrieb@lotse.example";
  const known = await (await fetch(`${process.env.LOTSE_MAILS}/?to=${mail}`)).json();
  await page.goto("/anmelden");
  await signIn(page, mail, { seen: known.length });
  await page.goto("/betreiber");
  await setUpFactor(page);
  await look(page, OF_OPERATORS);
});
