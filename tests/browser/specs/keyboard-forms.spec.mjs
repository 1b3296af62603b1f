// Applying and booking with the keyboard alone: from a posting and from a list of events to the thanks at the end.
import { nextCode } from "../mail.mjs";
import { address } from "../people.mjs";
import { everywhere } from "../stories.mjs";
import { Visitor, linksOf } from "../visitor.mjs";
import { URL_OF_PORTAL, expect, test } from "../watched.mjs";

test.use({ signsIn: true, expected: [/422/] });
test.describe.configure({ timeout: 120_000 });

/** Presses Tab until this has the focus. A pointer would not see what is hidden, and neither does Tab. */
async function tabTo(page, target, most = 150) {
  await expect(target).toHaveCount(1);
  for (let presses = 0; presses < most; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`not reached with ${most} presses of Tab: ${target}`);
}

async function type(page, name, text) {
  await tabTo(page, page.locator(`[name=${name}]`));
  await page.keyboard.type(text);
}

async function press(page, target, key = "Enter") {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

async function person(page, mail, years) {
  await type(page, "name", "Tara Tastatur");
  await type(page, "mail", mail);
  await type(page, "tag", "3");
  await type(page, "monat", "4");
  await type(page, "jahr", String(new Date().getFullYear() - years));
}

/** A posting that takes applications here. */
async function posting() {
  const visitor = new Visitor(URL_OF_PORTAL);
  const results = await visitor.open("/suche?q=Fachinformatiker&ort=Darmstadt&umkreis=50");
  for (const link of linksOf(results, URL_OF_PORTAL).filter((link) => link.startsWith("/stellen/"))) {
    const page = await visitor.open(link);
    if (linksOf(page, URL_OF_PORTAL).some((to) => /^\/stellen\/[^/]+\/bewerben$/.test(to))) return link;
  }
  throw new Error("no posting takes applications here");
}

everywhere(({ t, prefix }) => {
  test("applying", async ({ page }) => {
    const mail = address("tara");
    await page.goto(prefix + (await posting()));
    await press(page, page.getByRole("main").getByRole("link", { name: t("apply-button") }).first());
    await expect(page).toHaveURL(/\/bewerben$/);

    // Sent too early: the mistakes can be reached, and each leads to its field.
    await press(page, page.getByRole("button", { name: t("applying-on") }));
    const mistakes = page.getByRole("alert").filter({ has: page.getByRole("heading", { name: t("mistakes-heading") }) });
    await expect(mistakes).toBeVisible();
    await press(page, mistakes.getByRole("link").first());
    await expect(page.locator("main input:focus, main textarea:focus, main select:focus")).toHaveCount(1);

    await page.goto(page.url());
    await person(page, mail, 18);
    await type(page, "school", "Schule am See");
    await press(page, page.getByRole("button", { name: t("applying-on") }));
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("applying-code-title"));
    await type(page, "code", await nextCode(mail));
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("applying-sent-title"));
  });

  test("booking", async ({ page }) => {
    const mail = address("tom");
    await page.goto(`${prefix}/veranstaltungen`);
    await press(page, page.getByRole("main").getByRole("link", { name: /Ausbildungsmesse/ }).first());
    await press(page, page.getByRole("main").getByRole("link", { name: t("event-sign-up") }).first());
    await expect(page).toHaveURL(/\/anmelden$/);

    // Entry is chosen already; the space bar takes it out and in. An interview stands folded under its company.
    const entry = page.getByRole("checkbox", { name: /Eintritt/ });
    await press(page, entry, "Space");
    await expect(entry).not.toBeChecked();
    await page.keyboard.press("Space");
    await expect(entry).toBeChecked();
    const company = page.locator("details.choices").last();
    await press(page, company.locator("summary"));
    await press(page, company.locator("[name=platz]:not([disabled])").first(), "Space");
    await expect(company.locator("[name=platz]:checked")).toHaveCount(1);
    await press(page, page.getByRole("button", { name: t("booking-choose-on") }));

    await person(page, mail, 19);
    await press(page, page.getByRole("main").locator("form.apply-form button[type=submit]"));
    await type(page, "code", await nextCode(mail));
    await page.keyboard.press("Enter");
    await expect(page.locator("ol.apply-next")).toBeVisible();
    await page.goto(`${prefix}/mein/anmeldungen`);
    await expect(page.getByRole("main").getByRole("link", { name: /Ausbildungsmesse/ })).toHaveCount(1);
  });
});
