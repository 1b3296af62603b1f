// A company posts, a pupil applies and is answered: from empty accounts, on a phone and on a desk, in German and in English.
import { randomUUID } from "node:crypto";
import { codeIn, nextMail, totp } from "../mail.mjs";
import { address } from "../people.mjs";
import { texts } from "../texts.mjs";
import { URL_OF_PORTAL, expect, test } from "../watched.mjs";

test.use({ signsIn: true });
// One manager checks all of it; she has one second factor.
test.describe.configure({ mode: "serial" });

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 900 };
const CLUSTER = "nordgenuss";
const MANAGER = `cluster@${CLUSTER}.example`;
const PDF = Buffer.from(
  "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
);

/** How many mails somebody has. */
async function mailsOf(to) {
  return (await (await fetch(`${process.env.LOTSE_MAILS}/?to=${encodeURIComponent(to)}`)).json()).length;
}

/** Waits for a mail whose subject holds some words. */
async function mailAbout(to, words) {
  for (let at = 0; at < 30; at += 1) {
    const mail = await nextMail(to, at);
    if (mail.subject.includes(words)) return mail;
  }
  throw new Error(`no mail to ${to} about ${words}`);
}

async function signIn(page, t, prefix, mail) {
  const seen = await mailsOf(mail);
  if (!page.url().includes("/anmelden")) await page.goto(`${prefix}/anmelden`);
  await page.getByLabel(t("sign-in-mail"), { exact: true }).fill(mail);
  await page.getByRole("button", { name: t("sign-in-send") }).click();
  await page.getByLabel(t("code-field")).fill(codeIn(await nextMail(mail, seen)));
  await page.getByRole("main").getByRole("button", { name: t("code-sign-in"), exact: true }).click();
  await expect(page).not.toHaveURL(/\/anmelden\/code/);
}

async function setUpFactor(page, t) {
  await page.getByRole("button", { name: t("set-up-app-button") }).click();
  const secret = await page.locator("code.secret").innerText();
  await page.getByLabel(t("totp-code"), { exact: true }).fill(totp(secret));
  await page.getByRole("button", { name: t("totp-confirm") }).click();
  await page.getByRole("link", { name: t("codes-on") }).click();
}

/** Somebody with a browser of their own. */
async function newcomer(browser, viewport, lang) {
  const context = await browser.newContext({
    baseURL: URL_OF_PORTAL,
    viewport,
    locale: lang === "en" ? "en-GB" : "de-DE",
    timezoneId: "Europe/Berlin",
  });
  return context.newPage();
}

let manager;

async function office(browser) {
  if (manager) return manager;
  manager = await newcomer(browser, DESK, "de");
  await signIn(manager, texts("de"), "", MANAGER);
  await manager.goto(`/cluster/${CLUSTER}`);
  await setUpFactor(manager, texts("de"));
  return manager;
}

test.afterAll(async () => manager?.context().close());

async function register(page, browser, t, prefix, name, mail) {
  await page.goto(`${prefix}/registrieren`);
  await page.getByRole("main").getByRole("link", { name: t("registration-begin") }).click();
  await signIn(page, t, prefix, mail);
  await page.locator("[name=name]").fill(name);
  await page.locator("[name=postal_code]").fill("23552");
  await page.locator("[name=street]").fill("Breite Straße 5");
  await page.locator("[name=person]").fill("Carla Chefin");
  await page.locator(`[name=cluster][value=${CLUSTER}]`).check();
  await page.getByRole("button", { name: t("registration-submit") }).click();
  await page.getByRole("main").getByRole("link", { name: t("registration-factor-button") }).click();
  await setUpFactor(page, t);
  const desk = new URL(page.url()).pathname.replace(/^\/en/, "");
  const hers = await office(browser);
  await hers.goto(`/cluster/${CLUSTER}/mitglieder?stand=wartend`);
  await hers.getByRole("listitem").filter({ hasText: name }).getByRole("button", { name: /Aufnehmen/ }).click();
  await expect(hers.getByRole("status")).toContainText("ist jetzt Mitglied");
  return desk;
}

async function post(page, browser, t, desk, title) {
  await page.goto(`${desk}/stellen`);
  await page.getByRole("main").getByRole("link", { name: t("posting-new") }).click();
  await page.locator("[name=kind][value=apprenticeship]").check();
  await page.locator("[name=title]").fill(title);
  await page.locator("[name=occupation]").fill("Fachkraft für Lebensmitteltechnik");
  // What is known about the occupation is filled in.
  await page.getByRole("button", { name: t("posting-fill") }).click();
  await expect(page.locator("[name=duration_months]")).toHaveValue("36");
  await expect(page.locator("textarea[name=description]")).not.toHaveValue("");
  await page.locator("[name=sites]").first().check();
  await page.locator("[name=starts_on]").fill(`${new Date().getFullYear() + 1}-08-01`);
  await page.locator("[name=pay_by_year]").first().fill("400");
  // The checker reads along while somebody types, says what the law says, and stops nobody.
  const text = await page.locator("textarea[name=description]").inputValue();
  await page.locator("textarea[name=description]").fill(`${text}\n\nWir sind ein junges Team.`);
  await expect(page.locator("[data-tips]")).toContainText("junges Team");
  await page.locator("textarea[name=description]").fill(text);
  await page.getByRole("button", { name: t("posting-check"), exact: true }).click();
  await expect(page.locator("[data-tips]")).toContainText("BBiG");
  for (const [at, euro] of ["1.100", "1.180", "1.260"].entries()) {
    await page.locator("[name=pay_by_year]").nth(at).fill(euro);
  }
  await page.getByRole("button", { name: t("posting-hand-in"), exact: true }).click();
  await expect(page.getByRole("status")).toContainText(t("done-abgegeben"));
  const hers = await office(browser);
  await hers.goto(`/cluster/${CLUSTER}/pruefung`);
  await hers.getByRole("link", { name: new RegExp(title) }).click();
  await hers.getByRole("button", { name: texts("de")("review-publish"), exact: true }).click();
  await expect(hers.getByRole("status")).toBeVisible();
}

/** Fills the form in and sends it; the requests that it took after the form was shown. */
async function apply(page, t, prefix, title, pupil) {
  // The index follows within a second.
  const found = page.getByRole("main").getByRole("article").getByRole("link", { name: new RegExp(title) }).first();
  await expect(async () => {
    await page.goto(`${prefix}/suche?q=${encodeURIComponent(title)}`);
    await expect(found).toBeVisible({ timeout: 1_500 });
  }).toPass({ timeout: 30_000 });
  await found.click();
  await page.getByRole("link", { name: t("apply-button") }).first().click();
  await page.locator("[name=name]").fill("Mia Lehmann");
  await page.locator("[name=mail]").fill(pupil);
  await page.locator("[name=tag]").fill("7");
  await page.locator("[name=monat]").fill("3");
  await page.locator("[name=jahr]").fill(String(new Date().getFullYear() - 17));
  await page.locator("[name=school]").fill("Gemeinschaftsschule Nord");
  await page.locator("[name=answer-why]").fill("Weil ich gern mit Lebensmitteln arbeite.");
  await page.locator("[name=cv]").setInputFiles({ name: "lebenslauf.pdf", mimeType: "application/pdf", buffer: PDF });
  const asked = [];
  page.on("request", (request) => {
    if (["document"].includes(request.resourceType())) asked.push(`${request.method()} ${request.url()}`);
  });
  await page.getByRole("button", { name: t("applying-on") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("applying-code-title"));
  await page.locator("[name=code]").fill(codeIn(await mailAbout(pupil, "")));
  await page.getByRole("button", { name: t("applying-code-send") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("applying-sent-title"));
  expect(asked, "requests after the form").toHaveLength(2);
  await page.getByRole("main").getByRole("link", { name: t("applying-open") }).click();
  return new URL(page.url()).pathname;
}

const stories = [
  ["on a phone, in German", PHONE, "de"],
  ["on a desk, in German", DESK, "de"],
  ["on a phone, in English", PHONE, "en"],
  ["on a desk, in English", DESK, "en"],
];

for (const [name, viewport, lang] of stories) {
  test(`posting, applying, answering ${name}`, async ({ browser }) => {
    test.setTimeout(180_000);
    const [t, prefix] = [texts(lang), lang === "en" ? "/en" : ""];
    const word = randomUUID().slice(0, 6);
    const [chief, pupil] = [address("chefin"), address("mia")];
    const company = await newcomer(browser, viewport, lang);
    const desk = prefix + (await register(company, browser, t, prefix, `Probehof ${word} GmbH`, chief));
    const title = `Fachkraft Probe${word}`;
    await post(company, browser, t, desk, title);

    const young = await newcomer(browser, viewport, lang);
    const own = await apply(young, t, prefix, title, pupil);
    await expect(young.getByRole("main")).toContainText("lebenslauf.pdf");

    // The company is told, without a name; opening tells the pupil.
    const arrived = await mailAbout(chief, title);
    expect(arrived.text).not.toContain("Mia");
    await company.goto(`${desk}/bewerbungen`);
    await company.getByRole("button", { name: new RegExp(t("board-open")) }).click();
    await expect(company.getByRole("heading", { level: 1 })).toHaveText("Mia Lehmann");
    await expect(company.getByRole("main")).toContainText("Gemeinschaftsschule Nord");
    await expect(company.getByRole("main")).not.toContainText(pupil);
    const [file] = await Promise.all([
      company.waitForEvent("download"),
      company.getByRole("link", { name: "lebenslauf.pdf" }).click(),
    ]);
    expect(file.suggestedFilename()).toBe("lebenslauf.pdf");
    await young.reload();
    await expect(young.getByRole("main")).toContainText(t("own-state-seen"));

    await company.getByRole("link", { name: t("answer-invite"), exact: true }).click();
    const day = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
    await company.locator("[name=day]").first().fill(day);
    await company.locator("[name=time]").first().fill("14:30");
    await company.locator("[name=place]").fill("Breite Straße 5, Empfang");
    await company.getByRole("button", { name: t("answer-send-invite") }).click();
    await expect(company.getByRole("status")).toBeVisible();

    await young.goto(own);
    await young.getByRole("radio").first().check();
    await young.getByRole("button", { name: t("own-date-choose") }).click();
    await expect(young.getByRole("status")).toBeVisible();
    const set = await mailAbout(pupil, lang === "en" ? "Interview at" : "Termin bei");
    expect(set.calendar).toContain("DTSTART;TZID=Europe/Berlin:");
    expect(set.calendar).toContain("T143000");

    await young.locator("#nachrichten textarea").fill("Ich freue mich.");
    await young.getByRole("button", { name: t("own-message-send") }).click();
    await company.reload();
    await expect(company.locator("#nachrichten")).toContainText("Ich freue mich.");

    await company.getByRole("link", { name: t("answer-offer"), exact: true }).click();
    await company.getByRole("button", { name: t("answer-send-offer") }).click();
    await young.goto(own);
    await young.getByRole("link", { name: t("own-accept"), exact: true }).click();
    await young.getByRole("button", { name: t("own-accept-yes") }).click();
    await expect(young.getByRole("main")).toContainText(t("own-line-accepted"));
    await company.goto(`${desk}/bewerbungen?spalte=done`);
    await expect(company.getByRole("main")).toContainText(t("application-state-accepted"));

    await company.context().close();
    await young.context().close();
  });
}

test("what was written once is there the next time", async ({ browser }) => {
  test.setTimeout(120_000);
  const t = texts("de");
  const young = await newcomer(browser, PHONE, "de");
  const pupil = address("nour");
  await young.goto("/suche?q=Fachinformatiker&ort=Darmstadt&umkreis=50");
  const links = await young.getByRole("main").getByRole("article").getByRole("link").evaluateAll((all) => all.map((a) => a.href));
  let done = false;
  for (const href of links) {
    await young.goto(href);
    const button = young.getByRole("link", { name: t("apply-button") }).first();
    if (!(await button.count()) || !(await button.getAttribute("href")).endsWith("/bewerben")) continue;
    await button.click();
    if (done) {
      await expect(young.locator("[name=school]")).toHaveValue("Berufsfachschule II");
      await expect(young.locator("[name=mail]")).toHaveCount(0);
      break;
    }
    await young.locator("[name=name]").fill("Nour Haddad");
    await young.locator("[name=mail]").fill(pupil);
    await young.locator("[name=tag]").fill("1");
    await young.locator("[name=monat]").fill("2");
    await young.locator("[name=jahr]").fill(String(new Date().getFullYear() - 18));
    await young.locator("[name=school]").fill("Berufsfachschule II");
    await young.getByRole("button", { name: t("applying-on") }).click();
    await young.locator("[name=code]").fill(codeIn(await nextMail(pupil)));
    await young.getByRole("button", { name: t("applying-code-send") }).click();
    await expect(young.getByRole("heading", { level: 1 })).toHaveText(t("applying-sent-title"));
    done = true;
  }
  expect(done, "a place to apply for").toBe(true);
  await young.context().close();
});
