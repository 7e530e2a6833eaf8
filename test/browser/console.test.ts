import ExcelJS from 'exceljs';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { browserMissing, launchBrowser } from '../support/browser.ts';
import { serverForThisFile } from '../support/running-server.ts';

const QUESTION = '滨海新区2024年行政复议收了多少件？';
const SENTENCE = /2024年受理行政复议案件1423件,办结1006件/;
const DESK = { width: 1280, height: 900 };
const PHONE = { width: 375, height: 740 };

describe.skipIf(browserMissing !== null)(
  `the console in a browser${browserMissing === null ? '' : `: ${browserMissing}`}`,
  { timeout: 60_000 },
  () => {
    const server = serverForThisFile();
    let browser: Browser | null = null;
    beforeAll(async () => {
      browser = await launchBrowser();
    });
    afterAll(() => browser?.close());

    /** An open console; at the end of the test the browser must have complained of nothing. */
    async function openConsole(viewport: { width: number; height: number }, path = '/'): Promise<Page> {
      const page = await browser!.newPage({ viewport });
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
      });
      page.on('pageerror', ({ message }) => complaints.push(message));
      onTestFinished(async () => {
        await page.close();
        expect(complaints).toEqual([]);
      });
      await page.goto(server.url + path);
      return page;
    }

    it('shows the figure that was asked for, and its sentence marked in the report', async () => {
      const page = await openConsole(DESK);
      await ask(page, QUESTION);
      const figure = page.locator('.figure', { hasText: '行政复议受理数' });
      await figure.waitFor();
      expect(await figure.innerText()).toMatch(/滨海新区 · 2024年[^]*1423\s*件/);
      await page.getByRole('link', { name: /查看原文/ }).click();
      const mark = page.frameLocator('#page').locator('mark');
      await mark.waitFor();
      expect(await mark.innerText()).toMatch(SENTENCE);
      expect(await isInView(page, '#page', 'mark')).toBe(true);
    });

    it('says nothing twice', async () => {
      const page = await openConsole(DESK);
      await ask(page, QUESTION);
      const words = await page.locator('.replied').last().innerText();
      expect(words.match(/行政复议受理数/g)).toHaveLength(1);
      expect(words.match(/报告未单列/g)).toHaveLength(1);
    });

    it('is used by keyboard alone, and gives the focus back', async () => {
      const page = await openConsole(DESK);
      expect(await focused(page)).toBe('question');
      await ask(page, QUESTION);
      const link = page.getByRole('link', { name: /查看原文/ });
      await link.focus();
      await page.keyboard.press('Enter');
      await page.locator('#reader').waitFor();
      expect(await focused(page)).toBe('close');
      await page.keyboard.press('Escape');
      await page.locator('#reader').waitFor({ state: 'hidden' });
      expect(await focused(page)).toContain('查看原文');
    });

    it('asks a question that is offered', async () => {
      const page = await openConsole(DESK);
      await ask(page, '行政复议受理多少件？');
      const choice = page.locator('#turns .next button').first();
      const offered = await choice.innerText();
      await choice.click();
      await page.locator('.turn').nth(1).locator('.figure').first().waitFor();
      expect(await page.locator('.turn .asked').nth(1).innerText()).toBe(offered);
    });

    it.each([DESK, PHONE])('draws what compares, and hands it out as a workbook: %j', async (viewport) => {
      const page = await openConsole(viewport);
      await ask(page, '武胜、滨海、武昌2024年行政复议哪个多？');
      const canvas = page.locator('.chart canvas').first();
      await canvas.waitFor();
      expect((await canvas.boundingBox())!.width).toBeLessThanOrEqual(viewport.width);
      expect(await page.locator('.chart figcaption').innerText()).toContain('未画入图中');
      expect(await isTooWide(page)).toBe(false);
      const downloading = page.waitForEvent('download');
      await page.getByRole('link', { name: '导出 Excel' }).click();
      const download = await downloading;
      expect(download.suggestedFilename()).toMatch(/行政复议对照\.xlsx$/u);
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.readFile(await download.path());
      expect(workbook.worksheets[0]?.getColumn(4).values).toContain(1423);
    });

    it('asks the next question that it offers, and leads from a cell to its sentence', async () => {
      const page = await openConsole(DESK);
      await ask(page, '武胜县和滨海新区2024年行政复议受理数对比');
      await page.locator('td sup a').first().click();
      await page.frameLocator('#page').locator('mark').waitFor();
      await page.locator('#close').click();
      const next = page.locator('#turns .next button').first();
      const offered = await next.innerText();
      await next.click();
      await page.locator('.turn').nth(1).locator('table').first().waitFor();
      expect(await page.locator('.turn .asked').nth(1).innerText()).toBe(offered);
    });

    it('shows the conversation again when the page is loaded again, and forgets it when told to', async () => {
      const page = await openConsole(DESK);
      await ask(page, QUESTION);
      await page.reload();
      await page.locator('.turn .figure').first().waitFor();
      expect(await page.locator('.turn').count()).toBe(1);
      await page.getByRole('button', { name: '新对话' }).click();
      expect(await page.locator('.turn').count()).toBe(0);
      await page.reload();
      await page.locator('#welcome .replied').waitFor();
      expect(await page.locator('.turn').count()).toBe(0);
    });

    it('shows markup in a question as the text that it is', async () => {
      const page = await openConsole(DESK);
      const question = '<img src=x onerror="document.title=1"><b>行政复议</b>';
      await ask(page, question);
      expect(await page.locator('.asked').innerText()).toBe(question);
      expect(await page.locator('.turn img, .turn b').count()).toBe(0);
      expect(await page.title()).toBe('知报');
    });

    it('offers a question again that did not reach the server', async () => {
      const page = await openConsole(DESK);
      // Not by cutting the connection: the browser's own complaint about that would hide others.
      await page.evaluate(`{
        const real = window.fetch;
        window.fetch = () => {
          window.fetch = real;
          return Promise.reject(new TypeError('Failed to fetch'));
        };
      }`);
      await page.getByRole('textbox').fill(QUESTION);
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor();
      expect(await page.getByRole('alert').innerText()).toMatch(/^没有发出去：服务器没有回应。\s*重试$/);
      await page.getByRole('button', { name: '重试' }).click();
      await page.locator('.turn .figure').first().waitFor();
      expect(await page.locator('.turn').count()).toBe(1);
    });

    it('needs no scrolling sideways on a phone, and closes a report by going back', async () => {
      const page = await openConsole(PHONE);
      const questions = [
        QUESTION,
        '武胜县存在哪些问题？',
        '滨海新区2022年行政复议受理多少件？',
        '收录了哪些报告？',
        `${'W'.repeat(300)}？`,
      ];
      for (const question of questions) {
        await ask(page, question);
        expect(await isTooWide(page), question).toBe(false);
      }
      await page
        .getByRole('link', { name: /查看原文/ })
        .first()
        .click();
      const report = page.frameLocator('#page');
      await report.locator('mark').waitFor();
      expect(await isTooWide(report)).toBe(false);
      await page.goBack();
      await page.locator('#reader').waitFor({ state: 'hidden' });
      expect(await page.locator('.turn').count()).toBe(questions.length);
    });

    it('opens a report alone as well, at the marked sentence', async () => {
      const page = await openConsole(PHONE);
      await ask(page, QUESTION);
      const href = await page.getByRole('link', { name: /查看原文/ }).getAttribute('href');
      await page.goto(server.url + (href ?? ''));
      expect(await page.locator('mark').innerText()).toMatch(SENTENCE);
      expect((await page.locator('mark').boundingBox())?.y).toBeLessThan(PHONE.height);
      expect(await isTooWide(page)).toBe(false);
      await page.locator('.contents summary').click();
      await page.locator('.contents a').last().click();
      expect(page.url()).toMatch(/#o\d+$/);
    });
  },
);

/** Asks, and waits for the reply. */
async function ask(page: Page, question: string): Promise<void> {
  const turns = await page.locator('.turn').count();
  await page.getByRole('textbox').fill(question);
  await page.keyboard.press('Enter');
  await page.locator('.turn').nth(turns).locator('.replied').waitFor();
}

/** The id of what has the focus, or its words. */
async function focused(page: Page): Promise<string> {
  const element = page.locator(':focus');
  return (await element.getAttribute('id')) ?? (await element.innerText());
}

function isTooWide(page: Page | FrameLocator): Promise<boolean> {
  return page
    .locator('html')
    .evaluate((html: { scrollWidth: number; clientWidth: number }) => html.scrollWidth > html.clientWidth);
}

async function isInView(page: Page, frame: string, selector: string): Promise<boolean> {
  const [outer, inner] = await Promise.all([
    page.locator(frame).boundingBox(),
    page.frameLocator(frame).locator(selector).boundingBox(),
  ]);
  return (
    outer !== null && inner !== null && inner.y >= outer.y && inner.y + inner.height <= outer.y + outer.height
  );
}
