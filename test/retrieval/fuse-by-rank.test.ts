import { describe, expect, it } from 'vitest';
import { fuseByRank } from '../../src/retrieval/fuse-by-rank.ts';

const itemsOf = (lists: Parameters<typeof fuseByRank<string>>[0], k?: number) =>
  fuseByRank(lists, k).map(({ item }) => item);

describe('fuseByRank', () => {
  it('puts first what both lists have near their top', () => {
    const words = { items: ['a', 'b', 'c'], weight: 1 };
    const meaning = { items: ['d', 'b', 'e'], weight: 1 };
    expect(itemsOf([words, meaning])).toEqual(['b', 'a', 'd', 'c', 'e']);
  });

  it('adds weight / (k + rank) for each list', () => {
    const fused = fuseByRank(
      [
        { items: ['a', 'b'], weight: 1 },
        { items: ['b'], weight: 3 },
      ],
      10,
    );
    expect(fused).toEqual([
      { item: 'b', score: 1 / 12 + 3 / 11 },
      { item: 'a', score: 1 / 11 },
    ]);
  });

  it('keeps the order of the earlier list where sums are equal', () => {
    const one = { items: ['a', 'b'], weight: 1 };
    const other = { items: ['b', 'a'], weight: 1 };
    expect(itemsOf([one, other])).toEqual(['a', 'b']);
    expect(itemsOf([other, one])).toEqual(['b', 'a']);
  });

  it('gives the one list that there is, and nothing for none', () => {
    expect(
      itemsOf([
        { items: ['b', 'a'], weight: 1 },
        { items: [], weight: 1 },
      ]),
    ).toEqual(['b', 'a']);
    expect(itemsOf([])).toEqual([]);
  });

  it('refuses numbers below 0', () => {
    expect(() => fuseByRank([{ items: ['a'], weight: -1 }])).toThrow(/from 0/);
    expect(() => fuseByRank([], -1)).toThrow(/from 0/);
  });
});
