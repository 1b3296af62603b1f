// What axe finds on a page: everything that WCAG 2.2 asks for at levels A and AA, and what is good practice besides.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

// The library alone: its binding for Playwright asks for a newer Node.js than Debian has.
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

export async function findings(page) {
  // Evaluated by the debugger, so the page's policy stays as it is.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    (values) => globalThis.axe.run(document, { resultTypes: ["violations"], runOnly: { type: "tag", values } }),
    TAGS,
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => ({ id, html: html.slice(0, 200), failureSummary })));
}
