import { readFile } from 'node:fs/promises';
import mammoth from 'mammoth';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserMissing, launchBrowser } from '../support/browser.ts';
import { serverForThisFile } from '../support/running-server.ts';

describe.skipIf(browserMissing !== null)('the page of drafts in a browser', { timeout: 90_000 }, () => {
  const server = serverForThisFile();
  let browser: Browser | null = null;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it.each([1280, 375])(
    'drafts, leads to the sentence of a number, and takes what is entered, at %i',
    async (width) => {
      const page = await browser!.newPage({ viewport: { width, height: 900 } });
      const complaints: string[] = [];
      page.on('pageerror', ({ message }) => complaints.push(message));
      await page.goto(server.url);
      await page.getByRole('link', { name: '起草' }).click();
      await page.getByLabel('模板').selectOption('行政复议');
      await page.getByLabel('地区').selectOption('武胜县');
      await page.getByLabel('年份').fill('2025');
      await page.getByRole('button', { name: '起草' }).click();
      await page.locator('#draft mark').first().waitFor();
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      const slot = page.locator('[data-slot="reconsideration.received"]');
      if ((await slot.count()) > 0) {
        await page.getByLabel('填报人').fill('张三');
        await page.getByLabel('填报单位').fill('县司法局');
        await slot.fill('131');
        await page.getByRole('button', { name: '填入' }).click();
      }
      await page.locator('.entered', { hasText: '131件' }).waitFor();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: '出处为脚注' }).click(),
      ]);
      expect(download.suggestedFilename()).toBe('武胜县2025年行政复议.docx');
      const buffer = await readFile(await download.path());
      expect((await mammoth.extractRawText({ buffer })).value).toContain('收到行政复议申请131件');
      await page.goto(`${server.url}/drafts?template=行政复议&region=武胜县&year=2024`);
      await page.getByRole('link', { name: '110件' }).click();
      await page.waitForURL(/\/reports\/r_/u);
      await page.close();
      expect(complaints).toEqual([]);
    },
  );
});
