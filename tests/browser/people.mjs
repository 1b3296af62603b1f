// Signing in as a person does it.
import { randomUUID } from "node:crypto";
import { expect } from "@playwright/test";
import { nextCode, totp } from "./mail.mjs";
import { texts } from "./texts.mjs";

/** A fresh mail address. */
export const address = (name) => `${name}-${randomUUID().slice(0, 8)}@people.example`;

const GERMAN = { t: texts("de"), prefix: "" };

/** Two steps: the address, the code from the mail. */
export async function signIn(page, mail, { seen = 0, t, prefix } = {}) {
  [t, prefix] = [t ?? GERMAN.t, prefix ?? GERMAN.prefix];
  if (!page.url().includes("/anmelden")) await page.goto(`${prefix}/anmelden`);
  await page.getByLabel(t("sign-in-mail"), { exact: true }).fill(mail);
  await page.getByRole("button", { name: t("sign-in-send") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("code-title"));
  await page.getByLabel(t("code-field")).fill(await nextCode(mail, seen));
  await page.getByRole("main").getByRole("button", { name: t("code-sign-in"), exact: true }).click();
  await expect(page).not.toHaveURL(/\/anmelden\/code/);
}

/** Signs somebody of the demo region in, who has got mails before. */
export async function comeIn(page, mail) {
  const known = await (await fetch(`${process.env.LOTSE_MAILS}/?to=${mail}`)).json();
  await page.goto("/anmelden");
  await signIn(page, mail, { seen: known.length });
}

/** Sets up an authenticator app on the page that asks for a second factor; returns its secret. */
export async function setUpFactor(page, { t } = GERMAN) {
  await page.getByRole("button", { name: t("set-up-app-button") }).click();
  const secret = await page.locator("code.secret").innerText();
  await page.getByLabel(t("totp-code"), { exact: true }).fill(totp(secret));
  await page.getByRole("button", { name: t("totp-confirm") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("codes-title"));
  await expect(page.locator("ol.codes li")).toHaveCount(10);
  await page.getByRole("link", { name: t("codes-on") }).click();
  return secret;
}
