// Serious and critical findings of axe on a page.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

// The library alone: its binding for Playwright asks for a newer Node.js than Debian has.
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export async function findings(page) {
  // Evaluated by the debugger, so the page's policy stays as it is.
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => ({ id, html: html.slice(0, 200), failureSummary })));
}
