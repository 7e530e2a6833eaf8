import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWordIndex } from '../../src/figures/word-index.ts';

const index = createWordIndex([
  ['受理', 1],
  ['不予受理', 2],
  ['审理', 3],
  ['审理完毕', 4],
  ['以…为被告', 5],
  ['受理', 6],
]);

describe('a word index', () => {
  it('takes the longest word at each place', () => {
    expect(index.findLongest('不予受理').map(({ values }) => values)).toEqual([[2]]);
  });
  it('keeps all values of a word given twice', () => {
    expect(index.findLongest('受理')[0]?.values).toEqual([1, 6]);
  });
  it('finds words that overlap when all are asked for', () => {
    expect(index.findAll('不予受理').map(({ word }) => word)).toEqual(['不予受理', '受理']);
  });
  it('does not run over the end of the text', () => {
    expect(index.findAll('正在审理')).toEqual([{ start: 2, end: 4, word: '审理', values: [3] }]);
  });
  it.each([
    ['以县政府为被告', [5]],
    ['以县政府，为被告', []],
    ['以很长很长很长很长很长很长的名字为被告', []],
  ])('bridges a gap within a clause, of at most twelve characters: %s', (text, values) => {
    expect(index.findAll(text).flatMap((match) => match.values)).toEqual(values);
  });
  it('finds what a search of every word finds', () => {
    const words = ['受理', '不予受理', '审理', '审理完毕'];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('不', '予', '受', '理', '审', '完', '毕'), { maxLength: 12 }),
        (letters) => {
          const text = letters.join('');
          const expected = letters.flatMap((_, at) =>
            words.filter((word) => text.startsWith(word, at)).map((word) => `${at} ${word}`),
          );
          expect(
            index
              .findAll(text)
              .map(({ start, word }) => `${start} ${word}`)
              .sort(),
          ).toEqual(expected.sort());
        },
      ),
    );
  });
});
