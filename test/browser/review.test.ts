import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserMissing, launchBrowser } from '../support/browser.ts';
import { serverForThisFile } from '../support/running-server.ts';

describe.skipIf(browserMissing !== null)('the review page in a browser', { timeout: 60_000 }, () => {
  const server = serverForThisFile();
  let browser: Browser | null = null;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it.each([1280, 375])('takes verdicts with a reason, within %i pixels', async (width) => {
    const page = await browser!.newPage({ viewport: { width, height: 800 } });
    const complaints: string[] = [];
    page.on('pageerror', ({ message }) => complaints.push(message));
    await page.goto(`${server.url}/review`);
    const article = page.locator('article').first();
    const id = await article.getAttribute('data-figure');
    await article.getByRole('button', { name: '确认' }).click();
    await article.getByLabel('理由').fill('与原文一致');
    // Without a name nothing is sent.
    await article.getByRole('button', { name: '记下' }).click();
    await expect.poll(() => article.getByRole('status').innerText()).toContain('姓名');
    await page.getByLabel('姓名').fill('王科长');
    await article.getByRole('button', { name: '记下' }).click();
    await expect.poll(() => article.getByRole('status').innerText()).toBe('已记下。');
    await article.getByText('记录（1）').click();
    expect(await article.locator('.history').innerText()).toContain('王科长 确认：与原文一致');
    // What the sentence does not say is refused, and said so.
    await article.getByRole('button', { name: '改正（读错）' }).click();
    await article.getByLabel('数', { exact: true }).fill('987654');
    await article.getByLabel('理由').fill('读错');
    await article.getByRole('button', { name: '记下' }).click();
    await expect.poll(() => article.getByRole('status').innerText()).toContain('没有记下');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    // The name is kept, the figure is not in the queue any more.
    await page.reload();
    expect(await page.getByLabel('姓名').inputValue()).toBe('王科长');
    expect(await page.locator(`[data-figure="${id ?? ''}"]`).count()).toBe(0);
    await page.close();
    expect(complaints).toEqual([]);
  });
});
