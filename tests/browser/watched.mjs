// The `test` of every spec. Whatever a test does, its pages must keep to themselves: no foreign host, no violation of the
// content security policy, no error in the console, no cookie unless somebody signs in.
import { test as base, expect } from "@playwright/test";
import { Documents } from "./documents.mjs";

export { expect };
export { NAMES } from "./server.mjs";

export const URL_OF_PORTAL = process.env.LOTSE_URL;
/** Paths of one page of every kind, by the names of `NAMES`. */
export const PAGES = JSON.parse(process.env.LOTSE_PAGES ?? "{}");
/** The cookies of people who have come in, by the names of `DOORS` in pages.mjs. */
export const KEYS = JSON.parse(process.env.LOTSE_KEYS ?? "{}");
/** The demo's plastics cluster under its own name. */
export const CLUSTER_HOST = "ausbildung.formwerk-franken.example";

export const test = base.extend({
  baseURL: async ({}, use) => use(URL_OF_PORTAL),

  /** Messages of the console that a test expects, such as that of a page that is not there. */
  expected: [[], { option: true }],

  /** Whether a test signs in: then, and only then, there are cookies, and they are ours alone. */
  signsIn: [false, { option: true }],

  watched: [
    async ({ context, expected, signsIn }, use) => {
      const complaints = [];
      const ours = new Set([new URL(URL_OF_PORTAL).hostname, CLUSTER_HOST]);
      context.on("request", (request) => {
        const url = new URL(request.url());
        if (url.protocol.startsWith("http") && !ours.has(url.hostname)) complaints.push(`asked ${request.url()}`);
      });
      context.on("response", async (response) => {
        if (!signsIn && response.headers()["set-cookie"]) complaints.push(`a cookie from ${response.url()}`);
        if (response.status() >= 500) complaints.push(`${response.status()} from ${response.url()}`);
      });
      context.on("console", (message) => {
        // Violations of the policy are told here too.
        const text = `${message.type()}: ${message.text()} (${message.location().url})`;
        const known = expected.some((pattern) => pattern.test(text));
        if (["error", "warning"].includes(message.type()) && !known) complaints.push(text);
      });
      context.on("weberror", (error) => complaints.push(`script: ${error.error()}`));
      await use();
      expect(complaints, "what the pages did besides").toEqual([]);
      const cookies = await context.cookies();
      if (!signsIn) expect(cookies, "cookies").toEqual([]);
      for (const { name, httpOnly, secure, sameSite, path } of cookies) {
        expect(name).toMatch(/^__Host-lotse-/);
        expect({ httpOnly, secure, sameSite, path }).toEqual({ httpOnly: true, secure: true, sameSite: "Lax", path: "/" });
      }
    },
    { auto: true },
  ],

  /** Every page that the story gets, in whichever window, is valid HTML and has nothing that axe finds. */
  looked: [
    async ({ browser, context }, use) => {
      const documents = new Documents(URL_OF_PORTAL);
      documents.watch(context);
      const open = browser.newContext;
      browser.newContext = async (options) => {
        const other = await open.call(browser, options);
        documents.watch(other);
        return other;
      };
      await use();
      browser.newContext = open;
      expect(await documents.faults(browser), "pages of this story").toEqual([]);
    },
    { auto: true, timeout: 240_000 },
  ],
});

/** The search box as a reader sees it. */
export function searchBox(page, { english = false } = {}) {
  const [what, where, button] = english
    ? ["What are you looking for?", "Where?", "Find positions"]
    : ["Was suchst du?", "Wo?", "Stellen finden"];
  const form = page.getByRole("search").first();
  // The list of suggestions has the label of its field.
  const field = (label) => form.locator("input").and(form.getByLabel(label, { exact: true }));
  return {
    what: field(what),
    where: field(where),
    button: form.getByRole("button", { name: button }),
  };
}

/** The number in the heading of the results, such as "1.234 Stellen". */
export async function count(page) {
  const heading = await page.getByRole("heading", { level: 1 }).innerText();
  const number = /[\d.,]+/.exec(heading);
  return number ? Number(number[0].replace(/[.,]/g, "")) : 0;
}

/** The vacancies among the results; each has one link. */
export function cards(page) {
  return page.getByRole("main").getByRole("article");
}
