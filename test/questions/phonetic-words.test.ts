import { describe, expect, it } from 'vitest';
import { readReferenceData } from '../../src/library/reference-data.ts';

const { phonetic } = await readReferenceData();

const SPELLED: [typed: string, meant: string][] = [
  ['fuyi shouli duoshao jian', '复议受理多少件'],
  ['xingzhengfuyishenjieduoshao', '行政复议审结多少'],
  ['fu yi wei chi ji jian', '复议维持几件'],
  ['chuting yingsu lv', '出庭应诉率'],
  ['chuting yingsu lü', '出庭应诉率'],
  ['chuting yingsu lu', '出庭应诉率'],
  ['Xíngzhèng Chǔfá jianshu', '行政处罚件数'],
  ['2024 nian chesu jijian', '2024 年撤诉几件'],
  ['fuyi 98 jian', '复议 98 件'],
  ['gongzhi lvshi有几名', '公职律师有几名'],
];

const LATIN: string[] = [
  'How many reconsideration cases were accepted in 2024?',
  'Can you change the long song for me',
  'AI分析发现多少问题',
  'APP上办了多少件',
  'de le you jian',
  '行政复议受理多少件',
  '',
];

const CORRECTED: [typed: string, meant: string][] = [
  ['行政应述案件收了多少', '行政应诉案件收了多少'],
  ['行政出罚多少件', '行政处罚多少件'],
  ['规犯性文件清理多少', '规范性文件清理多少'],
  ['公只律师几名', '公职律师几名'],
  ['人民调节组织多少个', '人民调解组织多少个'],
  ['信仿多少件', '信访多少件'],
];

const NO_SLIPS: string[] = [
  '公正吗',
  '收入调节得怎么样',
  '向法院申诉',
  '出生率是多少',
  '企业的信函',
  '孩子的书法',
  '有什么好的做法',
  '天气怎么样',
  '多少件',
  '',
];

describe('spell', () => {
  it.each(SPELLED)('%s', (typed, meant) => {
    expect(phonetic.spell(typed, []).text).toBe(meant);
  });

  it.each(LATIN)('leaves: %j', (text) => {
    expect(phonetic.spell(text, [])).toEqual({ text, used: [] });
  });

  it('leaves places that are read already', () => {
    const text = 'fuyi shouli fuyi';
    expect(phonetic.spell(text, [{ start: 12, end: 16 }]).text).toBe('复议受理 fuyi');
  });

  it('tells which letters were read as which words', () => {
    expect(phonetic.spell('某县 fuyi shouli', []).used).toEqual([
      { said: 'fuyi shouli', meant: '复议受理', asked: { start: 3, end: 14 }, start: 3, end: 7 },
    ]);
  });
});

describe('correct', () => {
  it.each(CORRECTED)('%s', (typed, meant) => {
    expect(phonetic.correct(typed).text).toBe(meant);
  });

  it.each(NO_SLIPS)('leaves: %j', (text) => {
    expect(phonetic.correct(text)).toEqual({ text, used: [] });
  });

  it('keeps every place of the text', () => {
    const [slip] = phonetic.correct('某县行政应述案件').used;
    expect(slip).toEqual({
      ...{ said: '行政应述案件', meant: '行政应诉案件' },
      ...{ start: 2, end: 8, asked: { start: 2, end: 8 } },
    });
  });
});

describe('extend', () => {
  it('corrects only words that are longer than a name within them', () => {
    const text = '出庭应诉律和信仿';
    expect(phonetic.extend(text, [{ start: 0, end: 4 }]).text).toBe('出庭应诉率和信仿');
    expect(phonetic.extend(text, [])).toEqual({ text, used: [] });
  });
});
