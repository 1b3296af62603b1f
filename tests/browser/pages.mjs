// Every page of the portal, in one place: what is checked for its HTML, by axe, for its width, and what pictures are made of.
// Pages are found as people find them: by following links, one page for each path of the table in tests/access/portal.txt.
import { readFileSync } from "node:fs";
import { linkIn, nextMail } from "./mail.mjs";
import { Visitor, linksOf } from "./visitor.mjs";

/** Paths that answer with something else than a page, and paths that only lead on. */
const NO_PAGES = [
  "/assets/{name}", "/bilder/{id}", "/c/{cluster}/farben.css", "/favicon.ico", "/favicon.svg", "/robots.txt", "/sitemap.xml",
  "/sitemap/{part}", "/vacancies/{address}", "/einlass-worker.js", "/kalender/{token}", "/veranstaltungen.ics", "/listen.csv",
  "/listen.pdf", "/listen.xlsx", "/mein/anmeldungen/{id}/kalender.ics", "/betrieb/{slug}/veranstaltungen/{event}/liste/{format}",
  "/cluster/{slug}/veranstaltungen/{event}/listen/{file}", "/cluster/{slug}/veranstaltungen/{event}/anmeldungen/puls",
  "/cluster/{slug}/veranstaltungen/{event}/einlass/liste", "/betrieb/{slug}/bewerbungen/{id}/dokumente/{document}",
  "/mein/dokumente/{id}", "/suchauftrag/{token}/treffer", "/bild.png", "/stellen/{address}/bild.png", "/unternehmen/{slug}/bild.png",
  "/berufe/{slug}/bild.png", "/veranstaltungen/{slug}/bild.png", "/stellen.atom", "/wissen.atom", "/wissen/{article}/bild.png", "/aushang.pdf",
];

const TABLE = new URL("../access/portal.txt", import.meta.url);

/** The paths of pages, as the router has them, fixed ones before those with places to be filled. */
export const ROUTES = [...readFileSync(TABLE, "utf8").matchAll(/^GET +(\S+)/gm)]
  .map(([, path]) => path)
  .filter((path) => !NO_PAGES.includes(path))
  .sort((a, b) => a.split("{").length - b.split("{").length)
  .map((path) => ({ path, like: new RegExp(`^${path.replace(/[.]/g, "[.]").replace(/\{[^}]+\}/g, "[^/]+")}$`) }));

const NOT_FOLLOWED = new RegExp(
  `^(${NO_PAGES.map((path) => path.replace(/[.]/g, "[.]").replace(/\{[^}]+\}/g, "[^/]+")).join("|")})$`,
);

/** The path of the router that a path belongs to. */
export function routeOf(path) {
  const plain = path.split(/[?#]/)[0].replace(/^\/en(?=\/|$)/, "").replace(/^\/c\/[^/]+(?=\/)/, "") || "/";
  if (NOT_FOLLOWED.test(plain)) return null;
  return ROUTES.find(({ like }) => like.test(plain))?.path ?? null;
}

/** The end of a path without what is asked in it. */
const bare = (path) => path.split("?")[0];

/**
 * Follows links from some paths, and opens the first page of each kind. What a seed names is opened in any case.
 * `follows` says which links are followed, `keyOf` what a kind is.
 */
export async function crawl(visitor, seeds, { keyOf = routeOf, follows = () => true } = {}) {
  const [seen, found] = [new Set(), []];
  const queue = seeds.map((path) => ({ path, seed: true }));
  while (queue.length) {
    const { path, seed } = queue.shift();
    const key = keyOf(path);
    if (!key || (seen.has(key) && !seed) || found.some((page) => page.path === path)) continue;
    const page = await visitor.open(path);
    if (found.some((other) => other.path === page.path)) continue;
    seen.add(key);
    found.push({ ...page, route: routeOf(page.path) });
    for (const link of linksOf(page, visitor.url)) if (follows(link)) queue.push({ path: link });
  }
  return found;
}

/** Links of a page that are like this. */
async function links(visitor, path, like) {
  const all = linksOf(await visitor.open(path), visitor.url).filter((link) => like.test(link));
  if (!all.length) throw new Error(`no link like ${like} on ${path}`);
  return all;
}

const ID = "[0-9a-f-]{36}";
const EVENT = /^\/veranstaltungen\/[^/?]+$/;

/** Searches with what a page of results may show: filters, corrections, an unknown place, nothing. */
export const SEARCHES = [
  "/suche",
  "/suche?q=Mechatroniker&ort=N%C3%BCrnberg&umkreis=50",
  "/suche?q=Mechatronicker",
  "/suche?q=Koch&art=apprenticeship&abschluss=middle",
  "/suche?ort=N%C3%BCrnbreg",
  "/suche?q=Mechatroniker&ort=Ingolstadt&umkreis=10",
  "/suche?q=%22%3E%3Cb%3Exyzzy%26",
  "/suche?seite=2",
  "/suche?q=Messe",
];

/** What everybody may see, as paths to begin with. */
async function publicSeeds(visitor) {
  const events = await links(visitor, "/veranstaltungen", EVENT);
  const vacancies = await links(visitor, "/suche?q=Fachinformatiker&ort=Darmstadt&umkreis=50", /^\/stellen\//);
  const cluster = "/c/kunststoff-franken";
  return [
    "/",
    ...SEARCHES,
    ...events,
    ...events.map((event) => `${event}/anmelden`),
    "/veranstaltungen",
    "/veranstaltungen?vergangen=ja",
    // Some take applications here, some do not.
    ...vacancies.slice(0, 3).map(bare),
    cluster,
    `${cluster}/suche`,
    ...(await links(visitor, `${cluster}/suche`, /\/stellen\//)).slice(0, 1).map(bare),
    "/berufe",
    "/berufe?q=Koch",
    "/unternehmen",
    "/unternehmen?seite=2",
    "/listen?ort=90762",
    "/registrieren",
    "/barrierefreiheit",
    "/leichte-sprache",
    "/einbetten",
    "/einbetten/stellen",
    "/einbetten/karte",
    "/karte",
    "/karte?zeige=unternehmen",
    "/einbetten/karte?zeige=unternehmen",
    "/konto-geloescht",
    "/suchauftrag?q=mechatroniker",
    "/suchauftrag/gesendet",
    "/suchauftrag/beendet",
    `${bare(vacancies[0])}/melden/danke`,
    ...(await mailed()),
  ];
}

/** One page of each kind that mails lead to, and that asks nobody to come in. */
async function mailed() {
  const open = ["/einverstaendnis/{token}", "/einwilligung/{token}", "/mails/abbestellen/{token}", "/suchauftrag/{token}", "/einladung/{token}"];
  const newest = new Map();
  for (const { text } of await (await fetch(process.env.LOTSE_MAILS)).json()) {
    for (const word of (text ?? "").split(/\s+/).filter((word) => word.startsWith("http"))) {
      const { pathname } = new URL(word);
      const route = routeOf(pathname);
      // The newest: what an older one led to may have been used.
      if (open.includes(route)) newest.set(route, pathname);
    }
  }
  return [...newest.values()];
}

/** The pages that everybody may see, in German. */
export async function publicPages(url) {
  const visitor = new Visitor(url);
  const seeds = await publicSeeds(visitor);
  // The pages of a cluster's portal are the same pages; what is looked at there is named above.
  const follows = (link) => !PRIVATE.test(link) && !link.startsWith("/c/") && !link.startsWith("/en");
  const pages = await crawl(visitor, seeds, { follows });
  return pages.concat(await visitor.open("/gibt-es-nicht"));
}

/** What belongs to people who have come in. */
const PRIVATE = /^\/(mein|betrieb|betreiber|cluster|schule)(\/|$)/;
/** What is of its own kind at other kinds of events. */
const OTHER = /\/veranstaltungen\/[^/]+(\/(termine|rundlauf|wuensche|termine\/[^/]+\/stationen))?$|\/schulen/;
const OWN = ["/mein", "/mein/anmeldungen", "/mein/sicherheit", "/mein/konto", "/mein/mails"];

/**
 * The people who look: who they are, whether with a second factor, where they begin. `except` is not followed; `mainly` are the pages
 * that a browser opens, where others show the rest.
 */
export const DOORS = {
  newcomer: { mail: "neu.hier@people.example", seeds: async () => [...OWN, "/mein/start", "/mein/sicherheit/einrichten", "/mein/eltern"] },
  pupil: { mail: "mia.lehmann@schule.example", seeds: async () => OWN },
  lena: { mainly: /^\/mein\/bewerbungen\//, mail: "lena.hoffmann@schule.example", seeds: applications },
  nour: { mainly: /^\/mein\/bewerbungen\//, mail: "nour.haddad@schule.example", seeds: applications },
  jonas: { mainly: /^\/mein\/bewerbungen\//, mail: "jonas.petersen@schule.example", seeds: applications },
  teacher: {
    mainly: /^\/(schule|veranstaltungen|mein\/anmeldungen)/,
    mail: "lehrkraft@schule.example",
    seeds: async (visitor) => {
      const [school] = await links(visitor, "/mein", /^\/schule\//);
      const group = `?gruppe=schule:${school.split("/").pop()}`;
      const events = await links(visitor, "/veranstaltungen", EVENT);
      return [school, "/mein/anmeldungen", ...events.map((event) => `${event}/anmelden${group}`)];
    },
  },
  company: {
    mail: "personal@hartung-analytics-gmbh.example",
    factor: true,
    seeds: (visitor) => links(visitor, "/mein", /^\/(betrieb|mein)\//),
    mainly: /^\/(betrieb|mein\/schluessel|mein\/sicherheit)/,
  },
  exhibitor: {
    mail: "personal@aisch-kunststofftechnik-gmbh.example",
    factor: true,
    seeds: (visitor) => links(visitor, "/mein", /^\/betrieb\//),
    mainly: /\/veranstaltungen/,
  },
  operator: { mail: "betrieb@lotse.example", factor: true, seeds: async () => ["/betreiber"], except: /^\/cluster\//, mainly: /^\/betreiber/ },
  manager: {
    mail: "leitung@formwerk-franken.example",
    factor: true,
    seeds: (visitor) => deskOf(visitor, "kunststoff-franken"),
    mainly: /^\/cluster/,
  },
  // Other kinds of events, and schools: what operators may see of every cluster.
  tours: { as: "operator", seeds: (visitor) => deskOf(visitor, "it-rhein-main"), except: /^\/betreiber/, mainly: OTHER },
  circuits: { as: "operator", seeds: (visitor) => deskOf(visitor, "nordgenuss"), except: /^\/betreiber/, mainly: OTHER },
};

async function applications(visitor) {
  return links(visitor, "/mein/bewerbungen", new RegExp(`^/mein/bewerbungen/${ID}$`));
}

async function deskOf(visitor, cluster) {
  const desk = `/cluster/${cluster}`;
  const events = await links(visitor, `${desk}/veranstaltungen`, new RegExp(`/veranstaltungen/${ID}$`));
  return [desk, `${desk}/mitglieder?stand=aktiv`, `${desk}/mitglieder?stand=wartend`, ...events];
}

/** The pages that somebody sees who has come in, in German. */
export async function pagesOf(door, url, cookies) {
  const visitor = new Visitor(url, cookies);
  const { seeds, except } = DOORS[door];
  const follows = (link) => PRIVATE.test(link) && !except?.test(link);
  return crawl(visitor, await seeds(visitor), { follows });
}

/** Those of them that a browser opens. */
export async function mainPagesOf(door, url, cookies) {
  const { mainly = /./ } = DOORS[door];
  return (await pagesOf(door, url, cookies)).filter(({ path }) => mainly.test(path));
}

/** A visitor's cookies as a browser keeps them. */
export function asBrowserKeeps(cookies, url) {
  const { hostname } = new URL(url);
  return Object.entries(cookies).map(([name, value]) => ({
    name,
    value,
    url: `https://${hostname}/`,
    httpOnly: true,
    secure: true,
    sameSite: "Lax",
  }));
}

/** Opens every door once; returns the cookies that belong to each. */
export async function openDoors(url) {
  const keys = {};
  const enter = async ([door, { mail, factor }]) => {
    if (door === "manager") await invite(new Visitor(url, keys.operator), mail);
    const visitor = await new Visitor(url).signIn(mail);
    if (door === "manager") await accept(visitor, mail);
    if (factor) await visitor.setUpFactor();
    keys[door] = visitor.cookies;
  };
  await quiet();
  const people = Object.entries(DOORS).filter(([, { mail }]) => mail);
  await Promise.all(people.filter(([door]) => door !== "manager").map(enter));
  await enter(["manager", DOORS.manager]);
  for (const [door, { as }] of Object.entries(DOORS)) if (as) keys[door] = keys[as];
  await leaveTraces(url, keys);
  return keys;
}

/** Waits until the mails of the demo have come: some of them bring codes of their own. */
async function quiet() {
  const count = async () => (await (await fetch(process.env.LOTSE_MAILS)).json()).length;
  for (let before = -1, now = await count(); now !== before; [before, now] = [now, await count()]) {
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** A manager of the plastics cluster besides the one of the demo, whom other tests use. */
async function invite(operator, mail) {
  await operator.send(await operator.open("/cluster/kunststoff-franken/team"), /\/team$/, { mail });
}

async function accept(visitor, mail) {
  const link = linkIn(await nextMail(mail), "/einladung/");
  await visitor.send(await visitor.open(new URL(link).pathname), /\/einladung\//, {});
}

/** Things without which some pages would not be there: a report, rules of the search, stored searches, a key, a draft. */
async function leaveTraces(url, keys) {
  const visitor = (door) => new Visitor(url, keys[door]);
  const stranger = visitor("stranger");
  const [vacancy] = (await links(stranger, "/c/kunststoff-franken/suche", /\/stellen\//)).map(bare);
  await stranger.send(await stranger.open(`${vacancy}/melden`), /\/melden$/, { reason: "gone", text: "Der Platz ist vergeben." });
  const search = "/suchauftrag?q=Gleisbauer";
  const mail = "merkt.vor@people.example";
  await stranger.send(await stranger.open(search), /\/suchauftrag$/, { mail, rhythmus: "weekly" });
  await nextMail(mail);
  const pupil = visitor("pupil");
  await pupil.send(await pupil.open(search), /\/suchauftrag$/, { rhythmus: "weekly" });
  await invite(visitor("operator"), "noch.offen@people.example");
  await nextMail("noch.offen@people.example");
  for (const [door, path] of [["operator", "/betreiber/suche"], ["manager", "/cluster/kunststoff-franken/suche"]]) {
    const desk = visitor(door);
    await desk.send(await desk.open(path), /\/suche$/, { written: "Gleisbauerin", meant: "Gleisbauer", tun: "speichern" });
  }
}
