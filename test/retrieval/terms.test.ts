import { expect, it } from 'vitest';
import { termsOf } from '../../src/retrieval/terms.ts';

it.each([
  ['普法1,423次', ['普', '普法', '法', '1423', '次']],
  ['ＡＢｃ １２．５％', ['abc', '12.5']],
  ['执法、监督', ['执', '执法', '法', '监', '监督', '督']],
  ['Binhai New Area', ['binhai', 'new', 'area']],
  ['"法"OR*(府)', ['法', 'or', '府']],
  ['𠮷县', ['𠮷', '𠮷县', '县']],
  ['1,2,3', ['1', '2', '3']],
  ['  \n。！', []],
  ['', []],
])('%j', (text, terms) => {
  expect(termsOf(text)).toEqual(terms);
});
