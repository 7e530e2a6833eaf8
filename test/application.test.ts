import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openApplication } from '../src/application.ts';
import type { OpenOptions } from '../src/application.ts';
import { parseConfig } from '../src/config.ts';
import { removeReport } from '../src/library/remove-report.ts';
import { listReports } from '../src/store/reports.ts';
import { memoryLog } from './support/log.ts';
import { temporaryFolder } from './support/temporary-store.ts';

async function open(environment: Record<string, string>, options?: OpenOptions) {
  const application = await openApplication(parseConfig(environment), memoryLog().logger, options);
  onTestFinished(() => application.close());
  return application;
}

it('takes the five reports into a store that never held one, and never again', async () => {
  const environment = { DATA_DIR: temporaryFolder() };
  const first = await open(environment);
  const reports = await listReports(first.store);
  expect(reports).toHaveLength(5);
  for (const { id } of reports) await removeReport(first, id);
  await first.close();
  const second = await open(environment);
  expect(await listReports(second.store)).toEqual([]);
});

it('leaves a store empty that is to be filled by hand', async () => {
  const application = await open({ DATA_DIR: temporaryFolder() }, { seed: 'never' });
  expect(await listReports(application.store)).toEqual([]);
  expect(await application.ask({ question: '收录了哪些报告？', history: [] })).toMatchObject({ figures: [] });
});

it('understands 去年 by the calendar of the time zone that is set', async () => {
  const application = await open({ DATA_DIR: temporaryFolder(), TIMEZONE: 'Pacific/Auckland' });
  const year = new Intl.DateTimeFormat('en', { timeZone: 'Pacific/Auckland', year: 'numeric' }).format();
  const { text } = await application.ask({ question: '武昌区去年行政复议受理多少件', history: [] });
  expect(text).toContain(String(Number(year) - 1));
});

it('names the folder that can not hold a store', async () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  await expect(open({ DATA_DIR: file })).rejects.toMatchObject({ code: 'store_unavailable' });
});
