import { findOfficial } from './find-official.ts';
import type { NameIndex } from './name-index.ts';
import type { Region } from './region.ts';
import { shortNameOf } from './short-name.ts';

/**
 * Picks one of several namesakes by the divisions that a text names: its parents by official or short name (two points
 * each), its children by official name (one point each).
 * @returns The only candidate, or the one with most points; null when two have as many, or all have none.
 */
export function disambiguate(
  candidates: readonly Region[],
  context: string,
  index: NameIndex,
): Region | null {
  if (candidates.length <= 1) return candidates[0] ?? null;
  const named = new Set(
    findOfficial(context, index)
      .map(({ start, end }) => context.slice(start, end))
      .filter((name) => candidates.every((candidate) => candidate.name !== name)),
  );
  const scored = candidates
    .map((candidate) => ({ candidate, score: scoreOf(candidate, named, context, index) }))
    .toSorted((one, other) => other.score - one.score);
  const [best, second] = scored;
  return best !== undefined && best.score > (second?.score ?? 0) ? best.candidate : null;
}

function scoreOf(candidate: Region, named: ReadonlySet<string>, context: string, index: NameIndex): number {
  const areas = candidate.alsoUnder.flatMap((code) => index.byCode(code) ?? []);
  const parents = [...index.ancestors(candidate.code), ...areas].filter((parent) => {
    if (named.has(parent.name)) return true;
    const short = shortNameOf(parent);
    return short !== null && !index.ordinaryWords.has(short) && context.includes(short);
  });
  const children = index.childrenOf(candidate.code).filter(({ name }) => named.has(name));
  return parents.length * 2 + children.length;
}
