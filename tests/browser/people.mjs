// Signing in as a person does it.
import { randomUUID } from "node:crypto";
import { expect } from "@playwright/test";
import { nextCode, totp } from "./mail.mjs";

/** A fresh mail address. */
export const address = (name) => `${name}-${randomUUID().slice(0, 8)}@people.example`;

/** Two steps: the address, the code from the mail. */
export async function signIn(page, mail, { seen = 0 } = {}) {
  if (!page.url().includes("/anmelden")) await page.goto("/anmelden");
  await page.getByLabel("Mailadresse").fill(mail);
  await page.getByRole("button", { name: "Code senden" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Code eingeben");
  await page.getByLabel("Code aus der Mail").fill(await nextCode(mail, seen));
  await page.getByRole("main").getByRole("button", { name: "Anmelden", exact: true }).click();
  await expect(page).not.toHaveURL(/\/anmelden\/code/);
}

/** Signs somebody of the demo region in, who has got mails before. */
export async function comeIn(page, mail) {
  const known = await (await fetch(`${process.env.LOTSE_MAILS}/?to=${mail}`)).json();
  await page.goto("/anmelden");
  await signIn(page, mail, { seen: known.length });
}

/** Sets up an authenticator app on the page that asks for a second factor; returns its secret. */
export async function setUpFactor(page) {
  await page.getByRole("button", { name: "App einrichten" }).click();
  const secret = await page.locator("code.secret").innerText();
  await page.getByLabel("Code aus der App").fill(totp(secret));
  await page.getByRole("button", { name: "Bestätigen" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Wiederherstellungscodes");
  await expect(page.locator("ol.codes li")).toHaveCount(10);
  await page.getByRole("link", { name: "Aufgehoben, weiter" }).click();
  return secret;
}
