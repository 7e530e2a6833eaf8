import { describe, expect, it } from 'vitest';
import { parseReport } from '../../src/reports/parse-report.ts';
import { readGazetteer } from '../support/gazetteer.ts';

const gazetteer = readGazetteer();

/** Passages of a text as `path: length: first characters`. */
function passagesOf(text: string): string[] {
  const report = parseReport({ text, warnings: [] }, { gazetteer, overrides: { kind: '政府工作报告' } });
  return report.passages.map(({ start, end, section }) => {
    const words = report.text.slice(start, end);
    return `${report.sections[section]?.path ?? ''}: ${words.length}: ${words.slice(0, 4)}`;
  });
}

const LINE = `${'学'.repeat(99)}。`;

describe('passages', () => {
  it.each([
    ['keep parts apart', `一、甲\n${LINE}\n(一)乙\n${LINE}`, ['一: 104: 一、甲\n', '一/(一): 105: (一)乙']],
    ['fill up to the limit', `一、甲\n${LINE.repeat(5)}`, ['一: 304: 一、甲\n', '一: 200: 学学学学']],
    [
      'keep an item whole rather than fill up',
      `${LINE.repeat(2)}一是${LINE}二是${LINE}${LINE}`,
      [': 302: 学学学学', '二是: 202: 二是学学'],
    ],
    ['hold several items of one part', `一、甲\n一是${LINE}二是${LINE}`, ['一: 208: 一、甲\n']],
    [
      'cut a long sentence at a comma',
      `${'学'.repeat(299)},${'习'.repeat(200)}。`,
      [': 300: 学学学学', ': 201: 习习习习'],
    ],
    [
      'cut one without a comma at the limit',
      '学'.repeat(900),
      [': 400: 学学学学', ': 400: 学学学学', ': 100: 学学学学'],
    ],
    [
      'never hold furniture',
      `凤阳县2023年法治政府建设情况报告\n浏览次数: 12\n${LINE}`,
      [': 18: 凤阳县2', ': 100: 学学学学'],
    ],
  ])('%s', (_, text, passages) => {
    expect(passagesOf(text)).toEqual(passages);
  });
});
