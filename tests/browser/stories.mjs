// In which windows and languages a story is told: on a phone and on a desk, in German and in English.
import { texts } from "./texts.mjs";
import { test } from "./watched.mjs";

export const PHONE = { width: 390, height: 844 };
export const DESK = { width: 1280, height: 900 };

const STORIES = [
  ["on a phone, in German", PHONE, "de"],
  ["on a desk, in German", DESK, "de"],
  ["on a phone, in English", PHONE, "en"],
  ["on a desk, in English", DESK, "en"],
];

/** How a browser says which language its owner reads. */
const LOCALES = { de: "de-DE", en: "en-GB" };

/** What a new window needs to be one of a story. */
export const windowOf = (viewport, lang) => ({ viewport, locale: LOCALES[lang], timezoneId: "Europe/Berlin" });

/**
 * Tells a story four times. `tell` gets the words of the language (`t`), what stands before a path (`prefix`), the language, and what
 * further windows of the story are opened with.
 */
export function everywhere(tell) {
  for (const [name, viewport, lang] of STORIES) {
    test.describe(name, () => {
      const window = windowOf(viewport, lang);
      test.use(window);
      tell({ t: texts(lang), prefix: lang === "de" ? "" : `/${lang}`, lang, window });
    });
  }
}
