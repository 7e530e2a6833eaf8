import { describe, expect, it } from 'vitest';
import { sentencesOf, sentencesOfText } from '../../src/answers/table-sentences.ts';

const columns = ['地区', '年份', '行政复议受理数', '行政复议审结数'];

describe('tables as sentences', () => {
  it('say of every number whose row and column it stands in', () => {
    const rows = [
      ['东湖县', '2024年', '98件[1]', '未载明'],
      ['西山县', '2024年', '110件[2]', '90件[2]'],
    ];
    expect(sentencesOf({ type: 'table', caption: '', columns, rows }).trim().split('\n')).toEqual([
      '东湖县 2024年 行政复议受理数：98件[1]',
      '西山县 2024年 行政复议受理数：110件[2]',
      '西山县 2024年 行政复议审结数：90件[2]',
    ]);
  });

  it('are read from the Markdown of a text, and nothing else is', () => {
    const text = `受理98件。\n\n| ${columns.join(' | ')} |\n| --- | --- | --- | --- |\n| 东湖县 | 2024年 | 98件[1] | 未载明 |\n\n> 受理110件。`;
    expect(sentencesOfText(text)).toBe('东湖县 2024年 行政复议受理数：98件[1]');
  });

  it('keep a name whole that would end a clause', () => {
    const table = { type: 'table', caption: '', columns: ['地区', '复议、诉讼合计'] } as const;
    expect(sentencesOf({ ...table, columns: [...table.columns], rows: [['东湖县', '98件']] }).trim()).toBe(
      '东湖县 复议 诉讼合计：98件',
    );
  });

  it('draw the points of a chart with their place, year and measure', () => {
    const point = {
      region: '东湖县',
      year: 2024,
      measure: '行政复议受理数',
      value: '1370',
      surface: '1370余件',
    };
    const chart = {
      type: 'chart',
      kind: 'bar',
      caption: '',
      unit: '件',
      points: [point],
      remarks: [],
    } as const;
    expect(sentencesOf({ ...chart, points: [point], remarks: ['西山县未画入。'] })).toBe(
      '东湖县 2024年 行政复议受理数：1370余件\n西山县未画入。',
    );
  });
});
