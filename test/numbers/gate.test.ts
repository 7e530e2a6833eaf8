import { describe, expect, it } from 'vitest';
import { verifyText } from '../../src/numbers/gate.ts';
import type { GateEvidence, NumberReference } from '../../src/numbers/gate.ts';

const accepted = (region: string, value: string): NumberReference => ({
  value,
  unit: '件',
  qualifier: 'exact',
  regions: [region],
  year: 2024,
  indicators: ['行政复议受理数'],
});

const evidence: GateEvidence = {
  numbers: [
    accepted('东湖县', '1423'),
    accepted('西山区', '98'),
    { ...accepted('东湖县', '1006'), indicators: ['行政复议审结数'] },
    {
      value: '1.4',
      unit: '万起',
      qualifier: 'over',
      regions: ['西山区'],
      year: 2024,
      indicators: ['纠纷调解数'],
    },
    {
      value: '1930',
      unit: '件',
      qualifier: 'exact',
      regions: ['东湖县'],
      year: 2024,
      indicators: ['规范性文件清理数'],
    },
    { ...accepted('东湖县', '三百'), qualifier: 'over', indicators: ['调解数'] },
    { ...accepted('东湖县', '十二'), unit: '名', indicators: ['监督员数'] },
    { ...accepted('西山区', '百分百'), unit: '%', indicators: ['办结率'] },
    { ...accepted('东湖县', '2'), indicators: ['败诉数'] },
    {
      value: '83.75',
      unit: '%',
      qualifier: 'exact',
      regions: ['东湖县'],
      year: 2024,
      indicators: ['出庭率'],
    },
  ],
  quotes: ['全年受理复议案件1423件,其中不予受理77件。'],
  echoes: ['东湖县是1500件吧', '去年十来件吧'],
  citations: 2,
  years: new Set([2024]),
  counts: [5],
  places: ['二道江区', '三里屯街道'],
};

describe('the gate lets pass', () => {
  it.each([
    '东湖县2024年行政复议受理数:1423件[1]。',
    '东湖县2024年行政复议受理数1,423件，西山区98件。',
    '东湖县受理1423件，行政复议审结数1006件',
    '西山区调处纠纷1.4万余起',
    '出庭率83.75%',
    '原文：「全年受理复议案件1423件,其中不予受理77件。」[2]',
    '您问「东湖县是1500件吧」：东湖县行政复议受理数是1423件。',
    '共收录5份报告',
    '对，报告载明的是1930件。',
    'Donghu (东湖县) 2024, cases accepted (行政复议受理数): 1423件[1]',
    '| 东湖县 | 2024 | 1423 件 |\n| 西山区 | 2024 | 98 件 |',
    // In words, as stated or as it comes to.
    '东湖县二〇二四年调解三百余件，有监督员十二名',
    '东湖县调解300余件，败诉两件',
    '东湖县受理一千四百二十三件',
    '西山区调处纠纷一万四千余起',
    '出庭率为百分之八十三点七五',
    '共收录五份报告',
    '西山区办结率百分百',
    '西山区办结率100%',
    // Words that count nothing.
    '一是压实第一责任人职责，二是办好每一件事，成立一批站点，推行三项制度，一并公开，统一办理。',
    '二道江区和三里屯街道的报告未收录。',
    '「十来件」按行政复议受理数理解。',
  ])('%s', (text) => {
    expect(verifyText(text, evidence)).toEqual([]);
  });
});

describe('the gate refuses', () => {
  it.each([
    ['东湖县受理1424件', 'no such number'],
    ['东湖县受理98件，西山区受理1423件', 'wrong region'],
    ['| 东湖县 | 2024 | 98 件 |', 'wrong region'],
    ['东湖县2023年受理1423件', 'no such number'],
    ['东湖县行政复议审结数1423件', 'wrong indicator'],
    ['东湖县受理1423人', 'wrong unit'],
    ['西山区调处纠纷1.4万起', 'wrong qualifier'],
    ['东湖县受理近1423件', 'wrong qualifier'],
    ['西山区调处纠纷1.4余起', 'wrong unit'],
    ['不予受理77件', 'no such number'],
    ['引自[3]', 'no such number'],
    ['东湖县受理一千四百二十四件', 'no such number'],
    ['东湖县调解四百余件', 'no such number'],
    ['东湖县调解三百件', 'wrong qualifier'],
    ['东湖县调解三百余人', 'wrong unit'],
    ['西山区调解三百余件', 'wrong region'],
    ['东湖县行政复议审结数一千四百二十三件', 'wrong indicator'],
    ['东湖县有监督员十三名', 'no such number'],
    ['东湖县败诉三件', 'no such number'],
    ['东湖县变更一件', 'no such number'],
    ['出庭率为百分之九十', 'no such number'],
    ['东湖县二〇二二年受理1423件', 'no such number'],
  ])('%s: %s', (text, reason) => {
    expect(verifyText(text, evidence)[0]?.reason).toBe(reason);
  });

  it('a year that nobody asked for or reported', () => {
    expect(verifyText('东湖县2022年的报告', evidence)).toHaveLength(1);
  });
});
