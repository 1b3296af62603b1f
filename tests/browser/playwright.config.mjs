// The portal in a real browser. tests/run calls this with CHROMIUM (the browser) and LOTSE_BINARY (the program); by hand:
//   CHROMIUM=$(which chromium) LOTSE_BINARY=../../target/debug/lotse npx playwright test
import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "specs",
  outputDir: ".results",
  globalSetup: "./server.mjs",
  fullyParallel: true,
  workers: 2,
  // A test that passes at the second try has found something.
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: process.env.CI ? "list" : "line",
  use: {
    browserName: "chromium",
    viewport: { width: 390, height: 844 },
    locale: "de-DE",
    timezoneId: "Europe/Berlin",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // The clusters' own host names are invented; here they lead to the server under test.
        "--host-resolver-rules=MAP *.example 127.0.0.1",
      ],
    },
  },
});
