import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

/** The browser's program; null where none is installed. */
export const browserPath: string | null = PLACES.find((place) => existsSync(place)) ?? null;

/**
 * Why browser tests are skipped; null when they run. In the mode in which every test must run they are not skipped, and fail
 * without a browser.
 */
export const browserMissing: string | null =
  browserPath === null && process.env['ZHIBAO_REQUIRE_ALL_TESTS'] !== 'true'
    ? `no Chromium is installed (looked for ${PLACES.join(', ')})`
    : null;

// The reporter counts skipped tests without a word: whoever runs them is told why.
if (browserMissing !== null) console.warn(`The browser tests are skipped: ${browserMissing}.`);

/** Starts the installed browser, headless, with everything off that would reach the network by itself. */
export function launchBrowser(): Promise<Browser> {
  if (browserPath === null) throw new Error(`No Chromium is installed: looked for ${PLACES.join(', ')}.`);
  return chromium.launch({
    executablePath: browserPath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
