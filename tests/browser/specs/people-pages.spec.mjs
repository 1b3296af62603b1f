// The pages behind signing in: no serious finding of axe, and nothing that scrolls sideways, on phone and desk.
import { findings } from "../axe.mjs";
import { address, comeIn, setUpFactor, signIn } from "../people.mjs";
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
  await comeIn(page, "personal@hartung-analytics-gmbh.example");
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

/** The first link of a page whose path is like this. */
async function linkOf(page, path, pattern) {
  await page.goto(path);
  const links = await page.getByRole("main").locator("a").evaluateAll((all) => all.map((a) => new URL(a.href).pathname));
  const found = links.find((link) => pattern.test(link));
  expect(found, `a link like ${pattern} on ${path}`).toBeDefined();
  return found;
}

const ID = "[0-9a-f-]{36}";

// One person for all desks: a second factor is set up once.
test("the desks of operators and managers", async ({ page }) => {
  test.setTimeout(600_000);
  await comeIn(page, "betrieb@lotse.example");
  await page.goto("/betreiber");
  await setUpFactor(page);
  await look(page, OF_OPERATORS);

  const eventOf = (cluster) => linkOf(page, `/cluster/${cluster}/veranstaltungen`, new RegExp(`/veranstaltungen/${ID}$`));
  const desk = "/cluster/kunststoff-franken/veranstaltungen";
  const fair = await eventOf("kunststoff-franken");
  const parts = [
    "angaben", "termine", "termine/neu", "fragen", "aussteller", "aussteller/neu", "hallenplan", "gespraeche", "anmeldungen",
    "anmeldungen/neu", "einlass", "listen", "nachrichten", "zahlen", "kopieren", "absagen",
  ];
  const booked = await linkOf(page, `${fair}/anmeldungen`, new RegExp(`/anmeldungen/${ID}$`));
  const stand = await linkOf(page, `${fair}/aussteller`, new RegExp(`/aussteller/${ID}$`));
  const slot = await linkOf(page, `${fair}/termine`, new RegExp(`/termine/${ID}$`));
  await look(page, [desk, `${desk}/neu`, `${desk}/vorjahr`, fair, ...parts.map((part) => `${fair}/${part}`)]);
  await look(page, [booked, `${booked}/absagen`, stand, slot, `${slot}/absagen`, `/en${fair}/anmeldungen`]);

  const tour = await eventOf("it-rhein-main");
  const bus = await linkOf(page, `${tour}/termine`, new RegExp(`/termine/${ID}$`));
  const circuit = await eventOf("nordgenuss");
  await look(page, [tour, `${tour}/termine`, `${bus}/stationen`, circuit, `${circuit}/rundlauf`]);
});

test("what somebody has booked, a class, a company's stand", async ({ page, browser }) => {
  test.setTimeout(300_000);
  await comeIn(page, "mia.lehmann@schule.example");
  const booked = await linkOf(page, "/mein/anmeldungen", new RegExp(`^/mein/anmeldungen/${ID}$`));
  await look(page, ["/mein/anmeldungen", booked, `${booked}/aendern`, `${booked}/absagen`]);
  const teacher = await browser.newPage();
  await comeIn(teacher, "lehrkraft@schule.example");
  const school = await linkOf(teacher, "/mein", /^\/schule\//);
  await look(teacher, [school, `${PAGES.fair}/anmelden?gruppe=schule:${school.split("/").pop()}`]);
  await teacher.close();
  const company = await browser.newPage();
  await comeIn(company, "personal@aisch-kunststofftechnik-gmbh.example");
  const stands = "/betrieb/aisch-kunststofftechnik-gmbh/veranstaltungen";
  await company.goto("/betrieb/aisch-kunststofftechnik-gmbh");
  await setUpFactor(company);
  const event = await linkOf(company, stands, new RegExp(`/veranstaltungen/${ID}$`));
  await look(company, [stands, event, `${event}/stand`, `${event}/gespraeche`, `${event}/absagen`]);
  await company.close();
});
