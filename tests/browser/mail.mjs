// A real SMTP server that keeps what it is sent, and tells the tests of it over HTTP: they run in processes of their own.
import { createServer } from "node:http";
import { createHmac } from "node:crypto";
import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

/** Starts the sink; returns its SMTP port, the address to ask it at, and how to stop it. */
export async function sink() {
  const mails = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    async onData(stream, session, done) {
      const { subject, text, html, headers, attachments } = await simpleParser(stream);
      const to = session.envelope.rcptTo.map(({ address }) => address.toLowerCase());
      const calendar = attachments.find((part) => part.contentType === "text/calendar")?.content.toString();
      const picture = attachments.find((part) => part.contentType === "image/png");
      const ticket = picture?.content.toString("base64");
      mails.push({ to, subject, text, html, calendar, ticket, messageId: headers.get("message-id") });
      done();
    },
  });
  const port = await listening(smtp.server, () => smtp.listen(0, "127.0.0.1"));
  const http = createServer((request, response) => {
    const to = new URL(request.url, "http://sink").searchParams.get("to");
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(to ? mails.filter((mail) => mail.to.includes(to)) : mails));
  });
  const ask = await listening(http, () => http.listen(0, "127.0.0.1"));
  const stop = () => Promise.all([new Promise((end) => smtp.close(end)), new Promise((end) => http.close(end))]);
  return { port, url: `http://127.0.0.1:${ask}`, stop };
}

function listening(server, listen) {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.once("listening", () => resolve(server.address().port));
    listen();
  });
}

/** Waits for the next mail to an address, after the `seen` ones that a test has read. */
export async function nextMail(to, seen = 0) {
  for (let tries = 0; tries < 400; tries += 1) {
    const mails = await (await fetch(`${process.env.LOTSE_MAILS}/?to=${encodeURIComponent(to)}`)).json();
    if (mails.length > seen) return mails[seen];
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`no mail number ${seen + 1} to ${to}`);
}

/** Waits for the next mail to an address that brings a code: its subject says it. */
export async function nextCode(to, seen = 0) {
  for (let at = seen; at < seen + 30; at += 1) {
    const mail = await nextMail(to, at);
    if (/^\d{3}\s\d{3} /.test(mail.subject)) return codeIn(mail);
  }
  throw new Error(`no code to ${to}`);
}

/** The six digits of a mail. */
export function codeIn(mail) {
  // The subject begins with it; an address in the text may hold digits, too.
  const found = /^(\d{3})\s?(\d{3})(?!\d)/.exec(mail.subject) ?? /(?<!\d)(\d{3})\s?(\d{3})(?!\d)/.exec(mail.text);
  if (!found) throw new Error(`no code in: ${mail.text}`);
  return found[1] + found[2];
}

/** The first link of a mail that leads to a path. */
export function linkIn(mail, path) {
  const found = mail.text.split(/\s+/).find((word) => word.startsWith("http") && word.includes(path));
  if (!found) throw new Error(`no link to ${path} in: ${mail.text}`);
  return found;
}

/** What an authenticator app shows for a secret in base32 (RFC 6238). */
export function totp(secret, at = Date.now()) {
  const bits = [...secret.replace(/[\s=]/g, "").toUpperCase()]
    .map((c) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c).toString(2).padStart(5, "0"))
    .join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const digest = createHmac("sha1", key).update(counter).digest();
  const start = digest[19] & 15;
  return String((digest.readUInt32BE(start) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}
