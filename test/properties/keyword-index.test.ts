import fc from 'fast-check';
import { expect, it } from 'vitest';
import { termsOf } from '../../src/retrieval/terms.ts';
import {
  countIndexedPassages,
  countPostings,
  indexPassages,
  readPostings,
  unindexPassages,
} from '../../src/store/passage-index.ts';
import { temporaryStore } from '../support/temporary-store.ts';

const text = fc.string({
  unit: fc.constantFrom(...Array.from('法治政府复议。 ，aB1２,.#-"\'')),
  maxLength: 30,
});
const passages = fc.array(text, { minLength: 1, maxLength: 12 });
const range = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 5 }));

it('gives for every term the passages that a look at all of them gives', async () => {
  const { database } = await temporaryStore();
  await fc.assert(
    fc.asyncProperty(passages, text, range, range, async (texts, query, [first, more], [gone, moreGone]) => {
      await unindexPassages(database, { first: 0, last: 1000 });
      const all = texts.map((one, index) => ({ id: index + 1, terms: termsOf(one) }));
      await indexPassages(database, all);
      await unindexPassages(database, { first: gone, last: gone + moreGone });
      const left = all.filter(({ id }) => id < gone || id > gone + moreGone);
      const terms = [...new Set([...termsOf(query), '法', '政府'])];

      const within = { first, last: first + more };
      const [counts, everywhere, inRange] = await Promise.all([
        countPostings(database, terms),
        readPostings(database, terms, null),
        readPostings(database, terms, within),
      ]);
      expect(await countIndexedPassages(database)).toBe(left.length);
      for (const term of terms) {
        const ids = left.filter((passage) => passage.terms.includes(term)).map(({ id }) => id);
        expect(counts.get(term)).toBe(ids.length);
        expect([...everywhere.get(term)!]).toEqual(ids);
        expect([...inRange.get(term)!]).toEqual(ids.filter((id) => id >= within.first && id <= within.last));
      }
    }),
    { numRuns: 60 },
  );
});
