// A fair, a tour, a class and the door: each from the beginning to the end, with every mail that comes on the way.
import { codeIn, linkIn, nextMail } from "../mail.mjs";
import { address, comeIn, setUpFactor } from "../people.mjs";
import { entryIn, ticketIn } from "../tickets.mjs";
import { texts } from "../texts.mjs";
import { URL_OF_PORTAL, expect, test } from "../watched.mjs";

test.use({ signsIn: true });
// The managers' second factors are set up once.
test.describe.configure({ mode: "default" });

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 900 };
const t = texts("de");

async function newcomer(browser, viewport = PHONE) {
  const context = await browser.newContext({
    baseURL: URL_OF_PORTAL,
    viewport,
    locale: "de-DE",
    timezoneId: "Europe/Berlin",
  });
  return context.newPage();
}

/** Waits for a mail whose subject holds some words. */
async function mailAbout(to, words) {
  for (let at = 0; at < 30; at += 1) {
    const mail = await nextMail(to, at);
    if (mail.subject.includes(words)) return mail;
  }
  throw new Error(`no mail to ${to} about ${words}`);
}

/** An event of the demo region, found in the list. */
async function open(page, title) {
  await page.goto("/veranstaltungen");
  await page.getByRole("main").getByRole("link", { name: title }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(title);
  return new URL(page.url()).pathname;
}

async function fillPerson(page, { name, mail, years, guardian }) {
  await page.locator("[name=name]").fill(name);
  if (await page.locator("[name=mail]").count()) await page.locator("[name=mail]").fill(mail);
  if (await page.locator("[name=tag]").count()) {
    await page.locator("[name=tag]").fill("7");
    await page.locator("[name=monat]").fill("1");
    await page.locator("[name=jahr]").fill(String(new Date().getFullYear() - years));
  }
  if (guardian) await page.locator("[name=guardian_mail]").fill(guardian);
}

/** The form is sent, the code of the mail typed. */
async function send(page, mail) {
  await page.getByRole("main").locator("form.apply-form button[type=submit]").click();
  await page.locator("[name=code]").fill(codeIn(await nextMail(mail)));
  await page.getByRole("main").locator("form:has([name=code]) button[type=submit]").click();
}

let manager;

async function office(browser, cluster) {
  const page = await newcomer(browser, DESK);
  await comeIn(page, `cluster@${cluster}.example`);
  await page.goto(`/cluster/${cluster}`);
  await setUpFactor(page);
  return page;
}

test("a fair: entry and an interview, one ticket, one entry in the calendar, and back again", async ({ browser }) => {
  test.setTimeout(180_000);
  const page = await newcomer(browser);
  const mail = address("mia");
  await open(page, "Ausbildungsmesse");
  await page.getByRole("main").getByRole("link", { name: t("event-sign-up") }).first().click();
  await page.getByRole("checkbox", { name: /Eintritt/ }).check();
  // An interview stands folded under its company.
  await page.locator("details.choices summary").first().click();
  await page.locator("details.choices [name=platz]:not([disabled])").first().check();
  await page.getByRole("button", { name: t("booking-choose-on") }).click();
  await fillPerson(page, { name: "Mia Lehmann", mail, years: 17 });
  await send(page, mail);

  const booked = await mailAbout(mail, "Angemeldet");
  const ticket = ticketIn(booked);
  expect(ticket).toContain(`${new URL(URL_OF_PORTAL).host}/einlass/`);
  const entry = entryIn(booked);
  expect(entry).toMatchObject({ method: "PUBLISH", zone: "Europe/Berlin", status: "CONFIRMED", zones: ["Europe/Berlin"] });
  expect(entry.start).toContain("T09:00:00");

  await page.goto("/mein/anmeldungen");
  await page.getByRole("main").getByRole("link", { name: /Ausbildungsmesse/ }).first().click();
  await expect(page.getByRole("main").locator("svg").first()).toBeVisible();
  const own = new URL(page.url()).pathname;
  await expect(page.getByRole("main").locator(".line-entry").filter({ hasText: "Gespräch" }).first()).toBeVisible();

  // Everything back: the calendar takes it out, by the same entry with a higher number.
  await page.goto(`${own}/absagen`);
  await page.getByRole("main").locator("form button[type=submit]").last().click();
  const cancelled = entryIn(await mailAbout(mail, "Abgemeldet"));
  expect(cancelled).toMatchObject({ method: "CANCEL", uid: entry.uid, status: "CANCELLED" });
  expect(cancelled.sequence).toBeGreaterThan(entry.sequence);
  await page.context().close();
});

test("a tour: a guardian agrees, the bus is full, somebody waits and moves up", async ({ browser }) => {
  test.setTimeout(240_000);
  const [page, mail, parent] = [await newcomer(browser), address("can"), address("eltern")];
  const path = await open(page, "Job Tour");
  await expect(page.getByRole("main")).toContainText("Führung");
  await page.goto(`${path}/anmelden`);
  await fillPerson(page, { name: "Can Yildiz", mail, years: 15, guardian: parent });
  await send(page, mail);
  await mailAbout(mail, "Einverständnis");
  // Opening the link changes nothing; the answer is a button.
  const link = new URL(linkIn(await nextMail(parent), "/einverstaendnis/")).pathname;
  const guardian = await newcomer(browser);
  await guardian.goto(link);
  await expect(guardian.getByRole("main")).toContainText("Can Yildiz");
  await guardian.goto(link);
  await guardian.getByRole("button", { name: t("visit-agree") }).click();
  const good = await mailAbout(mail, "Platz sicher");
  expect(entryIn(good).status).toBe("CONFIRMED");
  expect(ticketIn(good)).toContain("/einlass/");

  // The rest of the bus.
  const others = [];
  for (let n = 0; n < 20; n += 1) {
    const other = await newcomer(browser);
    const theirs = address(`voll${n}`);
    await other.goto(`${path}/anmelden`);
    await fillPerson(other, { name: `Person ${n}`, mail: theirs, years: 19 });
    await send(other, theirs);
    // What is full says so before anything is typed, and the form stands in line.
    if ((await other.getByRole("heading", { level: 1 }).innerText()).includes("Warteliste")) {
      await mailAbout(theirs, "Warteliste");
      others.push([other, theirs]);
      break;
    }
    await mailAbout(theirs, "Angemeldet");
    await other.context().close();
  }
  expect(others, "the bus has twelve seats").toHaveLength(1);
  // One seat comes back, and the next in line has it.
  await page.goto("/mein/anmeldungen");
  await page.getByRole("main").getByRole("link", { name: /Job Tour/ }).first().click();
  await page.goto(`${new URL(page.url()).pathname}/absagen`);
  await page.getByRole("main").locator("form button[type=submit]").last().click();
  const up = await mailAbout(others[0][1], "Platz frei geworden");
  expect(entryIn(up).status).toBe("CONFIRMED");
  await others[0][0].context().close();
  await guardian.context().close();
  await page.context().close();
});

test("a class: places at once, names by a link, what stays unnamed is seen", async ({ browser }) => {
  test.setTimeout(180_000);
  const teacher = await newcomer(browser, DESK);
  await comeIn(teacher, "lehrkraft@schule.example");
  const path = await open(teacher, "Berufe-Parcours");
  await teacher.goto(path);
  await teacher.getByRole("main").getByRole("link", { name: /Klasse/ }).first().click();
  const first = teacher.locator("[name=platz]:not([disabled])").first();
  if (await first.count()) {
    await first.check();
    await teacher.getByRole("button", { name: t("booking-choose-on") }).click();
  }
  await teacher.locator("[name=group_name]").fill("Klasse 8b");
  await teacher.locator("[name=size]").fill("27");
  await teacher.getByRole("main").locator("form.apply-form button[type=submit]").click();
  const booked = await mailAbout("lehrkraft@schule.example", "Angemeldet");
  expect(booked.text).toContain("27");
  const link = new URL(linkIn(booked, "/gruppe/")).pathname;

  const pupil = await newcomer(browser);
  await pupil.goto(link);
  await expect(pupil.getByRole("main")).toContainText("Klasse 8b");
  const mail = address("nour");
  await fillPerson(pupil, { name: "Nour Haddad", mail, years: 14 });
  await pupil.getByRole("main").locator("form button[type=submit]").last().click();
  expect(ticketIn(await mailAbout(mail, "Ticket"))).toContain("/einlass/");

  await teacher.goto("/mein/anmeldungen");
  await teacher.getByRole("main").getByRole("link", { name: /Berufe-Parcours/ }).first().click();
  await expect(teacher.getByRole("main")).toContainText("Nour Haddad");
  await expect(teacher.getByRole("main")).toContainText("26");
  await pupil.context().close();
  await teacher.context().close();
});

test("the door: a ticket, a list, without a network, and once is enough", async ({ browser }) => {
  test.setTimeout(240_000);
  const pupil = await newcomer(browser);
  const mail = address("frida");
  const path = await open(pupil, "Gut ausbilden");
  await pupil.goto(`${path}/anmelden`);
  await fillPerson(pupil, { name: "Frida Anders", mail, years: 30 });
  await send(pupil, mail);
  const booked = await mailAbout(mail, "Angemeldet");
  const ticket = new URL(ticketIn(booked)).pathname;
  // Whoever finds a ticket learns nothing by it.
  const stranger = await newcomer(browser);
  await stranger.goto(ticket);
  await expect(stranger.getByRole("main")).not.toContainText("Frida");

  manager = await office(browser, "it-rhein-main");
  await manager.setViewportSize(PHONE);
  await manager.goto("/cluster/it-rhein-main/veranstaltungen");
  await manager.getByRole("main").getByRole("link", { name: /Gut ausbilden/ }).first().click();
  const event = new URL(manager.url()).pathname;
  await manager.goto(`${event}/einlass`);
  await expect(manager.getByRole("main")).toContainText("Frida Anders");
  // Everything is there without a network, and is sent when there is one.
  await manager.waitForFunction(() => navigator.serviceWorker?.ready.then(() => true));
  await manager.reload();
  await manager.context().setOffline(true);
  await manager.getByRole("button", { name: /Frida Anders/ }).first().click();
  await expect(manager.locator("[data-unsent]")).toContainText("1");
  await manager.reload();
  await expect(manager.locator("[data-unsent]")).toContainText("1");
  await manager.context().setOffline(false);
  await expect(manager.locator("[data-unsent]")).toBeHidden({ timeout: 30_000 });
  // The camera sees the ticket of the mail: there is none on this machine, so it looks at a picture.
  await manager.evaluate(async (png) => {
    const picture = new Image();
    picture.src = `data:image/png;base64,${png}`;
    await picture.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: 640, height: 480 });
    const context = canvas.getContext("2d");
    setInterval(() => {
      context.fillStyle = "#ddd";
      context.fillRect(0, 0, 640, 480);
      context.drawImage(picture, 180, 100, 280, 280);
    }, 100);
    navigator.mediaDevices.getUserMedia = async () => canvas.captureStream(10);
  }, booked.ticket);
  await manager.getByRole("button", { name: t("door-camera") }).click();
  await expect(manager.locator("[data-answer]")).toContainText("Frida Anders");
  // The ticket itself, once more: harmless.
  await manager.goto(ticket);
  await expect(manager.getByRole("main")).toContainText("Frida Anders");
  await manager.goto(`${event}/anmeldungen`);
  await expect(manager.getByRole("main")).toContainText("Frida Anders");
  await stranger.context().close();
  await pupil.context().close();
  await manager.context().close();
});
