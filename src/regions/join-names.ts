import type { NameIndex } from './name-index.ts';
import type { NamedToken } from './named-token.ts';
import type { Region } from './region.ts';

const DOWNWARD = /^(?:\s*|的|[·-])$/u;
const UPWARD = /^(?:\s*,\s*|\s+(?:in|of)\s+|\s+)$/iu;

/**
 * Joins names that follow each other from the larger to the smaller (上海市浦东新区, 四川 岳池), or in English from the
 * smaller to the larger (Yuexiu District, Guangzhou), to one that means what lies in both. Words that are names only inside
 * a parent are dropped when none is before them.
 */
export function joinNames(text: string, tokens: readonly NamedToken[], index: NameIndex): NamedToken[] {
  const joined: NamedToken[] = [];
  for (const token of tokens) {
    const previous = joined.at(-1);
    const together = previous === undefined ? null : join(text, previous, token, index);
    if (together !== null) joined[joined.length - 1] = together;
    else if (token.standsAlone) joined.push(token);
  }
  return joined;
}

function join(text: string, first: NamedToken, second: NamedToken, index: NameIndex): NamedToken | null {
  const between = text.slice(first.end, second.start);
  const lying = (inner: readonly Region[], outer: readonly Region[]): Region[] =>
    inner.filter(({ code }) => outer.some((each) => each.code !== code && index.isWithin(code, each.code)));
  if (DOWNWARD.test(between)) {
    const pool = lying(second.pool, first.pool);
    if (pool.length > 0) return { ...second, start: first.start, pool, standsAlone: true };
  }
  if (UPWARD.test(between) && /[a-z]$/iu.test(text.slice(0, first.end))) {
    const pool = lying(first.pool, second.pool);
    if (pool.length > 0) return { ...first, end: second.end, pool, standsAlone: true };
  }
  return null;
}
