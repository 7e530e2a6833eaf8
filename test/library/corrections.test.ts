import { describe, expect, it } from 'vitest';
import type { FigureDecision } from '../../src/figures/corrections/decide.ts';
import { describeHistory } from '../../src/library/describe-history.ts';
import { findSettledFigure } from '../../src/library/find-settled-figure.ts';
import {
  objectToFigure,
  listObjectionsWithVerdicts,
  tellVerdicts,
} from '../../src/library/object-to-figure.ts';
import { removeReport } from '../../src/library/remove-report.ts';
import { replaceReadingOf } from '../../src/library/replace-reading.ts';
import { readAgain } from '../../src/library/reread-report.ts';
import { settleFigure } from '../../src/library/settle-figure.ts';
import { understandReport } from '../../src/library/understand-report.ts';
import { findFigures, listFiguresOfReport, listRejectedFigures } from '../../src/store/figures.ts';
import { findReportText, listStoredReports } from '../../src/store/reports.ts';
import type { Figure } from '../../src/figures/figure.ts';
import { answeringLibrary } from '../support/answering-library.ts';

const REASON = '核对原文';
const BY = '王科长';

/** A report of 青田县, whose sentence is one that people speak of. */
function report(sentence: string, year = 2024): string {
  return `青田县人民政府${year}年法治政府建设年度报告\n现将${year}年法治政府建设情况报告如下：\n一、主要举措和成效\n全县推进行政执法和行政复议工作。\n${sentence}\n青田县人民政府\n${year + 1}年2月1日\n`;
}

const SENTENCE = '全年受理行政复议案件1,423件，审结1400余件。';

async function reported(sentence = SENTENCE, stated = '1,423') {
  const it = await answeringLibrary();
  const reportId = await it.ingest(report(sentence));
  const figure = await it.figure(reportId, stated);
  const settle = (decision: FigureDecision, by = BY, reason = REASON) =>
    settleFigure(it.library, { figure: figure.id, decision, reason, by });
  /** What the rest of the program is given. */
  const used = async () =>
    (await listFiguresOfReport(it.library.store.database, reportId)).find(({ id }) => id === figure.id);
  /** Reads the report again with an extractor that has become another. */
  const readWith = async (change: (figures: Figure[]) => Figure[]) => {
    const text = (await findReportText(it.library.store.database, reportId)) ?? '';
    const reading = understandReport(
      { text, warnings: [] },
      { overrides: {}, readerVersion: 1, reference: it.library },
    );
    const { figures } = reading.extraction;
    const changed = { ...reading, extraction: { ...reading.extraction, figures: change(figures) } };
    await it.library.store.transact((database) =>
      replaceReadingOf(database, reportId, changed, new Date('2026-04-01T00:00:00Z')),
    );
  };
  return { ...it, reportId, figure, settle, used, readWith };
}

describe('a person', () => {
  it('confirms a figure, which stays as it is, with who said so and when', async () => {
    const { settle, used, figure } = await reported();
    await settle({ verdict: 'confirmed' });
    expect(await used()).toMatchObject({
      stated: '1,423',
      value: '1423',
      indicator: figure.indicator,
      correction: {
        verdict: 'confirmed',
        reason: REASON,
        by: BY,
        on: '2026-03-03',
        amendment: null,
        asRead: {},
      },
    });
  });

  it('corrects a misread figure to what its sentence says, and sees what was read', async () => {
    const { settle, used } = await reported();
    await settle({ verdict: 'corrected', changes: { value: '1400', kind: 'cumulative', year: 2023 } });
    expect(await used()).toMatchObject({
      stated: '1400',
      value: '1400',
      normalized: '1400',
      unit: '件',
      qualifier: 'over',
      kind: 'cumulative',
      year: 2023,
      correction: { verdict: 'corrected', asRead: { value: '1423', year: 2024, kind: 'level' } },
    });
  });

  it('amends what the report itself has wrong: the stated number stays', async () => {
    const { settle, used } = await reported();
    await settle({ verdict: 'amended', value: '1432' });
    expect(await used()).toMatchObject({
      stated: '1,423',
      value: '1423',
      correction: { verdict: 'amended', amendment: { value: '1432', unit: '件', basis: REASON, by: BY } },
    });
  });

  it('rejects a figure, which is then in no list but that of the rejected', async () => {
    const { library, settle, used, reportId } = await reported();
    await settle({ verdict: 'rejected' });
    expect(await used()).toBeUndefined();
    expect(await listRejectedFigures(library.store.database, [reportId])).toMatchObject([
      { stated: '1,423', correction: { verdict: 'rejected' } },
    ]);
  });

  it('classifies an open figure, which is found by that indicator from then on', async () => {
    const { library, settle, reportId } = await reported('全年接到劳动争议调解申请57件。', '57');
    const wanted = { reportIds: [reportId], indicators: ['reconsideration.received'] };
    expect(await findFigures(library.store.database, wanted)).toEqual([]);
    await settle({ verdict: 'classified', indicator: 'reconsideration.received' });
    expect(await findFigures(library.store.database, wanted)).toMatchObject([
      { stated: '57', confidence: 1 },
    ]);
  });

  it('takes back what was said; the history keeps both', async () => {
    const { library, settle, used, figure } = await reported();
    await settle({ verdict: 'rejected' });
    await settle({ verdict: 'withdrawn' });
    expect(await used()).not.toHaveProperty('correction');
    const { events } = await findSettledFigure(library.store.database, figure.id);
    expect(events.map(({ verdict }) => verdict)).toEqual(['rejected', 'withdrawn']);
  });
});

describe('what is refused', () => {
  it.each<[string, FigureDecision]>([
    ['a number that does not stand in the sentence', { verdict: 'corrected', changes: { value: '1432' } }],
    ['a unit that does not', { verdict: 'corrected', changes: { unit: '人' } }],
    ['a correction that changes nothing', { verdict: 'corrected', changes: { value: '1423' } }],
    ['an indicator that the catalogue has not', { verdict: 'classified', indicator: 'none.such' }],
    [
      'an indicator counted in other units',
      { verdict: 'corrected', changes: { indicator: 'appearance.rate' } },
    ],
    ['an amendment to the number stated', { verdict: 'amended', value: '1423' }],
    ['an amendment that is no number', { verdict: 'amended', value: '很多' }],
    ['taking back what was never said', { verdict: 'withdrawn' }],
  ])('is %s', async (_what, decision) => {
    const { settle, used } = await reported();
    await expect(settle(decision)).rejects.toMatchObject({ code: 'invalid_argument' });
    expect(await used()).not.toHaveProperty('correction');
  });

  it.each([
    ['no reason', ' ', BY],
    ['no name', REASON, ''],
    ['an endless reason', '很'.repeat(301), BY],
  ])('is %s', async (_what, reason, by) => {
    const { settle } = await reported();
    await expect(settle({ verdict: 'confirmed' }, by, reason)).rejects.toMatchObject({
      code: 'invalid_argument',
    });
  });

  it.each([
    ['what is no id', '12', 'invalid_argument'],
    ['a figure that is none', 'r_0123456789ab:4', 'not_found'],
  ])('is %s', async (_what, figure, code) => {
    const { library } = await answeringLibrary();
    const settlement = { figure, decision: { verdict: 'confirmed' }, reason: REASON, by: BY } as const;
    await expect(settleFigure(library, settlement)).rejects.toMatchObject({ code });
  });

  it('is any change to the history, even in the database itself', async () => {
    const { library, settle } = await reported();
    await settle({ verdict: 'confirmed' });
    const { figureVerdict } = library.store.database;
    await expect(figureVerdict.deleteMany({})).rejects.toThrow();
    await expect(figureVerdict.updateMany({ data: { reason: '别的' } })).rejects.toThrow();
    expect(await figureVerdict.findMany()).toMatchObject([{ verdict: 'confirmed', reason: REASON }]);
  });
});

describe('reading again', () => {
  it('keeps what was said', async () => {
    const { library, settle, used, figure } = await reported();
    await settle({ verdict: 'corrected', changes: { indicator: null } });
    const [stored] = await listStoredReports(library.store, ['current']);
    if (stored) await readAgain(library, stored, stored.overrides);
    expect(await used()).toMatchObject({ indicator: null, correction: { verdict: 'corrected', by: BY } });
    const { events } = await findSettledFigure(library.store.database, figure.id);
    expect(events).toHaveLength(1);
  });

  it('by a changed extractor that reads it otherwise leaves it as the person said, and the history tells', async () => {
    const { library, settle, used, figure, readWith } = await reported();
    await settle({ verdict: 'confirmed' });
    await readWith((figures) =>
      figures.map((one) => (one.stated === '1,423' ? { ...one, year: 2020, indicator: null } : one)),
    );
    expect(await used()).toMatchObject({
      year: 2024,
      indicator: figure.indicator,
      correction: { asRead: { year: 2020, indicator: null } },
    });
    const settled = await findSettledFigure(library.store.database, figure.id);
    expect(describeHistory(settled)).toMatchObject([
      { verdict: 'confirmed', by: BY, relation: null },
      { verdict: 'reread', by: null, relation: 'differs' },
    ]);
  });

  it('by one that no longer finds the figure leaves it as well', async () => {
    const { settle, used, readWith } = await reported();
    await settle({ verdict: 'confirmed' });
    await readWith((figures) => figures.filter(({ stated }) => stated !== '1,423'));
    expect(await used()).toMatchObject({
      stated: '1,423',
      value: '1423',
      correction: { verdict: 'confirmed' },
    });
  });

  it('by one that at last reads what the person said agrees, once', async () => {
    const { library, settle, figure, readWith } = await reported();
    await settle({ verdict: 'corrected', changes: { kind: 'cumulative' } });
    const asSaid = (figures: Figure[]): Figure[] =>
      figures.map((one) => (one.stated === '1,423' ? { ...one, kind: 'cumulative' } : one));
    await readWith(asSaid);
    await readWith(asSaid);
    const settled = await findSettledFigure(library.store.database, figure.id);
    expect(settled.events.map(({ verdict, reason }) => [verdict, reason])).toEqual([
      ['corrected', REASON],
      ['reread', 'agrees'],
    ]);
  });

  it('of the same file after the report was removed finds what was said of it', async () => {
    const { library, settle, used, ingest, reportId } = await reported();
    await settle({ verdict: 'amended', value: '1432' });
    await removeReport(library, reportId);
    expect(await ingest(report(SENTENCE))).toBe(reportId);
    expect(await used()).toMatchObject({ correction: { amendment: { value: '1432' } } });
  });
});

describe('who reports a figure as wrong', () => {
  it('changes nothing by it, and can not settle the report', async () => {
    const { library, settle, used, figure } = await reported();
    await objectToFigure(library, { figure: figure.id, reason: '与统计不符', by: '李 四' });
    expect(await used()).not.toHaveProperty('correction');
    await expect(settle({ verdict: 'rejected' }, '李四')).rejects.toMatchObject({ code: 'not_permitted' });
    await expect(settle({ verdict: 'confirmed' }, '李　四')).rejects.toMatchObject({ code: 'not_permitted' });
    expect(await used()).not.toHaveProperty('correction');
  });

  it('is told the verdict of another once, with the reason', async () => {
    const { library, settle, figure } = await reported();
    await objectToFigure(library, { figure: figure.id, reason: '与统计不符', by: '李四' });
    const told: unknown[] = [];
    const tell = (by: string) =>
      tellVerdicts(
        library,
        ({ verdict }) => {
          told.push([verdict?.verdict, verdict?.reason, verdict?.by]);
          return Promise.resolve();
        },
        by,
      );
    expect(await tell('李四')).toBe(0);
    await settle({ verdict: 'rejected' }, BY, '原表为准');
    expect(await tell('张三')).toBe(0);
    expect(await tell('李四')).toBe(1);
    expect(await tell('李四')).toBe(0);
    expect(told).toEqual([['rejected', '原表为准', BY]]);
  });

  it('is told again where telling failed', async () => {
    const { library, settle, figure } = await reported();
    await objectToFigure(library, { figure: figure.id, reason: '与统计不符', by: '李四' });
    await settle({ verdict: 'confirmed' });
    const failing = tellVerdicts(library, () => Promise.reject(new Error('offline')));
    await expect(failing).rejects.toThrow('offline');
    expect(await tellVerdicts(library, () => Promise.resolve())).toBe(1);
  });

  it('reports a figure once until it is settled, and may again afterwards', async () => {
    const { library, settle, figure } = await reported();
    const object = () => objectToFigure(library, { figure: figure.id, reason: '与统计不符', by: '李四' });
    await object();
    await expect(object()).rejects.toMatchObject({ code: 'invalid_argument' });
    await settle({ verdict: 'confirmed' });
    await object();
    expect(await listObjectionsWithVerdicts(library, '李四')).toMatchObject([
      { verdict: null },
      { verdict: { verdict: 'confirmed' } },
    ]);
  });
});
