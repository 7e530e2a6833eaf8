import { describe, expect, it } from 'vitest';
import { createIndicatorWords } from '../../src/figures/indicator-words.ts';
import { readReferenceData } from '../../src/library/reference-data.ts';
import { understand } from '../../src/questions/understand.ts';

const reference = await readReferenceData();
const context = {
  ...reference,
  words: createIndicatorWords(reference.catalogue),
  covered: new Set<string>(),
  today: { year: 2026, month: 11 },
  units: [],
};

/** What a question names, then what had to be read as something else. */
const CASES: [question: string, codes: string[], translated: string[]][] = [
  ['行政复议受理了几件', ['reconsideration.accepted'], []],
  ['找上级评理被推翻的有几件', ['reconsideration.revoked'], ['找上级评理', '被推翻']],
  // The words as asked name more than the everyday ones.
  ['街坊关心行政复议受理几件', ['reconsideration.accepted'], []],
  ['官司半路不打了的几件', ['litigation.withdrawn'], ['半路不打了']],
  // A phrase wins over the shorter name within it.
  [
    'How often were electronic inspection certificates used',
    ['random-inspection.scans'],
    ['electronic inspection certificates'],
  ],
  ['fuyi shouli duoshao', ['reconsideration.accepted'], ['fuyi shouli duoshao']],
  ['行政应述案件收了多少', ['litigation.cases'], ['行政应述案件']],
  ['出庭应诉律是多少', ['appearance.rate'], ['出庭应诉律']],
  // Exact words name it, so the sound of the rest is not asked.
  ['武装部的法院旁听庭审几次', ['appearance.observed'], []],
  ['推翻了几栋房子', [], []],
  ['公正吗', [], []],
];

describe('names read from questions', () => {
  it.each(CASES)('%s', (question, codes, translated) => {
    const { indicators, procedures, translated: read } = understand(question, [], context);
    expect([...indicators, ...procedures].map(({ value }) => value.code)).toEqual(codes);
    expect(read.map(({ said }) => said)).toEqual(translated);
  });

  it('answers pinyin in Chinese, and a pinyin word among English ones in English', () => {
    expect(understand('fuyi shouli duoshao jian', [], context).language).toBe('zh');
    expect(understand('what is the fuyi shouli number', [], context).language).toBe('en');
  });

  it('looks open words up by their official names', () => {
    expect(understand('派发了多少小册子给街坊', [], context).topic).toContain('宣传资料');
  });
});
