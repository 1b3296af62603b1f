// Every page is valid HTML, as the server sent it: what everybody sees, in both languages, and what people see who have come in.
import { randomUUID } from "node:crypto";
import { nextCode } from "../mail.mjs";
import { DOORS, ROUTES, pagesOf, publicPages } from "../pages.mjs";
import { mistakes } from "../rules.mjs";
import { Visitor, linksOf } from "../visitor.mjs";
import { KEYS, URL_OF_PORTAL, expect, test } from "../watched.mjs";

test.describe.configure({ timeout: 180_000 });

async function check(pages) {
  const found = [];
  for (const page of pages) {
    expect(page.type, page.path).toContain("text/html");
    found.push(...(await mistakes(page)));
  }
  expect([...new Set(found)], `${pages.length} pages`).toEqual([]);
}

test("what everybody sees, in both languages", async () => {
  const german = await publicPages(URL_OF_PORTAL);
  expect(german.filter(({ status }) => status !== 200).map(({ path }) => path)).toEqual(["/gibt-es-nicht"]);
  const stranger = new Visitor(URL_OF_PORTAL);
  const english = [];
  for (const { path, status } of german) {
    const page = await stranger.open(inEnglish(path));
    expect(page.status, page.path).toBe(status);
    expect(page.text, page.path).toContain('<html lang="en">');
    english.push(page);
  }
  await check([...german, ...english]);
});

/** The address of a page in English; the portals of clusters have theirs behind the name. */
function inEnglish(path) {
  return path === "/" ? "/en" : `/en${path}`;
}

test("what the sitemaps name", async () => {
  const stranger = new Visitor(URL_OF_PORTAL);
  const locations = ({ text }) => [...text.matchAll(/<loc>([^<]+)</g)].map(([, address]) => new URL(address).pathname);
  const pages = [];
  for (const map of locations(await stranger.open("/sitemap.xml"))) {
    const named = locations(await stranger.open(map));
    expect(named.length, map).toBeGreaterThan(0);
    // There are more than a thousand of a few kinds: some from everywhere in the list.
    const step = Math.max(1, Math.floor(named.length / 10));
    for (const path of named.filter((_, at) => at % step === 0).slice(0, 10)) pages.push(await stranger.open(path));
  }
  expect(pages.filter(({ status }) => status !== 200)).toEqual([]);
  await check(pages);
});

for (const door of Object.keys(DOORS)) {
  test(`what people see: ${door}`, async () => {
    const pages = await pagesOf(door, URL_OF_PORTAL, KEYS[door]);
    expect(pages.filter(({ status }) => status !== 200).map(({ path, status }) => `${status} ${path}`)).toEqual([]);
    await check(pages);
  });
}

test("what forms answer: mistakes, codes, thanks", async () => {
  const mail = `formular-${randomUUID().slice(0, 8)}@people.example`;
  const visitor = new Visitor(URL_OF_PORTAL);
  const way = [];
  const open = async (path) => way[way.push(await visitor.open(path)) - 1];
  const send = async (page, action, fields) => way[way.push(await visitor.send(page, action, fields)) - 1];

  // An application, first with nothing in it.
  const results = await visitor.open("/suche?q=Fachinformatiker&ort=Darmstadt&umkreis=50");
  let form;
  for (const link of linksOf(results, URL_OF_PORTAL).filter((link) => link.startsWith("/stellen/"))) {
    form = linksOf(await visitor.open(link), URL_OF_PORTAL).find((link) => /^\/stellen\/[^/]+\/bewerben$/.test(link));
    if (form) break;
  }
  expect((await send(await open(form), /\/bewerben$/, {})).status).toBe(422);
  const person = { name: "Frieda Formular", mail, tag: "1", monat: "2", jahr: String(new Date().getFullYear() - 18), school: "Schule am See" };
  let code = await send(await open(form), /\/bewerben$/, person);
  expect(code.text).toContain('action="/bewerben/code"');
  expect((await send(code, /\/bewerben\/code$/, { code: "000000" })).status).toBe(422);
  const sent = await send(code, /\/bewerben\/code$/, { code: await nextCode(mail) });
  expect(sent.status).toBe(200);
  const own = linksOf(sent, URL_OF_PORTAL).find((link) => /^\/mein\/bewerbungen\/./.test(link));
  await open(own);

  // An event, by somebody else.
  const other = `besuch-${randomUUID().slice(0, 8)}@people.example`;
  visitor.cookies = {};
  const event = linksOf(await open("/veranstaltungen"), URL_OF_PORTAL).find((link) => /^\/veranstaltungen\/gut-ausbilden/.test(link));
  expect((await send(await open(`${event}/anmelden`), /\/anmelden$/, {})).status).toBe(422);
  code = await send(await open(`${event}/anmelden`), /\/anmelden$/, { ...person, mail: other, jahr: "1990" });
  expect(code.text).toContain('action="/anmeldung/code"');
  expect((await send(code, /\/anmeldung\/code$/, { code: "000000" })).status).toBe(422);
  expect((await send(code, /\/anmeldung\/code$/, { code: await nextCode(other) })).status).toBe(200);

  // Signing in, and what it asks on the way.
  visitor.cookies = {};
  expect((await send(await open("/anmelden"), /\/anmelden$/, { mail: "keine" })).status).toBe(422);
  const third = `tuer-${randomUUID().slice(0, 8)}@people.example`;
  code = await send(await open("/anmelden"), /\/anmelden$/, { mail: third });
  const again = await send(code, /\/anmelden\/code$/, { code: "000000" });
  expect(again.status).toBe(422);
  await send(again, /\/anmelden\/code$/, { code: await nextCode(third) });
  const app = await send(await open("/mein/sicherheit"), /\/sicherheit\/app$/, {});
  expect(app.text).toContain('class="secret"');
  expect((await send(app, /\/app\/bestaetigen$/, { code: "1" })).status).toBe(422);
  expect((await send(await open("/registrieren"), /\/registrieren$/, {})).status).toBe(422);
  expect((await send(await open("/mein/konto/adresse"), /\/adresse$/, { mail: "keine" })).status).toBe(422);
  await check(way);
});

/** Pages that no link of the demo region leads to. */
const ELSEWHERE = [
  // Nothing of the demo has a picture.
  "/cluster/{slug}/beitraege/{article}/bilder/{picture}/entfernen", "/betreiber/beitraege/{article}/bilder/{picture}/entfernen",
  // What forms answer: the test above and the stories of signing in, applying and booking.
  "/anmelden/code", "/anmelden/zweiter-faktor", "/anmeldung/code", "/bewerben/code", "/mein/eltern", "/mein/kalender/neu",
  "/mein/konto/adresse/code", "/mein/sicherheit/app", "/mein/sicherheit/app/bestaetigen", "/mein/sicherheit/codes",
  "/mein/sitzungen/alle", "/mein/sitzungen/beenden", "/passwort-vergessen/neu", "/registrieren/fertig",
  // Only where mails are kept instead of sent.
  "/dev/mail", "/dev/mail/templates", "/dev/mail/templates/{name}/{variant}", "/dev/mail/templates/{name}/{variant}/html",
  "/dev/mail/{id}", "/dev/mail/{id}/html",
  // Links of mails that the region sends none of, or to one person alone.
  "/einlass/{ticket}", "/einverstaendnis/{token}/widerruf", "/einwilligung/{token}", "/einwilligung/{token}/widerruf",
  "/gruppe/{token}", "/mein/anmeldungen/{id}/link", "/mein/anmeldungen/{id}/plaetze/{place}", "/mein/anmeldungen/{id}/zettel",
  "/suchauftrag/{token}/beenden", "/unternehmen/{slug}/bewerben",
  // States that nothing of the region is in.
  "/betrieb/{slug}/profil/bilder/{picture}/entfernen", "/betrieb/{slug}/stellen/{id}", "/betrieb/{slug}/stellen/{id}/entfernen",
  "/betrieb/{slug}/stellen/{id}/verlaengern", "/cluster/{slug}/mitglieder/{company}/ablehnen", "/cluster/{slug}/pruefung/{vacancy}",
  "/cluster/{slug}/veranstaltungen/{event}/aussteller/{exhibitor}/ablehnen", "/cluster/{slug}/veranstaltungen/{event}/loeschen",
  "/cluster/{slug}/veranstaltungen/{event}/wuensche", "/cluster/{slug}/veranstaltungen/{event}/wuensche/vergeben",
  "/cluster/{slug}/veranstaltungen/{event}/zuruecknehmen", "/mein/anmeldungen/{id}/annehmen", "/mein/anmeldungen/{id}/wuensche", "/mein/bewerbungen/{id}/ablehnen",
  "/mein/bewerbungen/{id}/andere", "/mein/bewerbungen/{id}/annehmen", "/mein/bewerbungen/{id}/entfernen",
  "/mein/bewerbungen/{id}/erinnern", "/mein/bewerbungen/{id}/nachricht", "/mein/bewerbungen/{id}/termin",
  "/mein/bewerbungen/{id}/weitergeben", "/mein/dokumente/{id}/entfernen", "/mein/schluessel/{id}",
];

test("no page of the table is left out", async () => {
  const visited = new Set((await publicPages(URL_OF_PORTAL)).map(({ route }) => route));
  for (const door of Object.keys(DOORS)) for (const { route } of await pagesOf(door, URL_OF_PORTAL, KEYS[door])) visited.add(route);
  const missing = ROUTES.map(({ path }) => path).filter((path) => !visited.has(path));
  // Other tests bring some of them about while this one runs.
  expect(missing.filter((path) => !ELSEWHERE.includes(path))).toEqual([]);
  expect(ELSEWHERE.filter((path) => !ROUTES.some((route) => route.path === path))).toEqual([]);
});
