import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { proofreadText } from '../../support/proofread-text.ts';

/** What a careful editor marks in the published reports: `severity kind found`, beginnings suffice. */
const MARKED: Record<string, string[]> = {
  '八宿县-2020': [
    'high meeting 党的十大',
    'high meeting 十二中',
    'medium unpaired_mark 设重点工作的通知》',
    'medium former_body 法制办',
    'medium former_body 监察局',
    'medium former_body 人事局',
    'high garbled 今年以来,我县我发生行政复议案件。',
    'medium repeated_words 我县我',
    'medium heading_number 、存在的问题及建议',
    'medium heading_number 、下一步工作打算',
  ],
  '含谷镇-2023': [
    'medium unpaired_mark 工作规定》的通知》',
    'medium year 2023年推进法治政府建设的工作思路',
    'medium phrase 第一职责人',
    'medium phrase 五个法制化',
    'low inconsistent_term 五个法制化',
  ],
  '武昌区-2024': [],
  '武胜县-2024': [],
  '滨海新区-2024': [],
};

describe('the published reports, proofread', () => {
  it.each(Object.entries(MARKED))('%s', async (name, expected) => {
    const file = new URL(`../../../data/reports/${name}.txt`, import.meta.url);
    const text = (await readFile(file, 'utf8')).replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
    const findings = await proofreadText(text, {});
    const told = findings.map(({ severity, kind, found }) => `${severity} ${kind} ${found}`);
    expect(
      told.map((line, index) => (line.startsWith(expected[index] ?? ' ') ? expected[index] : line)),
    ).toEqual(expected);
    for (const { start, end, kind, found } of findings) {
      if (!['unpaired_mark', 'year', 'phrase', 'inconsistent_term'].includes(kind))
        expect(text.slice(start, end)).toBe(found);
    }
  });
});
