// Starts the real program with the demo region on a free port, once for all tests, and stops it at the end.
import { spawn } from "node:child_process";
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sink } from "./mail.mjs";
import { openDoors } from "./pages.mjs";

const LOG = fileURLToPath(new URL(".server.log", import.meta.url));
/** A debug build takes its time to make the region. */
const PATIENCE = 300_000;

export default async function start() {
  const folder = mkdtempSync(join(tmpdir(), "lotse-browser-"));
  const binary = process.env.LOTSE_BINARY;
  if (!binary || !process.env.CHROMIUM) throw new Error("LOTSE_BINARY and CHROMIUM are not set: start by tests/run");
  const mails = await sink();
  const port = await freePort();
  process.env.LOTSE_MAILS = mails.url;
  const env = {
    ...process.env,
    LOTSE__MAIL__TRANSPORT: "smtp",
    LOTSE__MAIL__HOST: "127.0.0.1",
    LOTSE__MAIL__PORT: String(mails.port),
    LOTSE__MAIL__TLS: "none",
    // A name and not an address: passkeys belong to names.
    LOTSE__HTTP__PUBLIC_URL: `http://localhost:${port}`,
  };
  const server = spawn(binary, ["--data-dir", folder, "demo", "--listen", `127.0.0.1:${port}`], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const gone = new Promise((resolve) => server.once("exit", (code, signal) => resolve(signal ?? code)));
  server.stderr.pipe(createWriteStream(LOG));
  try {
    await ready(server, gone);
    process.env.LOTSE_URL = env.LOTSE__HTTP__PUBLIC_URL;
    process.env.LOTSE_PAGES = JSON.stringify(await pages(process.env.LOTSE_URL));
    process.env.LOTSE_KEYS = JSON.stringify(await openDoors(process.env.LOTSE_URL));
  } catch (error) {
    server.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }

  return async () => {
    server.kill("SIGTERM");
    const ended = await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 30_000, "late"))]);
    if (ended === "late") server.kill("SIGKILL");
    await mails.stop();
    rmSync(folder, { recursive: true, force: true });
    const errors = readFileSync(LOG, "utf8").split("\n").filter((line) => /\bERROR\b|panicked/.test(line));
    if (errors.length) throw new Error(`the server reported errors:\n${errors.join("\n")}`);
    if (ended !== 0) throw new Error(`the server did not stop in order: ${ended}`);
  };
}

/** A port on which nothing listens at the moment. */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** Waits for the line that the server prints once it answers. */
function ready(server, gone) {
  return new Promise((resolve, reject) => {
    let printed = "";
    server.stdout.on("data", (piece) => {
      printed += piece;
      if (/Lotse is ready at http:\/\/\S+/.test(printed)) resolve();
    });
    gone.then((ended) => reject(new Error(`the server ended (${ended}):\n${readFileSync(LOG, "utf8")}`)));
    setTimeout(() => reject(new Error(`the server is not ready:\n${printed}`)), PATIENCE).unref();
  });
}

/** The kinds of pages that are looked at. Tests are named after them, so they stand before the server runs. */
export const NAMES = [
  "start", "results", "nothing", "vacancy", "company", "companies", "occupation", "occupations", "cluster", "about", "english",
  "events", "fair", "tour", "sign-up", "lists", "sign-in",
];

/** One page of every kind, found as a reader finds them: by following links from a search. */
async function pages(url) {
  const results = "/suche?q=Mechatroniker&ort=N%C3%BCrnberg&umkreis=50";
  const html = async (path) => (await fetch(url + path)).text();
  const link = (text, pattern) => {
    const found = pattern.exec(text);
    if (!found) throw new Error(`there is no link like ${pattern}`);
    return found[1];
  };
  const vacancy = link(await html(results), /href="(\/stellen\/[^"#?]+)/);
  const text = await html(vacancy);
  const events = await html("/veranstaltungen");
  const fair = link(events, /href="(\/veranstaltungen\/ausbildungsmesse[^"#?]*)/);
  return {
    start: "/",
    results,
    nothing: "/suche?q=Mechatroniker&ort=Ingolstadt&umkreis=10",
    vacancy,
    company: link(text, /href="(\/unternehmen\/[^"#?]+)/),
    companies: "/unternehmen",
    occupation: link(text, /href="(\/berufe\/[^"#?]+)/),
    occupations: "/berufe",
    cluster: "/c/kunststoff-franken",
    about: "/ueber",
    english: "/en",
    events: "/veranstaltungen",
    fair,
    tour: link(events, /href="(\/veranstaltungen\/job-tour[^"#?]*)/),
    "sign-up": `${fair}/anmelden`,
    lists: "/listen",
    "sign-in": "/anmelden",
  };
}
