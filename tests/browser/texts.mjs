// The words of the portal, read from where they are written: a test that speaks two languages asks for them by their keys.
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const LOCALES = fileURLToPath(new URL("../../crates/portal/locales/", import.meta.url));

/** The texts of a language that stand in one line: `t("own-accept")`, with its blanks filled in by `t(key, { name })`. */
export function texts(language) {
  const known = new Map();
  for (const file of readdirSync(LOCALES + language)) {
    for (const line of readFileSync(`${LOCALES}${language}/${file}`, "utf8").split("\n")) {
      const found = /^([a-z0-9-]+) = (.+)$/.exec(line);
      if (found) known.set(found[1], found[2].replaceAll('{"\\u00AD"}', "\u00AD"));
    }
  }
  return (key, blanks = {}) => {
    if (!known.has(key)) throw new Error(`there is no text ${key} in ${language}`);
    return known.get(key).replace(/\{ \$([a-z]+) \}/g, (_, name) => blanks[name] ?? `{${name}}`);
  };
}
