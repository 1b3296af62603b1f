// Somebody who visits without a browser: asks for pages, keeps cookies, sends forms. It is quick, and sees what the server sent.
import { nextCode, totp } from "./mail.mjs";

/** What stands in an attribute or a text of a page. */
const plain = (text) =>
  text.replaceAll("&quot;", '"').replaceAll("&#34;", '"').replaceAll("&#39;", "'").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

const attribute = (tag, name) => plain(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? "");

/** The first field of a form with this name. */
const inputOf = (form, name) => new RegExp(`<(input|select|textarea)\\b[^>]*\\sname="${name}"[^>]*>`).exec(form)?.[0] ?? "";

/** What a browser would send of a form that nobody touches, but for files. */
function* filledIn(form) {
  for (const [tag] of form.matchAll(/<input\b[^>]*>/g)) {
    const type = attribute(tag, "type");
    const left = type === "file" || (["checkbox", "radio"].includes(type) && !/\schecked/.test(tag)) || /\sdisabled/.test(tag);
    if (!left && attribute(tag, "name")) yield [attribute(tag, "name"), attribute(tag, "value")];
  }
  for (const [, tag, inside] of form.matchAll(/(<select\b[^>]*>)(.*?)<\/select>/gs)) {
    const chosen = /<option[^>]*\sselected[^>]*>/.exec(inside) ?? /<option[^>]*>/.exec(inside);
    yield [attribute(tag, "name"), chosen ? attribute(chosen[0], "value") : ""];
  }
  for (const [, tag, text] of form.matchAll(/(<textarea\b[^>]*>)(.*?)<\/textarea>/gs)) yield [attribute(tag, "name"), plain(text)];
}

export class Visitor {
  constructor(url, cookies = {}) {
    this.url = url;
    this.cookies = { ...cookies };
  }

  /** Asks once, without following where the answer leads; a browser takes this as coming from the page itself. */
  async ask(path, options = {}) {
    const cookie = Object.entries(this.cookies).map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { ...options.headers, cookie, origin: this.url, "accept-language": "de" };
    const answer = await fetch(new URL(path, this.url), { ...options, headers, redirect: "manual" });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
      if (value && !/max-age=0/i.test(line)) this.cookies[name] = value;
      else delete this.cookies[name];
    }
    return answer;
  }

  /** The page that a path leads to: its path, status, type and text. */
  async open(path, options = {}) {
    let answer = await this.ask(path, options);
    let at = path;
    for (let hops = 0; hops < 5 && answer.status >= 300 && answer.status < 400; hops += 1) {
      const to = new URL(answer.headers.get("location"), new URL(at, this.url));
      at = to.pathname + to.search;
      answer = await this.ask(at);
    }
    return { path: at, status: answer.status, type: answer.headers.get("content-type") ?? "", text: await answer.text() };
  }

  /** Sends the form of a page whose action is like this, with what stands in it already, and opens what it leads to. */
  async send(page, action, fields) {
    for (const [, form, inside] of page.text.matchAll(/<form([^>]*)>(.*?)<\/form>/gs)) {
      const to = plain(/action="([^"]*)"/.exec(form)?.[1] ?? page.path);
      if (!action.test(to)) continue;
      const body = new URLSearchParams();
      for (const [name, value] of filledIn(inside)) body.append(name, value);
      for (const name of Object.keys(fields)) if (!/type="hidden"/.test(inputOf(inside, name))) body.delete(name);
      for (const [name, value] of Object.entries(fields)) body.append(name, value);
      if (!/multipart/.test(form)) return this.open(to, { method: "POST", body });
      const parts = new FormData();
      for (const [name, value] of body) parts.append(name, value);
      return this.open(to, { method: "POST", body: parts });
    }
    throw new Error(`no form like ${action} on ${page.path} (${page.status})`);
  }

  /** Signs in with the code of a mail. */
  async signIn(mail) {
    const known = await (await fetch(`${process.env.LOTSE_MAILS}/?to=${encodeURIComponent(mail)}`)).json();
    const enter = await this.send(await this.open("/anmelden"), /\/anmelden$/, { mail });
    const inside = await this.send(enter, /\/anmelden\/code$/, { code: await nextCode(mail, known.length) });
    if (inside.status !== 200) throw new Error(`${mail} did not come in: ${inside.status} ${inside.path}`);
    return this;
  }

  /** Sets an authenticator app up as the second factor. */
  async setUpFactor() {
    const app = await this.send(await this.open("/mein/sicherheit"), /\/sicherheit\/app$/, {});
    const secret = /<code class="secret">([^<]+)</.exec(app.text)[1];
    const codes = await this.send(app, /\/app\/bestaetigen$/, { code: totp(secret) });
    if (codes.status !== 200) throw new Error(`no second factor: ${codes.status} ${codes.path}`);
    return this;
  }
}

/** The addresses on this site that a page links to, each once. */
export function linksOf(page, url) {
  const links = new Set();
  for (const [, href] of page.text.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)) {
    const to = new URL(plain(href), new URL(page.path, url));
    if (to.origin === url) links.add(to.pathname + to.search);
  }
  return [...links];
}
