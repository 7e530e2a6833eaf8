import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { createEverydayWords, parseEverydayWords } from '../../src/questions/everyday-words.ts';
import type { EverydayEntry } from '../../src/questions/everyday-words.ts';
import { isEnglish } from '../../src/figures/english-words.ts';

const { groups, ordinary } = parseEverydayWords(readFileSync('data/everyday-words.yaml', 'utf8'));
const everyday = createEverydayWords(groups);

function entry(meant: string, said: string[], conditions: Partial<EverydayEntry> = {}): EverydayEntry {
  return { meant, said, with: [], not: [], ...conditions };
}

describe('translate', () => {
  it('takes the longest phrase at each place', () => {
    const { translate } = createEverydayWords([entry('调解', ['劝和']), entry('成功调解', ['劝和了'])]);
    expect(translate('劝和了几件').text).toBe('成功调解几件');
    expect(translate('劝和几件').text).toBe('调解几件');
  });

  it('tells what was said, what it means, and both places', () => {
    const { translate } = createEverydayWords([entry('撤诉', ['半路不打了']), entry('几件', ['几桩'])]);
    expect(translate('官司半路不打了的几桩')).toEqual({
      text: '官司撤诉的几件',
      used: [
        { said: '半路不打了', meant: '撤诉', asked: { start: 2, end: 7 }, start: 2, end: 4 },
        { said: '几桩', meant: '几件', asked: { start: 8, end: 10 }, start: 5, end: 7 },
      ],
    });
  });

  it('does not translate what a translation says', () => {
    const { translate } = createEverydayWords([entry('乙', ['甲']), entry('丙', ['乙'])]);
    expect(translate('甲乙').text).toBe('乙丙');
  });

  it('needs a word of `with`, said or meant by a phrase without conditions', () => {
    const { translate } = createEverydayWords([
      entry('行政复议', ['找上级评理']),
      entry('撤销', ['推翻'], { with: ['复议'] }),
    ]);
    expect(translate('复议推翻几件').text).toBe('复议撤销几件');
    expect(translate('找上级评理推翻几件').text).toBe('行政复议撤销几件');
    expect(translate('推翻几栋房子')).toEqual({ text: '推翻几栋房子', used: [] });
  });

  it('minds `not`, and falls back to a shorter phrase or another meaning', () => {
    const { translate } = createEverydayWords([
      entry('废止', ['作废'], { with: ['文件'] }),
      entry('撤销', ['作废'], { not: ['车票'] }),
      entry('无效', ['作废了事'], { with: ['合同'] }),
    ]);
    expect(translate('文件作废').text).toBe('文件废止');
    expect(translate('决定作废了事').text).toBe('决定撤销了事');
    expect(translate('车票作废').text).toBe('车票作废');
  });

  it('lets a gap stand for words of the same clause, and drops what means nothing', () => {
    const { translate } = createEverydayWords([entry('惠及群众', ['让…受惠']), entry('', ['说白了'])]);
    expect(translate('说白了让多少乡亲受惠').text).toBe('惠及群众');
    expect(translate('让我说,谁受惠').text).toBe('让我说,谁受惠');
  });

  it('finds English in any number and tense', () => {
    const { translate } = createEverydayWords([
      entry('撤诉', ['give up the suit']),
      entry('宣传资料', ['leaflet']),
    ]);
    expect(translate('Leaflets given out').used).toMatchObject([{ said: 'Leaflets' }]);
    expect(translate('those giving up suits').text).toBe('those 撤诉');
  });

  it('leaves a text without such words as it is', () => {
    expect(everyday.translate('2024年行政复议受理多少件')).toEqual({
      text: '2024年行政复议受理多少件',
      used: [],
    });
    expect(everyday.translate('')).toEqual({ text: '', used: [] });
  });
});

const MEANT: [question: string, official: string][] = [
  ['打官司打到半路不打了的有多少', '打官司撤诉的有多少'],
  ['不服往上告的,没被推翻的几件', '行政复议的,维持的几件'],
  ['复议推翻了几件', '复议撤销了几件'],
  ['老规矩作废了几份', '规范性文件废止了几份'],
  ['开出多少张罚单', '行政处罚多少件'],
  ['官司还有多少没打完', '官司还有多少未结'],
  ['吃皇粮的律师几名', '公职律师几名'],
  ['请的大状出过主意几条', '法律顾问法律建议几条'],
  ['被告了,一把手亲自到场几次', '被告了,主要负责人出庭应诉几次'],
  ['劝架劝成的比例', '调解调解成功率'],
  ['how many old rules were scrapped', 'how many 规范性文件 were 废止'],
];

const LEFT: string[] = [
  '推翻了几栋房子',
  '作废的车票几张',
  '办证要几天',
  '执法证怎么办',
  '保留了哪些做法',
  '存在什么问题',
  '执法检查减少了多少',
  '农民工打工的有多少',
  '应诉案件审结多少件',
  '规范性文件清理了多少件',
  'How many reconsideration cases were accepted?',
];

describe('data/everyday-words.yaml', () => {
  it.each(MEANT)('%s', (question, official) => {
    expect(everyday.translate(question).text).toBe(official);
  });

  it.each(LEFT)('leaves: %s', (question) => {
    expect(everyday.translate(question).used).toEqual([]);
  });

  it('says no phrase twice with the same meaning, and none that means itself', () => {
    for (const { meant, said } of groups) {
      expect(new Set(said).size, meant).toBe(said.length);
      expect(said, meant).not.toContain(meant);
    }
    expect(new Set(ordinary).size).toBe(ordinary.length);
  });

  it('means Chinese words, and leaves no gap in English ones', () => {
    for (const { meant, said } of groups) {
      expect(isEnglish(meant), meant).toBe(false);
      expect(said.filter((phrase) => /[a-z]/i.test(phrase) && phrase.includes('…'))).toEqual([]);
    }
  });
});

describe('parseEverydayWords', () => {
  it('reports every problem at once', () => {
    const yaml = 'groups:\n  - {meant: 调解, said: []}\n  - {said: [劝架], when: [吵]}\n';
    expect(() => parseEverydayWords(yaml)).toThrow(AppError);
    expect(() => parseEverydayWords(yaml)).toThrow(/groups\.0\.said[\s\S]*groups\.1/);
  });
});
