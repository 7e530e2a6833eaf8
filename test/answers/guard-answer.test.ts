import { describe, expect, it } from 'vitest';
import { createAnswerBuilder } from '../../src/answers/answer-builder.ts';
import type { Answer } from '../../src/answers/answer.ts';
import { createAsk } from '../../src/answers/answer-question.ts';
import type { AnswerSources } from '../../src/answers/answer-sources.ts';
import type { Exhibit } from '../../src/answers/exhibit.ts';
import { guardAnswer } from '../../src/answers/guard-answer.ts';
import type { GuardContext } from '../../src/answers/guard-answer.ts';
import { createVocabulary } from '../../src/answers/label-score.ts';
import { createIndicatorWords } from '../../src/figures/indicator-words.ts';
import { readReferenceData } from '../../src/library/reference-data.ts';
import { memoryLog } from '../support/log.ts';
import { openedReport, statedFigure, storedReport } from '../support/stated-figure.ts';

const catalogue = {
  version: 1,
  ...{ procedures: [], indicators: [], filler: [], foreign: [], subsets: [], breakdowns: [], usual: [] },
};
const context: GuardContext = {
  ...{ asked: ['东湖县受理了几件'], language: 'zh', names: ['12345热线受理数'] },
  ...{ years: new Set([2024]), counts: [], recorded: [], places: [], held: [] },
};

/** An answer with 东湖县's 98 and 西山县's 110, and the text given. */
function answerWith(text: string): Answer {
  const builder = createAnswerBuilder(catalogue);
  const lake = storedReport({ regionName: '东湖县' });
  const hill = storedReport({ regionName: '西山县' });
  builder.addFigure(statedFigure(lake, '受理98件。', { stated: '98', unit: '件' }), 'result');
  builder.addFigure(statedFigure(hill, '受理110件。', { stated: '110', unit: '件' }), 'result');
  return builder.build({ status: 'answered', reason: null, text });
}

describe('guarding an answer', () => {
  it.each([
    ['its own numbers', '东湖县2024年受理：98件[1]\n西山县2024年受理：110件[2]'],
    ['a quoted sentence', '东湖县2024年受理：98件[1]\n> 受理110件。'],
    ['the digits of an indicator’s name', '《报告》未载明12345热线受理数。'],
  ])('lets %s pass', (_what, text) => {
    const answer = answerWith(text);
    expect(guardAnswer(answer, context)).toEqual({ answer, violations: [] });
  });

  const table = (lake: string, hill: string): Exhibit => ({
    ...{ type: 'table', caption: '', columns: ['地区', '年份', '受理'] },
    rows: [
      ['东湖县', '2024年', lake],
      ['西山县', '2024年', hill],
    ],
  });
  const chart = (region: string, value: string): Exhibit => ({
    ...{ type: 'chart', kind: 'bar', caption: '受理', unit: '件', remarks: [] },
    points: [{ region, year: 2024, measure: '受理', value, surface: '98件' }],
  });
  const sound = '东湖县2024年受理：98件[1]';

  it.each([
    ['a table', table('98件[1]', '110件[2]')],
    ['a chart', chart('东湖县', '98')],
  ])('lets %s of its numbers pass', (_what, exhibit) => {
    const shown = { ...answerWith(sound), exhibits: [exhibit] };
    expect(guardAnswer(shown, context)).toEqual({ answer: shown, violations: [] });
  });

  it.each([
    ['a table with two numbers in each other’s rows', table('110件[2]', '98件[1]')],
    ['a chart that draws a number under another place', chart('西山县', '98')],
    ['a chart that draws another value than its label says', chart('东湖县', '980')],
  ])('takes %s away with the text', (_what, exhibit) => {
    const { answer, violations } = guardAnswer({ ...answerWith(sound), exhibits: [exhibit] }, context);
    expect(violations).not.toEqual([]);
    expect(answer).not.toHaveProperty('exhibits');
  });

  it.each([
    ['a number that is none of its own', '东湖县2024年受理：97件[1]', 'no such number'],
    ['two true numbers swapped', '东湖县2024年受理：110件[2]\n西山县2024年受理：98件[1]', 'wrong region'],
    ['another year', '东湖县2023年受理：98件[1]', 'wrong year'],
    ['a lost qualifier', '东湖县2024年受理：98余件[1]', 'wrong qualifier'],
    ['another unit', '东湖县2024年受理：98人[1]', 'wrong unit'],
  ])('replaces %s by the plain list', (_what, text, reason) => {
    const { answer, violations } = guardAnswer(answerWith(text), {
      ...context,
      years: new Set([2023, 2024]),
    });
    expect(violations.map((violation) => violation.reason)).toContain(reason);
    expect(answer.text).toContain('**东湖县2024年受理：98件**[1]');
    expect(answer.text).toContain('**西山县2024年受理：110件**[2]');
    expect(guardAnswer(answer, context).violations).toEqual([]);
  });

  it('reads digits that a page broke or widened as the numbers they are', () => {
    const builder = createAnswerBuilder(catalogue);
    const report = storedReport();
    for (const stated of ['1 052.6', '１９８'])
      builder.addFigure(statedFigure(report, `罚没${stated}万元。`, { stated, unit: '万元' }), 'result');
    const text = '东湖县2024年罚没：1052.6万元[1]\n东湖县2024年罚没：198万元[2]';
    const answer = builder.build({ status: 'answered', reason: null, text });
    expect(guardAnswer(answer, context).violations).toEqual([]);
  });

  it('keeps the qualifier and the limits of a number in the plain list', () => {
    const builder = createAnswerBuilder(catalogue);
    const report = storedReport();
    const cells = { stated: '三百', unit: '件', qualifier: 'over', period: '截至11月底' } as const;
    builder.addFigure(statedFigure(report, '截至11月底调解三百余件。', cells), 'result');
    const answer = builder.build({ status: 'answered', reason: null, text: '东湖县调解四百余件。' });
    const guarded = guardAnswer(answer, context).answer;
    expect(guarded.text).toContain('三百余件**[1]（时点：截至11月底）');
    expect(guardAnswer(guarded, context).violations).toEqual([]);
  });

  it('answers not_found when nothing of its own is left to list', () => {
    const builder = createAnswerBuilder(catalogue);
    const answer = builder.build({ status: 'answered', reason: null, text: '共受理97件。' });
    const guarded = guardAnswer(answer, context).answer;
    expect(guarded).toMatchObject({ status: 'not_found', reason: 'not_stated' });
    expect(guarded.text).not.toMatch(/\d/u);
  });
});

describe('a swapped pair of true figures', () => {
  it('is stopped by the gate, the plain list goes out, and the defect is logged', async () => {
    const reference = await readReferenceData();
    const { catalogue: indicators, gazetteer } = reference;
    // The store names each of two regions by the other's name, so that every line is written of the wrong one.
    const [lake, hill] = ['岳池县', '邻水县'].map((name) => gazetteer.named(name)[0]?.code ?? '');
    const accepted = { unit: '件', indicator: 'reconsideration.accepted' };
    const opened = [
      { regionCode: lake, regionName: '邻水县', text: '受理行政复议案件98件。', stated: '98' },
      { regionCode: hill, regionName: '岳池县', text: '受理行政复议案件110件。', stated: '110' },
    ].map(({ regionCode = '', regionName, text, stated }) =>
      openedReport(storedReport({ regionCode, regionName }), text, [{ ...accepted, stated }]),
    );
    const sources: AnswerSources = {
      ...{
        catalogue: indicators,
        gazetteer,
        vocabulary: createVocabulary(indicators, reference.findRelated),
      },
      coverage: () => Promise.resolve(summaries),
      open: ({ id }) => {
        const found = opened.find(({ summary }) => summary.id === id);
        return found ? Promise.resolve(found) : Promise.reject(new Error(`No report ${id}`));
      },
      stated: () => Promise.resolve([]),
      rank: () => Promise.resolve([]),
      doubts: () => Promise.resolve([]),
      templates: () => Promise.resolve([]),
      draftMaterial: (region, year) =>
        Promise.resolve({
          region: region.name,
          year,
          figures: [],
          lastYear: [],
          sections: [],
          lastYearSections: [],
          issuer: '',
          entered: [],
        }),
      search: () => Promise.resolve([]),
    };
    const summaries = opened.map(({ summary }) => summary);
    const log = memoryLog();
    const ask = createAsk({
      ...{ sources, words: createIndicatorWords(indicators) },
      ...{ everyday: reference.everyday, phonetic: reference.phonetic },
      ...{ today: () => ({ year: 2025, month: 3 }), logger: log.logger },
    });

    const { status, text } = await ask({
      question: '岳池县和邻水县2024年行政复议受理了多少件？',
      history: [],
    });

    expect(status).toBe('answered');
    expect(text.split('\n').filter((line) => line.startsWith('- '))).toEqual([
      '- **邻水县2024年行政复议受理数：98件**[1]',
      '- **岳池县2024年行政复议受理数：110件**[2]',
    ]);
    expect(log.text()).toContain('"defect":"gate"');
    expect(log.text()).toContain('wrong region');
    // The time of the line may hold the digits of anything.
    expect(log.text().replace(/"time":"[^"]*"/gu, '')).not.toContain('98');
  });
});
