import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Application } from '../../src/application.ts';
import { openApplication } from '../../src/application.ts';
import { parseConfig } from '../../src/config.ts';
import { readTemplates } from '../../src/drafts/read-templates.ts';
import { folderForThisFile } from '../support/command-line.ts';
import { memoryLog } from '../support/log.ts';

const DATA_DIR = folderForThisFile();
const log = memoryLog();
let application: Application;

beforeAll(async () => {
  application = await openApplication(parseConfig({ DATA_DIR }), log.logger);
}, 120_000);
afterAll(() => application.close());

describe('asking for a draft', () => {
  it.each([
    ['武胜县', 2024],
    ['滨海新区', 2024],
    ['武昌区', 2024],
    ['含谷镇', 2023],
    ['八宿县', 2020],
    ['武胜县', 2025],
  ])('of every section of %s %i passes the gate', async (region, year) => {
    for (const { name } of await readTemplates()) {
      const { figures } = await application.ask({
        question: `起草${region}${year}年${name}部分`,
        history: [],
      });
      expect(figures.every((figure) => figure.role === 'nearest' || figure.citation !== null)).toBe(true);
    }
    expect(log.text()).not.toContain('defect');
  });

  it('gives prose with marks, and what is known of last year for what is open', async () => {
    const drafted = await application.ask({ question: '起草一段武胜县2024年行政复议工作情况', history: [] });
    expect(drafted.status).toBe('answered');
    expect(drafted.text).toContain('收到行政复议申请110件[1]，受理98件[1]');
    const open = await application.ask({ question: '起草武胜县2025年行政复议部分', history: [] });
    expect(open).toMatchObject({ status: 'not_found', reason: 'year_not_covered' });
    expect(open.text).toContain('【待填：2025年行政复议收到数；上年（2024年）110件】');
    expect(open.figures.map(({ role }) => role)).toEqual(['nearest', 'nearest']);
  });
});
