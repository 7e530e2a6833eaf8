import { describe, expect, it } from 'vitest';
import { readTableRow } from '../../src/reports/table-row.ts';

describe('a row of a table', () => {
  it('is read into its fields, whose offsets slice the line', () => {
    const line = '地区：甲县；收案：1,064；';
    const fields = readTableRow(line) ?? [];
    expect(fields.map(({ heading, value }) => [heading, value])).toEqual([
      ['地区', '甲县'],
      ['收案', '1,064'],
    ]);
    for (const { valueStart, end, value } of fields) expect(line.slice(valueStart, end - 1)).toBe(value);
  });

  it.each([
    ['with half-width marks', '地区:甲县;收案:64;'],
    ['with a value under no heading', '合计；收案：64；'],
    ['with a dash in a number’s place', '地区：甲县；收案：—；'],
    ['of texts alone', '单位：甲局；职责：受理申请；'],
  ])('%s', (_, line) => {
    expect(readTableRow(line)).not.toBeNull();
  });

  it.each([
    ['prose', '全年受理行政复议案件64件；'],
    ['prose with a colon', '（一）行政复议：受理64件；审结58件；'],
    ['a list in prose', '一是行政复议方面：有新进展；二是其他方面：12；'],
    ['a heading', '一、主动公开政府信息情况'],
    ['a line that goes on', '地区：甲县；收案：64'],
    ['several sentences', '地区：甲县。收案：64；'],
  ])('is not %s', (_, line) => {
    expect(readTableRow(line)).toBeNull();
  });
});
