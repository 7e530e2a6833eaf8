import { expect, it } from 'vitest';
import { readReferenceData } from '../../src/library/reference-data.ts';

const { findConcepts, catalogue } = await readReferenceData();

it('takes one thing called by several names for one', () => {
  const [indicator] = catalogue.indicators.filter(
    ({ colloquial, aliases }) => colloquial.length > 0 && aliases.length > 0,
  );
  const { name, code, procedure, aliases, colloquial } = indicator!;
  for (const word of [name, aliases[0]!, colloquial[0]!])
    expect(findConcepts(`请问${word}的情况`)).toEqual(expect.arrayContaining([`#${code}`, `#${procedure}`]));
});

it('names each concept once, and none where there is none', () => {
  const { name } = catalogue.procedures[0]!;
  const found = findConcepts(`${name}${name}`);
  expect(new Set(found).size).toBe(found.length);
  expect(findConcepts('今天天气很好')).toEqual([]);
  expect(findConcepts('')).toEqual([]);
});
