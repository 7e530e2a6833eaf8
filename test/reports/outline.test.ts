import { describe, expect, it } from 'vitest';
import { foldWidth } from '../../src/reports/fold-width.ts';
import { listLines } from '../../src/reports/lines.ts';
import { type Outline, readOutline } from '../../src/reports/outline.ts';

function outlineOf(text: string): Outline {
  const folded = foldWidth(text);
  const body = { start: 0, end: text.length };
  return readOutline({
    text,
    folded,
    body,
    closingStart: text.length,
    lines: listLines(folded),
    title: null,
  });
}

function partsOf(text: string): string[] {
  return outlineOf(text)
    .sections.slice(1)
    .map(({ path, heading }) => `${path} ${heading}`);
}

describe('parts', () => {
  it.each([
    ['a heading alone', '一、总体情况\n正文。', ['一 总体情况']],
    ['a heading run into its paragraph', '(一)强化领导。全年开会3次。', ['(一) 强化领导']],
    ['a heading before a colon', '1.主动公开:全年公开12条。', ['1 主动公开']],
    ['a heading before a space', '(四)执法监督 县司法局对四个部门的案卷进行了抽查。', ['(四) 执法监督']],
    [
      'no heading cut at spaces around digits',
      '(一)2023 年将实现案卷抽查合格率 100 %,持续提升',
      ['(一) 2023 年将实现案卷抽查合格率 100 %,持续提升'],
    ],
    ['一是 inside a paragraph', '开展如下。一是学习。二是检查,发现3件。', ['一是 学习', '二是 检查,发现3件']],
    ['一是 after a colon', '问题有:一是人少;二是钱少。', ['一是 人少', '二是 钱少']],
    ['no part for a number in prose', '建成:1.5万平方米。下拨2.3亿元。(二)项规定。', []],
    ['no part for a lone bracketed number', '见附件。(3)号楼。', []],
    ['1. and 2. on one line', '一、工作\n1.学习。2.检查。', ['一 工作', '一/1 学习', '一/2 检查']],
    [
      'parts on one line',
      '一、工作(一)学习。好。(二)检查。二、问题',
      ['一 工作', '一/(一) 学习', '一/(二) 检查', '二 问题'],
    ],
    [
      'a first part after a space',
      '一、工作情况 (一)学习。\n(二)检查。',
      ['一 工作情况', '一/(一) 学习', '一/(二) 检查'],
    ],
    [
      'a series that restarts',
      '(一)甲\n1.子\n(二)乙\n1.丑',
      ['(一) 甲', '(一)/1 子', '(二) 乙', '(二)/1 丑'],
    ],
    ['a series that runs on', '(一)甲\n1.子\n(二)乙\n2.丑', ['(一) 甲', '(一)/1 子', '(二) 乙', '(二)/2 丑']],
    ['a level left out', '一、甲\n1.子\n二、乙', ['一 甲', '一/1 子', '二 乙']],
    ['lost numerals', '一、甲\n、乙\n()丙\n、丁', ['一 甲', '［二］ 乙', '［二］/［一］ 丙', '［三］ 丁']],
  ])('%s', (_, text, parts) => {
    expect(partsOf(text)).toEqual(parts);
  });

  it('end where the next of their rank begins, and a series with its paragraph', () => {
    const text = '一、甲\n一是学习。二是检查。\n另有一段。\n二、乙\n末段。';
    const ends = outlineOf(text).sections.map(({ start, end }) => text.slice(start, end));
    expect(ends).toEqual([
      text,
      '一、甲\n一是学习。二是检查。\n另有一段。',
      '一是学习。',
      '二是检查。',
      '二、乙\n末段。',
    ]);
  });

  it('carries a series on over lines', () => {
    const text = '一是学习。二是检查。\n三是整改。\n后续。';
    const { sections } = outlineOf(text);
    expect(sections.map(({ path }) => path)).toEqual(['', '一是', '二是', '三是']);
  });

  it('tells where the numbering jumps, repeats or lost a numeral', () => {
    expect(outlineOf('一、甲\n三、乙').warnings).toEqual([expect.stringContaining('jumps at 三')]);
    expect(outlineOf('(一)甲\n(一)乙').warnings).toEqual([expect.stringContaining('repeats at (一)')]);
    expect(outlineOf('一、甲\n、乙').warnings).toEqual([expect.stringContaining('［二］')]);
    expect(outlineOf('一、甲\n二、乙\n1.丙\n3.丁').warnings).toEqual([]);
  });

  it('cuts a heading without end at a comma within 80 characters', () => {
    const [, part] = outlineOf(`一、${'加强组织领导,'.repeat(30)}`).sections;
    expect(part?.heading.length).toBeLessThanOrEqual(80);
    expect(part?.heading).toMatch(/加强组织领导$/u);
  });
});
