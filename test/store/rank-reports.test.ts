import { expect, it } from 'vitest';
import type { FigureDecision } from '../../src/figures/corrections/decide.ts';
import { ingestBytes } from '../../src/library/ingest-bytes.ts';
import { settleFigure } from '../../src/library/settle-figure.ts';
import { listFiguresOfReport } from '../../src/store/figures.ts';
import { rankReports } from '../../src/store/rank-reports.ts';
import type { ReportRanking } from '../../src/store/rank-reports.ts';
import { listReports } from '../../src/store/reports.ts';
import { madeUpReport } from '../support/made-up-report.ts';
import { temporaryLibrary } from '../support/temporary-library.ts';

const RECEIVED = 'reconsideration.received';

/** Reports of some years, each with its number of applications. */
async function libraryOf(received: Record<number, { received: number; more?: string }>) {
  const library = await temporaryLibrary();
  for (const [year, made] of Object.entries(received)) {
    const bytes = Buffer.from(madeUpReport({ year: Number(year), ...made }));
    await ingestBytes(library, { bytes, source: `${year}.txt`, overrides: {} });
  }
  const reports = await listReports(library.store);
  return {
    reports,
    /** Lets a person say what is right of a year's number of applications. */
    settle: async (year: number, decision: FigureDecision) => {
      const id = reports.find((report) => report.year === year)?.id ?? '';
      const figures = await listFiguresOfReport(library.store.database, id);
      const figure = figures.find(({ indicator }) => indicator === RECEIVED)?.id ?? '';
      await settleFigure(library, { figure, decision, reason: '核对原文', by: '王科长' });
    },
    yearsRanked: async (ranking: Partial<ReportRanking> = {}) => {
      const asked: ReportRanking = {
        reports,
        indicators: [RECEIVED],
        first: 'largest',
        limit: 10,
        ...ranking,
      };
      const ids = await rankReports(library.store.database, asked);
      return ids.map((id) => reports.find((report) => report.id === id)?.year);
    },
  };
}

it('ranks by value, not by digits, from either end', async () => {
  const { yearsRanked } = await libraryOf({
    2021: { received: 37 },
    2022: { received: 9 },
    2023: { received: 120 },
  });
  expect(await yearsRanked()).toEqual([2023, 2021, 2022]);
  expect(await yearsRanked({ limit: 2 })).toEqual([2023, 2021]);
  expect(await yearsRanked({ first: 'smallest' })).toEqual([2022, 2021, 2023]);
});

it('ranks the reports that are asked for, by what they state', async () => {
  const { reports, yearsRanked } = await libraryOf({ 2021: { received: 37 }, 2022: { received: 9 } });
  expect(await yearsRanked({ reports: reports.filter(({ year }) => year === 2022) })).toEqual([2022]);
  expect(await yearsRanked({ reports: [] })).toEqual([]);
  expect(await yearsRanked({ indicators: ['reconsideration.overturned'] })).toEqual([]);
  expect(await yearsRanked({ indicators: ['reconsideration.accepted', RECEIVED] })).toEqual([2021, 2022]);
});

it('passes over what a report states of another year', async () => {
  const { yearsRanked } = await libraryOf({
    2021: { received: 37 },
    2022: { received: 9, more: '(二)回顾往年。2020年，全县收到行政复议申请800件。' },
  });
  expect(await yearsRanked()).toEqual([2021, 2022]);
});

it('orders equal values by the lower id', async () => {
  const { reports, yearsRanked } = await libraryOf({ 2021: { received: 37 }, 2022: { received: 37 } });
  const byId = reports.toSorted((one, other) => (one.id < other.id ? -1 : 1)).map(({ year }) => year);
  expect(await yearsRanked()).toEqual(byId);
  expect(await yearsRanked({ first: 'smallest' })).toEqual(byId);
});

it('ranks by what people have settled', async () => {
  const { settle, yearsRanked } = await libraryOf({
    2021: { received: 37 },
    2022: { received: 9 },
    2023: { received: 120 },
  });
  await settle(2023, { verdict: 'corrected', changes: { year: 2020 } });
  expect(await yearsRanked()).toEqual([2021, 2022]);
  await settle(2021, { verdict: 'rejected' });
  expect(await yearsRanked()).toEqual([2022]);
  await settle(2023, { verdict: 'withdrawn' });
  expect(await yearsRanked()).toEqual([2023, 2022]);
});
