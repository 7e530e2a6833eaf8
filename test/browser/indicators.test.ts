import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserMissing, launchBrowser } from '../support/browser.ts';
import { serverForThisFile } from '../support/running-server.ts';

describe.skipIf(browserMissing !== null)('the page of indicators in a browser', { timeout: 60_000 }, () => {
  const server = serverForThisFile();
  let browser: Browser | null = null;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it.each([1280, 375])('shows what holds a word as it is typed, within %i pixels', async (width) => {
    const page = await browser!.newPage({ viewport: { width, height: 800 } });
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', ({ message }) => complaints.push(message));
    await page.goto(server.url);
    await page.getByRole('link', { name: '指标' }).click();
    await page.getByLabel('查找').fill('纠错率');
    const shown = page.locator('article:visible');
    expect(await shown.count()).toBeLessThan(5);
    expect(await shown.first().innerText()).toMatch(/行政复议纠错率[^]*公式[^]*÷/);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    await page.getByLabel('查找').fill('量子力学');
    await expect.poll(() => page.getByRole('status').innerText()).toBe('没有这样的指标');
    await page.close();
    expect(complaints).toEqual([]);
  });
});
