// People: a pupil signs in, a guardian consents, a company registers, is admitted and builds its team. Every mail is read
// from a real SMTP server.
import { randomUUID } from "node:crypto";
import { codeIn, linkIn, nextMail } from "../mail.mjs";
import { address, setUpFactor, signIn } from "../people.mjs";
import { URL_OF_PORTAL, expect, test } from "../watched.mjs";

test.use({ signsIn: true });

async function birth(page, years) {
  const year = new Date().getFullYear() - years;
  await page.getByLabel("Tag", { exact: true }).fill("1");
  await page.getByLabel("Monat", { exact: true }).fill("1");
  await page.getByLabel("Jahr", { exact: true }).fill(String(year));
}

test("a pupil signs in by a code on a phone, in two steps", async ({ page }) => {
  const mail = address("jana");
  await page.goto("/");
  await page.getByRole("link", { name: "Anmelden" }).click();
  await signIn(page, mail);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Mein Lotse");
  await expect(page.getByRole("main").getByText(mail)).toBeVisible();
  await page.getByRole("banner").locator("summary").click();
  await page.getByRole("banner").getByRole("button", { name: "Abmelden" }).click();
  await page.goto("/mein");
  await expect(page).toHaveURL(/\/anmelden/);
});

test("a wrong code is said, and what was typed before is not asked again", async ({ page, expected }) => {
  expected.push(/422/);
  const mail = address("tippfehler");
  await page.goto("/anmelden");
  await page.getByLabel("Mailadresse").fill(mail);
  await page.getByRole("button", { name: "Code senden" }).click();
  const code = codeIn(await nextMail(mail));
  await page.getByLabel("Code aus der Mail").fill(code === "000000" ? "000001" : "000000");
  await page.getByRole("main").getByRole("button", { name: "Anmelden", exact: true }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await page.getByLabel("Code aus der Mail").fill(code);
  await page.getByRole("main").getByRole("button", { name: "Anmelden", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Mein Lotse");
});

test("a guardian consents, and the pupil may apply", async ({ page, browser }) => {
  const [mail, parent] = [address("kind"), address("mutter")];
  await page.goto("/anmelden");
  await signIn(page, mail);
  await page.getByRole("link", { name: "Ich suche eine Ausbildung" }).click();
  await page.getByLabel("Vor- und Nachname").fill("Mia Muster");
  await birth(page, 15);
  await page.getByLabel("Mailadresse von Mutter, Vater oder Vormund").fill(parent);
  await page.getByRole("main").getByRole("button", { name: "Weiter" }).click();
  await expect(page.getByText(`Wir warten auf die Antwort von`)).toBeVisible();

  const asked = await nextMail(parent);
  expect(asked.text).toContain("Mia Muster");
  const home = await browser.newContext({ baseURL: URL_OF_PORTAL, viewport: { width: 390, height: 844 } });
  const theirs = await home.newPage();
  await theirs.goto(linkIn(asked, "/einwilligung/"));
  await expect(theirs.getByRole("heading", { level: 1 })).toContainText("Mia Muster");
  // Opening the link alone has changed nothing.
  await page.reload();
  await expect(page.getByText("Wir warten auf die Antwort von")).toBeVisible();
  await theirs.getByLabel("Ihr Vor- und Nachname").fill("Maria Muster");
  await theirs.getByRole("button", { name: "Ich stimme zu" }).click();
  await expect(theirs.getByRole("heading", { level: 1 })).toHaveText("Sie haben zugestimmt");
  await home.close();

  await nextMail(mail, 1);
  await page.goto("/mein");
  await expect(page.getByText("Die Zustimmung ist da. Du kannst dich bewerben.")).toBeVisible();
});

test("a company registers, is admitted, and invites a colleague", async ({ page, browser }) => {
  test.slow();
  const [owner, colleague] = [address("chefin"), address("kollege")];
  const name = `Prüfwerk ${randomUUID().slice(0, 8)} GmbH`;
  await page.goto("/unternehmen");
  await page.getByRole("main").getByRole("link", { name: "Für Unternehmen: registrieren" }).click();
  await page.getByRole("link", { name: "Erst Ihre Mail-Adresse bestätigen" }).click();
  await signIn(page, owner);
  await page.getByLabel("Name des Unternehmens").fill(name);
  await page.getByLabel("Postleitzahl").fill("90402");
  await page.getByLabel("Ihr Name").fill("Carla Chefin");
  await page.getByRole("radio", { name: /Formwerk/ }).check();
  await page.getByRole("button", { name: "Registrieren und um Aufnahme bitten" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ihre Anfrage ist angekommen");
  expect((await nextMail(owner, 1)).text).toContain("Formwerk");
  await page.getByRole("main").getByRole("link", { name: "Zweiten Faktor einrichten" }).click();
  await setUpFactor(page);
  await expect(page.getByText("wartet auf Prüfung")).toBeVisible();
  const desk = page.url();
  const profile = `/unternehmen/${desk.split("/betrieb/")[1].split(/[/?]/)[0]}`;
  expect((await page.request.get(profile)).status()).toBe(404);

  // The manager has a mail, and admits on a desk's wide screen.
  const office = await browser.newContext({ baseURL: URL_OF_PORTAL, viewport: { width: 1280, height: 900 } });
  const manager = await office.newPage();
  await manager.goto("/anmelden");
  const known = await (await fetch(`${process.env.LOTSE_MAILS}/?to=cluster@kunststoff-franken.example`)).json();
  const told = known.find((mail) => mail.text.includes(name));
  expect(told, "a mail to the manager").toBeTruthy();
  await signIn(manager, "cluster@kunststoff-franken.example", { seen: known.length });
  await manager.goto("/cluster/kunststoff-franken/mitglieder?stand=wartend");
  await setUpFactor(manager);
  const row = manager.getByRole("listitem").filter({ hasText: name });
  await row.getByRole("button", { name: /Aufnehmen/ }).click();
  await expect(manager.getByRole("status")).toContainText("ist jetzt Mitglied");
  await office.close();

  await expect.poll(async () => (await page.request.get(profile)).status()).toBe(200);
  await page.goto(`${desk.split("?")[0]}/team`);
  await page.getByLabel("Mail-Adresse").fill(colleague);
  await page.getByRole("button", { name: "Einladung senden" }).click();
  await expect(page.getByRole("status")).toContainText("Die Einladung ist unterwegs");

  const phone = await browser.newContext({ baseURL: URL_OF_PORTAL, viewport: { width: 390, height: 844 } });
  const theirs = await phone.newPage();
  const invited = await nextMail(colleague);
  expect(invited.text).toContain(name);
  await theirs.goto(linkIn(invited, "/einladung/"));
  await theirs.getByRole("link", { name: "Anmelden und weiter" }).click();
  await signIn(theirs, colleague, { seen: 1 });
  await theirs.getByRole("button", { name: "Einladung annehmen" }).click();
  await expect(theirs).toHaveURL(/\/betrieb\//);
  await phone.close();
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
  await page.goto("/anmelden");
  await signIn(page, mail);
  await page.goto("/mein/sicherheit/passkey");
  await page.getByLabel("Name für diesen Passkey").fill("Handy");
  await page.getByRole("button", { name: "Passkey einrichten" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Wiederherstellungscodes");
  await context.clearCookies();
  await page.goto("/anmelden");
  await signIn(page, mail, { seen: 2 });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Zweiter Faktor");
  await page.getByRole("button", { name: "Passkey benutzen" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Mein Lotse");
});

test("an account is exported and erased", async ({ page }) => {
  const mail = address("geht");
  await page.goto("/anmelden");
  await signIn(page, mail);
  await page.goto("/mein/daten");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "ZIP-Datei herunterladen" }).click();
  expect((await download).suggestedFilename()).toMatch(/\.zip$/);
  await page.getByRole("link", { name: "Weiter zum Löschen" }).click();
  await page.getByLabel(/endgültig gelöscht werden/).check();
  await page.getByRole("button", { name: "Konto endgültig löschen" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Das Konto ist gelöscht");
  expect((await nextMail(mail, 1)).text).toContain("gelöscht");
});
