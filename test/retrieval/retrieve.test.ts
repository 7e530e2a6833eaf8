import { describe, expect, it } from 'vitest';
import { ingestBytes } from '../../src/library/ingest-bytes.ts';
import type { Library } from '../../src/library/library.ts';
import { seedStore } from '../../src/library/seed.ts';
import { createLogger } from '../../src/logger.ts';
import { createRetrieve } from '../../src/retrieval/retrieve.ts';
import { createSearchByWords } from '../../src/retrieval/search-by-words.ts';
import { findReportText, listReports } from '../../src/store/reports.ts';
import { madeUpReport } from '../support/made-up-report.ts';
import type { MadeUpReport } from '../support/made-up-report.ts';
import { temporaryLibrary } from '../support/temporary-library.ts';

async function ingest(library: Library, made: MadeUpReport) {
  const bytes = Buffer.from(madeUpReport(made));
  return (await ingestBytes(library, { bytes, source: 'a.txt', overrides: {} })).report;
}

/** Two counties' reports and a search that gives the words found. */
async function setUp() {
  const library = await temporaryLibrary();
  const fengyang = await ingest(library, { region: '凤阳县', more: '(二)推广网上立案。建设智慧法庭三处。' });
  const dingyuan = await ingest(library, { region: '定远县', more: '(二)修订普法清单。编印方言读本。' });
  const retrieve = createRetrieve({
    store: library.store,
    byWords: createSearchByWords(library.store, library.findConcepts),
    byMeaning: null,
  });
  const find = async (query: string, reportIds?: string[]) => {
    const found = await retrieve(query, { limit: 5, ...(reportIds && { reportIds }) });
    return Promise.all(
      found.map(async ({ reportId, start, end }) =>
        (await findReportText(library.store.database, reportId))!.slice(start, end),
      ),
    );
  };
  return { library, retrieve, find, fengyang, dingyuan };
}

describe('retrieve', () => {
  it('finds the passage that has the rare words', async () => {
    const { find } = await setUp();
    expect((await find('方言读本是谁编的'))[0]).toContain('编印方言读本');
  });

  it('knows whose a passage is and under which heading it stands, though it says neither', async () => {
    const { find, retrieve, dingyuan } = await setUp();
    const [best] = await retrieve('定远县的执法培训', { limit: 1 });
    expect(best).toMatchObject({ reportId: dingyuan.id, sectionPath: '三/(一)' });
    expect((await find('执法队伍存在的问题'))[0]).toContain('年龄偏大');
  });

  it('scores only the reports it is told to', async () => {
    const { retrieve, fengyang, dingyuan } = await setUp();
    const found = await retrieve('方言读本', { limit: 20, reportIds: [fengyang.id] });
    expect(new Set(found.map(({ reportId }) => reportId))).toEqual(new Set());
    const own = await retrieve('执法', { limit: 20, reportIds: [dingyuan.id] });
    expect(new Set(own.map(({ reportId }) => reportId))).toEqual(new Set([dingyuan.id]));
    expect(await retrieve('执法', { limit: 20, reportIds: [] })).toEqual([]);
    expect(await retrieve('执法', { limit: 20, reportIds: ['r_unknown'] })).toEqual([]);
  });

  it('gives best first, at most as many as asked, in an order that stays', async () => {
    const { retrieve } = await setUp();
    const all = await retrieve('法治政府建设', { limit: 100 });
    expect(all.map(({ score }) => score)).toEqual(
      all.map(({ score }) => score).sort((one, other) => other - one),
    );
    expect(await retrieve('法治政府建设', { limit: 3 })).toEqual(all.slice(0, 3));
  });

  it.each([
    '',
    '？！',
    'qwertyuiop',
    '龘靐',
    '"unbalanced',
    '\'); DROP TABLE "Report"; --',
    'NEAR(法 府)',
    'terms:法',
    '\u0000',
  ])('takes %j for words', async (query) => {
    const { retrieve } = await setUp();
    await expect(retrieve(query, { limit: 5 })).resolves.toBeInstanceOf(Array);
  });

  it('sees a report as soon as it is in and no longer once a newer one took its place', async () => {
    const { library, retrieve, find, fengyang } = await setUp();
    expect(await find('网上立案')).not.toEqual([]);
    const newer = await ingest(library, { region: '凤阳县', more: '(二)开通掌上复议。提供语音申请。' });
    expect((await find('掌上复议语音申请'))[0]).toContain('语音申请');
    const found = await retrieve('网上立案智慧法庭', { limit: 50 });
    expect(found.some(({ reportId }) => reportId === fengyang.id)).toBe(false);
    expect(found.some(({ reportId }) => reportId === newer.id)).toBe(true);
  });

  it('ranks the same whether reports are searched one by one or picked out of all', async () => {
    const library = await temporaryLibrary();
    for (let index = 0; index < 10; index++)
      await ingest(library, { year: 2015 + index, more: `(二)推进第${index}项改革。每年组织评查。` });
    const retrieve = createRetrieve({
      store: library.store,
      byWords: createSearchByWords(library.store, library.findConcepts),
      byMeaning: null,
    });
    const reports = await listReports(library.store);
    const few = reports.slice(0, 3).map(({ id }) => id);
    const many = reports.slice(0, 9).map(({ id }) => id);
    const fromMany = await retrieve('执法队伍评查', { limit: 500, reportIds: many });
    const fromFew = await retrieve('执法队伍评查', { limit: 500, reportIds: few });
    expect(fromFew).toEqual(fromMany.filter(({ reportId }) => few.includes(reportId)));
  });
});

/** Questions on the five reports, each with words of the passage that answers it and why it ranks there. */
const RANKED: { question: string; passage: string; within: number; because: string }[] = [
  {
    question: '含谷的法律咨询是每周哪两天',
    passage: '每周二、周四',
    within: 1,
    because: 'region and topic meet in one passage',
  },
  {
    question: '执法监督的专门机构',
    passage: '行政执法协调监督局',
    within: 3,
    because: 'pairs of characters span the name',
  },
  { question: '跟大学合作的实习基地', passage: '武汉大学', within: 1, because: 'rare words decide' },
  {
    question: '公平竞争审查在哪里搞',
    passage: '公平竞争集中审查机制',
    within: 3,
    because: 'words that stand apart count too',
  },
];

it('ranks what answers a question on the five reports first', async () => {
  const library = await temporaryLibrary();
  await seedStore({ ...library, logger: createLogger({ level: 'silent', secrets: [] }) });
  const retrieve = createRetrieve({
    store: library.store,
    byWords: createSearchByWords(library.store, library.findConcepts),
    byMeaning: null,
  });
  for (const { question, passage, within, because } of RANKED) {
    const found = await retrieve(question, { limit: within });
    const texts = await Promise.all(
      found.map(async ({ reportId, start, end }) =>
        (await findReportText(library.store.database, reportId))!.slice(start, end),
      ),
    );
    const isFound = texts.some((text) => text.replaceAll(/\s/g, '').includes(passage));
    expect(isFound, `${question}: ${because}`).toBe(true);
  }
});
