// Adds to the page of a door, which is complete without it: the camera, a list that is searched while typing, and going on without
// a network. What was done then is kept on this device with its time, and handed over when the network is back.
(() => {
  "use strict";

  const root = document.querySelector("[data-door]");
  if (!root) return;
  const { send: address, list: listAddress, reader, texts } = JSON.parse(root.dataset.door);
  const one = (selector) => root.querySelector(selector);
  const text = (key, values = {}) =>
    Object.entries(values).reduce((all, [name, value]) => all.replaceAll(`{${name}}`, value), texts[key] ?? "");
  const time = (at) => new Date(at).toLocaleTimeString(document.documentElement.lang, { hour: "numeric", minute: "2-digit" });
  const fold = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  const form = one("[data-scan]");
  const door = one("#tuer");
  const search = one("#suche");
  const box = one("[data-answer]");
  const CACHE = "einlass";
  const QUEUE = `einlass:${address}`;
  const DEVICE = "einlass-geraet";
  const BATCH = 50;
  const SHOWN = 50;

  let token = form.elements.csrf.value;
  let list = null;
  let queue = [];
  try {
    queue = JSON.parse(localStorage.getItem(QUEUE) ?? "[]");
  } catch {
    // What cannot be read is nothing.
  }

  /* Who it is */

  // As the server reads tickets: any case, spaces, hyphens, the address around it, O for 0, I and L for 1.
  const readTicket = (typed) => {
    const last = typed.split(/[?#]/)[0].trim().replace(/\/+$/, "").split("/").pop();
    const ticket = last.replace(/[\s\-‐‑–—]/g, "").toUpperCase().replaceAll("O", "0").replace(/[IL]/g, "1");
    return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(ticket) ? ticket : null;
  };
  const holders = (typed) => {
    const ticket = readTicket(typed);
    return (list?.places ?? []).filter((place) => place.id === typed || (ticket && place.ticket === ticket));
  };
  const where = () => {
    const [slot, meeting] = door.value.split(":");
    return { slot: slot || null, meeting: meeting || null };
  };
  const spotOf = (place, { slot, meeting }) => {
    if (meeting ?? slot) return meeting ?? slot;
    const own = list.slots.filter((known) => place.slots.includes(known.id));
    return (own.find((known) => !known.appointment) ?? own[0])?.id;
  };
  const seenAt = (place, at = where()) => {
    if (!at.slot) return place.seen[0]?.[1];
    return place.seen.find(([id]) => id === (at.meeting ?? at.slot))?.[1];
  };
  const mark = (places, at, when) => {
    for (const place of places) {
      const spot = spotOf(place, at);
      const known = place.seen.find(([id]) => id === spot);
      if (when === null) place.seen = place.seen.filter(([id]) => id !== spot);
      else if (!known) place.seen.push([spot, when]);
    }
  };

  /* What is shown */

  const element = (name, className, content) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (content !== undefined) made.textContent = content;
    return made;
  };

  const show = (item, typed) => {
    const tone = texts[`tone-${item.outcome}`];
    const answer = element("div", `door-answer door-${tone}`);
    const name = item.name ?? item.group ?? "";
    answer.append(element("p", "door-word", text(item.outcome)));
    if (name) answer.append(element("p", "door-name", name));
    const lines = [text(`about-${item.outcome}`)];
    if (item.people > 1) lines.push(text("people", { n: item.people }));
    if (item.outcome === "again" && item.at) lines.push(text("since", { start: time(item.at) }));
    if (item.booked?.length) lines.push(text("booked", { title: item.booked.join(", ") }));
    if (item.group && item.group !== name) lines.push(item.group);
    if (item.school) lines.push(item.school);
    answer.append(...lines.filter(Boolean).map((line) => element("p", "", line)));
    if (item.outcome === "in" || item.outcome === "again") {
      const undo = element("button", "button button-quiet", text("undo"));
      undo.type = "button";
      undo.addEventListener("click", () => scan(typed, true));
      answer.append(undo);
    }
    box.replaceChildren(answer);
    box.scrollIntoView({ block: "nearest" });
    navigator.vibrate?.(tone === "in" ? 60 : [120, 80, 120]);
  };

  const say = (words) => {
    const line = one("[data-net]");
    line.textContent = words;
    line.hidden = !words;
  };

  const draw = () => {
    const unsent = one("[data-unsent]");
    unsent.hidden = queue.length === 0;
    unsent.querySelector("span").textContent = text("unsent", { n: queue.length });
    if (!list) return;
    const { slot } = where();
    const awaited = list.places.filter((place) => !slot || place.slots.includes(slot));
    one("[data-here]").textContent = awaited.filter((place) => seenAt(place)).length;
    one("[data-all]").textContent = awaited.length;
    const wanted = fold(search.value.trim());
    const matching = awaited.filter((place) =>
      [place.name, place.group, place.school].some((words) => words && fold(words).includes(wanted)) || !wanted,
    );
    one("[data-list]").replaceChildren(...matching.slice(0, SHOWN).map(row));
    one("[data-nobody]").hidden = matching.length > 0;
    one("[data-more]").hidden = matching.length <= SHOWN;
  };

  const row = (place) => {
    const line = element("li", "door-row");
    const words = element("p");
    const name = place.name ?? text("unnamed");
    words.append(element("strong", "", name));
    const about = [place.group, place.school].filter(Boolean).join(", ");
    if (about) words.append(element("br"), element("span", "soft", about));
    const at = seenAt(place);
    if (at) words.append(element("br"), element("span", "desk-tag", text("since", { start: time(at) })));
    const button = element("button", at ? "button button-quiet" : "button", text(at ? "undo" : "let-in"));
    button.type = "button";
    button.append(element("span", "hidden", ` ${name}`));
    button.addEventListener("click", () => scan(place.id, Boolean(at)));
    line.append(words, button);
    return line;
  };

  /* The network */

  class Refused extends Error {}

  const timed = async (url, options, patience) => {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), patience);
    try {
      return await fetch(url, { ...options, signal: stop.signal, headers: { accept: "application/json" } });
    } finally {
      clearTimeout(timer);
    }
  };

  const load = async () => {
    try {
      const answer = await timed(listAddress, {}, 8000);
      if (answer.redirected || answer.status === 404) {
        // Signed out, or no longer somebody of this door.
        list = null;
        await self.caches?.delete(CACHE);
        return say(text("sign-in"));
      }
      if (!answer.ok) return;
      list = await answer.json();
      token = list.csrf;
      // What is still to be handed over counts here already.
      for (const kept of queue) {
        const [slot, meeting] = kept.door.split(":");
        mark(holders(kept.ticket), { slot: slot || null, meeting: meeting || null }, kept.undo ? null : kept.at);
      }
      const old = Date.now() - Date.parse(list.at) > 60_000;
      say(old ? text("offline", { start: time(list.at) }) : "");
    } catch {
      say(text("offline", { start: list ? time(list.at) : "–" }));
    }
    draw();
  };

  const hand = async (scans, patience, again = true) => {
    const body = new URLSearchParams({ csrf: token, geraet: localStorage.getItem(DEVICE) ?? "", scans: JSON.stringify(scans) });
    const answer = await timed(address, { method: "POST", body }, patience);
    if (answer.status === 403 && again) {
      await load();
      return hand(scans, patience, false);
    }
    if (answer.redirected || answer.status === 404 || answer.status === 403) throw new Refused();
    if (!answer.ok) throw new Error(String(answer.status));
    return (await answer.json()).items;
  };

  const keep = () => {
    try {
      if (queue.length) localStorage.setItem(QUEUE, JSON.stringify(queue));
      else localStorage.removeItem(QUEUE);
    } catch {
      // A full device: it stays in this page.
    }
    draw();
  };

  let busy = false;
  const sync = async () => {
    if (busy || queue.length === 0) return;
    busy = true;
    try {
      while (queue.length) {
        const some = queue.slice(0, BATCH);
        await hand(some, 20_000);
        queue.splice(0, some.length);
        keep();
      }
      await load();
    } catch (why) {
      if (why instanceof Refused) say(text("sign-in"));
    } finally {
      busy = false;
    }
  };

  // What this device knows by itself.
  const decide = (typed, undo) => {
    const found = holders(typed);
    const at = where();
    if (found.length === 0) return { outcome: readTicket(typed) ? "later" : "unknown" };
    const [first] = found;
    const about = { name: found.length === 1 ? first.name : null, group: first.group, school: first.school, people: found.length };
    if (at.slot && !first.slots.includes(at.slot)) {
      const booked = list.slots.filter((slot) => first.slots.includes(slot.id)).map((slot) => slot.title);
      return { ...about, outcome: "other_slot", booked };
    }
    if (undo) return { ...about, outcome: "undone" };
    const since = found.map((place) => seenAt(place)).find(Boolean);
    return since ? { ...about, outcome: "again", at: since } : { ...about, outcome: "in" };
  };

  const scan = async (typed, undo = false) => {
    const ticket = typed.trim();
    if (!ticket) return;
    const at = where();
    const entry = { ticket, door: door.value, at: new Date().toISOString(), undo };
    let item;
    try {
      if (queue.length) throw new Error("in turn");
      [item] = await hand([entry], 4000);
      say("");
    } catch (why) {
      item = decide(ticket, undo);
      if (!["unknown", "other_slot"].includes(item.outcome)) {
        queue.push(entry);
        keep();
      }
      if (why instanceof Refused) say(text("sign-in"));
      else if (queue.length > 1) sync();
      else say(text("offline", { start: list ? time(list.at) : "–" }));
    }
    if (list && ["in", "again"].includes(item.outcome)) mark(holders(ticket), at, item.at ?? entry.at);
    if (list && item.outcome === "undone") mark(holders(ticket), at, null);
    show(item, ticket);
    draw();
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    scan(form.elements.ticket.value);
    form.elements.ticket.value = "";
    form.elements.ticket.focus();
  });
  door.addEventListener("change", () => {
    box.replaceChildren();
    draw();
  });
  search.addEventListener("input", draw);
  search.form.addEventListener("submit", (event) => event.preventDefault());
  one("[data-sync]").addEventListener("click", sync);
  addEventListener("online", sync);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && load().then(sync));
  setInterval(() => document.visibilityState === "visible" && load().then(sync), 20_000);

  /* The camera */

  const camera = one("[data-camera]");
  const video = camera.querySelector("video");
  const toggle = camera.querySelector("button");
  let stream = null;
  let timer = 0;
  let last = { code: "", at: 0 };

  const stop = () => {
    clearInterval(timer);
    for (const track of stream?.getTracks() ?? []) track.stop();
    stream = null;
    video.hidden = true;
    toggle.textContent = text("camera");
  };

  const start = async (read) => {
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
      video.srcObject = stream;
      video.hidden = false;
      await video.play();
    } catch {
      stop();
      return say(text("no-camera"));
    }
    toggle.textContent = text("camera-off");
    timer = setInterval(async () => {
      const code = await read().catch(() => null);
      // The same ticket stays before the camera for a while.
      if (!code || (code === last.code && Date.now() - last.at < 4000)) return;
      last = { code, at: Date.now() };
      scan(code);
    }, 250);
  };

  // What reads a code from the camera's picture: the browser itself, or where it cannot a library of ours.
  const codes = async () => {
    if ("BarcodeDetector" in window && (await BarcodeDetector.getSupportedFormats()).includes("qr_code")) {
      const detector = new BarcodeDetector({ formats: ["qr_code"] });
      return async () => (await detector.detect(video))[0]?.rawValue;
    }
    if (!window.jsQR) {
      await new Promise((done, failed) => {
        const script = Object.assign(element("script"), { src: reader, onload: done, onerror: failed });
        document.head.append(script);
      });
    }
    const picture = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    return async () => {
      const scale = Math.min(1, 640 / video.videoWidth);
      const [width, height] = [video.videoWidth, video.videoHeight].map((side) => Math.round(side * scale));
      Object.assign(picture.canvas, { width, height });
      picture.drawImage(video, 0, 0, width, height);
      return jsQR(picture.getImageData(0, 0, width, height).data, width, height, { inversionAttempts: "dontInvert" })?.data;
    };
  };

  if (navigator.mediaDevices?.getUserMedia) {
    camera.hidden = false;
    toggle.addEventListener("click", () => (stream ? stop() : codes().then(start, () => say(text("no-camera")))));
  }

  /* This device */

  const device = one("#geraet");
  one("[data-device]").hidden = false;
  device.value = localStorage.getItem(DEVICE) ?? "";
  device.addEventListener("change", () => localStorage.setItem(DEVICE, device.value.trim()));

  const prepare = async () => {
    if (!("serviceWorker" in navigator)) return;
    await navigator.serviceWorker.register("/einlass-worker.js", { scope: address });
    const cache = await caches.open(CACHE);
    const parts = [...document.querySelectorAll("link[rel=stylesheet], link[rel=icon], script[src]")];
    await cache.addAll([...parts.map((part) => part.href || part.src), ...("BarcodeDetector" in window ? [] : [reader])]);
    const page = await fetch(address);
    if (page.ok && !page.redirected) await cache.put(address, page);
  };

  for (const leave of document.querySelectorAll("form[action$='/abmelden']")) {
    leave.addEventListener("submit", (event) => {
      if (queue.length && !confirm(text("leave"))) return event.preventDefault();
      localStorage.removeItem(QUEUE);
      localStorage.removeItem(DEVICE);
      self.caches?.delete(CACHE);
    });
  }

  draw();
  load().then(sync);
  prepare().catch(() => {});
})();
