// People: a pupil signs in, a guardian consents, a company registers, is admitted and builds its team. Every mail is read
// from a real SMTP server.
import { randomUUID } from "node:crypto";
import { codeIn, linkIn, nextMail } from "../mail.mjs";
import { asBrowserKeeps } from "../pages.mjs";
import { address, setUpFactor, signIn } from "../people.mjs";
import { DESK, everywhere, windowOf } from "../stories.mjs";
import { texts } from "../texts.mjs";
import { KEYS, URL_OF_PORTAL, expect, test } from "../watched.mjs";

test.use({ signsIn: true });

/** A text up to its first blank. */
const upToBlank = (text) => text.split("{")[0].trim();

async function birth(page, t, years) {
  const year = new Date().getFullYear() - years;
  await page.getByLabel(t("day-day"), { exact: true }).fill("1");
  await page.getByLabel(t("day-month"), { exact: true }).fill("1");
  await page.getByLabel(t("day-year"), { exact: true }).fill(String(year));
}

/** Somebody with a browser of their own. */
async function newcomer(browser, window) {
  return (await browser.newContext({ baseURL: URL_OF_PORTAL, ...window })).newPage();
}

/** A manager admits a company that asks for it, on a desk's wide screen; a mail has told of it. */
async function admit(browser, name) {
  const manager = await newcomer(browser, windowOf(DESK, "de"));
  await manager.context().addCookies(asBrowserKeeps(KEYS.manager, URL_OF_PORTAL));
  const told = async () => {
    const mails = await (await fetch(`${process.env.LOTSE_MAILS}/?to=cluster@kunststoff-franken.example`)).json();
    return mails.some((mail) => mail.text.includes(name));
  };
  await expect.poll(told, { message: "a mail to the manager", timeout: 30_000 }).toBe(true);
  await manager.goto("/cluster/kunststoff-franken/mitglieder?stand=wartend");
  const row = manager.getByRole("listitem").filter({ hasText: name });
  await row.getByRole("button", { name: texts("de")("member-admit") }).click();
  await expect(manager.getByRole("status")).toContainText("ist jetzt Mitglied");
  await manager.context().close();
}

everywhere(({ t, prefix, lang, window }) => {
  const words = { t, prefix };

  test("a pupil signs in by a code, in two steps", async ({ page }) => {
    const mail = address("jana");
    await page.goto(prefix || "/");
    await page.getByRole("link", { name: t("nav-sign-in") }).click();
    await signIn(page, mail, words);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("mine-title"));
    await expect(page.getByRole("main").getByText(mail)).toBeVisible();
    const menu = page.getByRole("banner").locator("summary");
    if (await menu.isVisible()) await menu.click();
    await page.getByRole("banner").getByRole("button", { name: t("nav-sign-out") }).click();
    await page.goto(`${prefix}/mein`);
    await expect(page).toHaveURL(/\/anmelden/);
  });

  test("a wrong code is said, and what was typed before is not asked again", async ({ page, expected }) => {
    expected.push(/422/);
    const mail = address("tippfehler");
    await page.goto(`${prefix}/anmelden`);
    await page.getByLabel(t("sign-in-mail"), { exact: true }).fill(mail);
    await page.getByRole("button", { name: t("sign-in-send") }).click();
    const code = codeIn(await nextMail(mail));
    const send = page.getByRole("main").getByRole("button", { name: t("code-sign-in"), exact: true });
    await page.getByLabel(t("code-field")).fill(code === "000000" ? "000001" : "000000");
    await send.click();
    await expect(page.getByRole("alert")).toBeVisible();
    await page.getByLabel(t("code-field")).fill(code);
    await send.click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("mine-title"));
  });

  test("a guardian consents, and the pupil may apply", async ({ page, browser }) => {
    const [mail, parent] = [address("kind"), address("mutter")];
    await page.goto(`${prefix}/anmelden`);
    await signIn(page, mail, words);
    await page.getByRole("link", { name: t("mine-new-pupil") }).click();
    await page.getByLabel(t("start-name")).fill("Mia Muster");
    await birth(page, t, 15);
    await page.getByLabel(t("start-guardian")).fill(parent);
    await page.getByRole("main").getByRole("button", { name: t("start-send") }).click();
    const waits = page.getByText(upToBlank(t("pupil-requested")));
    await expect(waits).toBeVisible();

    const asked = await nextMail(parent);
    expect(asked.text).toContain("Mia Muster");
    const theirs = await newcomer(browser, window);
    await theirs.goto(prefix + new URL(linkIn(asked, "/einwilligung/")).pathname.replace(/^\/en/, ""));
    await expect(theirs.getByRole("heading", { level: 1 })).toContainText("Mia Muster");
    // Opening the link alone has changed nothing.
    await page.reload();
    await expect(waits).toBeVisible();
    await theirs.getByLabel(t("guardian-name")).fill("Maria Muster");
    await theirs.getByRole("button", { name: t("guardian-agree") }).click();
    await expect(theirs.getByRole("heading", { level: 1 })).toHaveText(t("guardian-given-title"));
    await theirs.context().close();

    await nextMail(mail, 1);
    await page.goto(`${prefix}/mein`);
    await expect(page.getByText(t("pupil-given"))).toBeVisible();
  });

  test("a company registers, is admitted, and invites a colleague", async ({ page, browser }) => {
    test.slow();
    const [owner, colleague] = [address("chefin"), address("kollege")];
    const name = `Prüfwerk ${randomUUID().slice(0, 8)} GmbH`;
    await page.goto(`${prefix}/unternehmen`);
    await page.getByRole("main").getByRole("link", { name: t("registration-link") }).click();
    await page.getByRole("link", { name: t("registration-begin") }).click();
    await signIn(page, owner, words);
    await page.getByLabel(t("registration-name")).fill(name);
    await page.getByLabel(t("registration-postal-code")).fill("90402");
    await page.getByLabel(t("registration-person"), { exact: true }).fill("Carla Chefin");
    await page.getByRole("radio", { name: /Formwerk/ }).check();
    await page.getByRole("button", { name: t("registration-submit") }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("registration-done-title"));
    expect((await nextMail(owner, 1)).text).toContain("Formwerk");
    await page.getByRole("main").getByRole("link", { name: t("registration-factor-button") }).click();
    await setUpFactor(page, words);
    await expect(page.getByText(t("membership-waits"))).toBeVisible();
    const desk = page.url();
    const profile = `/unternehmen/${desk.split("/betrieb/")[1].split(/[/?]/)[0]}`;
    expect((await page.request.get(profile)).status()).toBe(404);

    await admit(browser, name);
    await expect.poll(async () => (await page.request.get(profile)).status()).toBe(200);
    await page.goto(`${desk.split("?")[0]}/team`);
    await page.getByLabel(t("team-invite-mail")).fill(colleague);
    await page.getByRole("button", { name: t("team-invite-button") }).click();
    await expect(page.getByRole("status")).toContainText(t("done-eingeladen"));

    const theirs = await newcomer(browser, window);
    const invited = await nextMail(colleague);
    expect(invited.text).toContain(name);
    await theirs.goto(prefix + new URL(linkIn(invited, "/einladung/")).pathname.replace(/^\/en/, ""));
    await theirs.getByRole("link", { name: t("invitation-sign-in") }).click();
    await signIn(theirs, colleague, { seen: 1, ...words });
    await theirs.getByRole("button", { name: t("invitation-accept") }).click();
    await expect(theirs).toHaveURL(/\/betrieb\//);
    await theirs.context().close();
    await page.reload();
    await expect(page.getByRole("main")).toContainText(colleague);
  });

  test("a passkey is the second factor", async ({ page, context }) => {
    const authenticator = await context.newCDPSession(page);
    await authenticator.send("WebAuthn.enable");
    await authenticator.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        protocol: "ctap2",
        transport: "internal",
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
      },
    });
    const mail = address("schluessel");
    await page.goto(`${prefix}/anmelden`);
    await signIn(page, mail, words);
    await page.goto(`${prefix}/mein/sicherheit/passkey`);
    await page.getByLabel(t("passkey-label")).fill("Handy");
    await page.getByRole("button", { name: t("passkey-make") }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("codes-title"));
    await context.clearCookies();
    await page.goto(`${prefix}/anmelden`);
    await signIn(page, mail, { seen: 2, ...words });
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("factor-title"));
    await page.getByRole("button", { name: t("factor-by-passkey") }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("mine-title"));
  });

  test("an account is exported and erased", async ({ page }) => {
    const mail = address("geht");
    await page.goto(`${prefix}/anmelden`);
    await signIn(page, mail, words);
    await page.goto(`${prefix}/mein/daten`);
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: t("data-export-button") }).click();
    expect((await download).suggestedFilename()).toMatch(/\.zip$/);
    await page.getByRole("link", { name: t("erase-link") }).click();
    await page.getByLabel(t("erase-sure")).check();
    await page.getByRole("button", { name: t("erase-button") }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("erased-title"));
    expect((await nextMail(mail, 1)).text).toMatch(lang === "de" ? /gelöscht/ : /erased|deleted/);
  });
});
