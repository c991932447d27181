/** Browser tests of the built site, served as a static host would, in the Chromium that CHROMIUM_PATH names. */

import { defineConfig } from '@playwright/test'

const executablePath = process.env['CHROMIUM_PATH']
const baseURL = process.env['SAVEPOINT_E2E_URL'] ?? 'http://127.0.0.1:4319/'

export default defineConfig({
  testDir: 'e2e',
  outputDir: '../test-results',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    baseURL,
    trace: 'retain-on-failure',
    viewport: { width: 1440, height: 900 },
    // The worker stores the whole site at a first visit. Specs that speak of it ask for it; the others need not wait.
    serviceWorkers: 'block',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
