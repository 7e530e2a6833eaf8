import { describe, expect, it } from 'vitest';
import { foldWidth } from '../../src/reports/fold-width.ts';
import { listLines } from '../../src/reports/lines.ts';
import { splitSentences } from '../../src/reports/sentences.ts';

function split(text: string): string[] {
  const folded = foldWidth(text);
  return splitSentences(folded, listLines(folded), [], new Set()).map(({ start, end }) =>
    text.slice(start, end),
  );
}

describe('sentences', () => {
  it.each([
    ['受理98件；审结90件。维持49件！', ['受理98件；', '审结90件。', '维持49件！']],
    ['受理98件;审结90件?维持49件', ['受理98件;', '审结90件?', '维持49件']],
    ['第一行\n第二行', ['第一行', '第二行']],
    ['　　前后空白。　后句。 ', ['前后空白。', '后句。']],
    ['率为3.5%,共1.33亿元。', ['率为3.5%,共1.33亿元。']],
    ['提出“有件必备；有错必纠。”的要求。', ['提出“有件必备；有错必纠。”的要求。']],
    ['他们说：“办成了。”群众满意。', ['他们说：“办成了。”', '群众满意。']],
    [
      '受理118件（含结转6件；其中土地类52件），审结109件。',
      ['受理118件（含结转6件；其中土地类52件），审结109件。'],
    ],
    ['缺一半的“引号。后句。', ['缺一半的“引号。', '后句。']],
    ['见http://a.gov.cn/x?id=1;y=2。完', ['见http://a.gov.cn/x?id=1;y=2。', '完']],
    ['省略……仍在同句。', ['省略……仍在同句。']],
    ['连用？！后句。', ['连用？！', '后句。']],
    ['', []],
  ])('%s', (text, sentences) => {
    expect(split(text)).toEqual(sentences);
  });
});
