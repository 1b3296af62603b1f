// What HTML must be: the standard, and what is recommended and asked for by accessibility on top of it.
import { HtmlValidate } from "html-validate";

const CHECKER = new HtmlValidate({
  root: true,
  elements: ["html5"],
  extends: ["html-validate:standard", "html-validate:recommended", "html-validate:document", "html-validate:a11y"],
  rules: {
    // Both are right; ours is written small.
    "doctype-style": ["error", { style: "lowercase" }],
    // How an empty element ends is a matter of taste, and so is the space that a template's conditions leave at ends of lines.
    "void-style": "off",
    "no-trailing-whitespace": "off",
    // Style sheets and scripts come from this server alone; whoever changes them there can change the page as well.
    "require-sri": ["error", { target: "crossorigin" }],
    // Lists may have names, and the one of chosen filters has none that can be seen.
    "aria-label-misuse": ["error", { allowAnyNamable: true }],
    // A list is sent as fields of one name: the kinds that are ticked, the pay of each year, the days that are proposed.
    "form-dup-name": "off",
    // A title says the name of a posting or an event first; shorter names are for their authors to find.
    "long-title": "off",
    // What is wrong with a form stands above its heading, where screen readers begin (GOV.UK's error summary).
    "heading-level": ["error", { minInitialRank: "h2" }],
    // The style sheet keeps numbers in one line.
    "tel-non-breaking": "off",
  },
});

/** What is wrong with a page, one line for each finding. */
export async function mistakes({ path, text }) {
  const { results } = await CHECKER.validateString(text, path);
  const lines = text.split("\n");
  return results
    .flatMap(({ messages }) => messages)
    .map(({ ruleId, message, line, column }) => `${path}: ${ruleId}: ${message}: ${lines[line - 1].slice(Math.max(0, column - 40), column + 120)}`);
}
