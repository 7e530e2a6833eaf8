/** Which figure a figure is a part of: 其中 lists, the brackets after a number, shares of a whole. */
import { compareDecimals, decimalPlaces, difference, percentOf, sum } from '../numbers/decimal.ts';
import { unitFamily, type UnitFamily } from '../numbers/units.ts';

/** What deciding on parts and wholes needs to know of a figure, in the text's order. */
export interface PartCandidate {
  normalized: string;
  value: string;
  unit: string;
  /** Figures of one group may be parts of each other: a sentence with those that lean on it. */
  group: number;
  /** The 其中 list or bracket it stands in; null when it stands on the main line. */
  list: number | null;
  /** True when it stands in a bracket right after a number. */
  isBracketed: boolean;
  /** Its words name a stage only: 维持, 未结. */
  isBareStage: boolean;
  /** Its words say that something did not happen yet: such a figure is never a whole. */
  isNegative: boolean;
  isLevel: boolean;
}

/**
 * Index of each figure's whole, null when it has none. Where the parts of a list add up to one of the figures before it,
 * that figure is the whole; otherwise the nearest one of the same kind of unit that is large enough.
 */
export function findParents(figures: readonly PartCandidate[]): (number | null)[] {
  const parents: (number | null)[] = figures.map(() => null);
  for (const members of listMembers(figures)) assignList(figures, members, parents);
  assignPlainParts(figures, parents);
  for (const [index, figure] of figures.entries()) {
    if (figure.unit === '%' && figure.isLevel && parents[index] === null)
      parents[index] = wholeOfShare(figures, index);
  }
  return parents;
}

function familyOf(figure: PartCandidate): UnitFamily {
  const family = unitFamily(figure.unit);
  return family === 'document' || family === 'none' ? 'item' : family;
}

function listMembers(figures: readonly PartCandidate[]): number[][] {
  const lists = new Map<number, number[]>();
  for (const [index, figure] of figures.entries()) {
    if (figure.list === null) continue;
    const members = lists.get(figure.list) ?? [];
    members.push(index);
    lists.set(figure.list, members);
  }
  return [...lists.values()];
}

function assignList(
  figures: readonly PartCandidate[],
  members: readonly number[],
  parents: (number | null)[],
): void {
  const first = members[0];
  const opening = first === undefined ? undefined : figures[first];
  if (first === undefined || opening === undefined) return;
  const parts = members.filter((index) => familyOf(figures[index] ?? opening) === familyOf(opening));
  const wholes = candidatesBefore(figures, first, opening);
  const exact = opening.isBracketed ? null : wholeBySum(figures, parts, wholes);
  if (exact !== null) {
    for (const part of exact.parts) parents[part] = exact.whole;
    return;
  }
  const nearest = wholes.find((whole) => {
    const figure = figures[whole];
    if (figure === undefined || figure.isNegative) return false;
    return parts.every((part) => compareDecimals(figure.normalized, figures[part]?.normalized ?? '0') >= 0);
  });
  if (nearest === undefined) return;
  for (const part of parts) parents[part] = nearest;
}

/** Indexes before `first` in its group and family, nearest first. */
function candidatesBefore(figures: readonly PartCandidate[], first: number, part: PartCandidate): number[] {
  const result: number[] = [];
  for (let index = first - 1; index >= 0; index -= 1) {
    const figure = figures[index];
    if (figure?.group !== part.group) break;
    if (familyOf(figure) === familyOf(part)) result.push(index);
  }
  return result;
}

/** The longest opening run of two or more parts that adds up to a whole; a list may run on into other statements. */
function wholeBySum(
  figures: readonly PartCandidate[],
  parts: readonly number[],
  wholes: readonly number[],
): { whole: number; parts: number[] } | null {
  for (let length = parts.length; length >= 2; length -= 1) {
    const run = parts.slice(0, length);
    const total = sum(run.map((index) => figures[index]?.normalized ?? '0'));
    const whole = wholes.find((index) => compareDecimals(figures[index]?.normalized ?? '-1', total) === 0);
    if (whole !== undefined) return { whole, parts: run };
  }
  return null;
}

/** 「收137件，一审结案108件，未结29件」: bare stages right after a number that add up to it are its parts. */
function assignPlainParts(figures: readonly PartCandidate[], parents: (number | null)[]): void {
  for (const [index, whole] of figures.entries()) {
    const run: number[] = [];
    for (let next = index + 1; next < figures.length && run.length < 12; next += 1) {
      const part = figures[next];
      // 「收到52件（去年结转3件），受理45件」: what a bracket tells apart is not the next part.
      if (part?.isBracketed === true && !whole.isBracketed) continue;
      if (part?.group !== whole.group || !part.isBareStage || familyOf(part) !== familyOf(whole)) break;
      if (parents[next] !== null || part.list !== null) break;
      run.push(next);
      if (run.length < 2) continue;
      const total = sum(run.map((at) => figures[at]?.normalized ?? '0'));
      if (compareDecimals(total, whole.normalized) !== 0) continue;
      for (const at of run) parents[at] = index;
      break;
    }
  }
}

const LOOK_BACK = 14;

/** The denominator of a stated share: two earlier counts of the group whose quotient it is, up to its last digit. */
function wholeOfShare(figures: readonly PartCandidate[], index: number): number | null {
  const share = figures[index];
  if (share === undefined) return null;
  const counts: number[] = [];
  for (let at = index - 1; at >= 0 && counts.length < LOOK_BACK; at -= 1) {
    const figure = figures[at];
    if (figure?.group !== share.group) break;
    if (figure.isLevel && figure.unit !== '%' && !isZero(figure.normalized)) counts.push(at);
  }
  const isFull = compareDecimals(share.value, '100') === 0;
  for (const [distance, part] of counts.entries()) {
    const wholes = isFull ? counts.slice(distance + 1, distance + 2) : counts;
    const whole = wholes.find(
      (candidate) => candidate !== part && isShare(figures, part, candidate, share.value),
    );
    if (whole !== undefined) return whole;
  }
  return null;
}

function isZero(value: string): boolean {
  return compareDecimals(value, '0') === 0;
}

function isShare(figures: readonly PartCandidate[], part: number, whole: number, stated: string): boolean {
  const numerator = figures[part]?.normalized ?? '0';
  const denominator = figures[whole]?.normalized ?? '0';
  if (compareDecimals(numerator, denominator) > 0) return false;
  const decimals = decimalPlaces(stated);
  const computed = percentOf(numerator, denominator, decimals);
  if (computed === null) return false;
  // Reports round, cut or slip in the last digit; one unit there is still the same share.
  const lastDigit = decimals === 0 ? '0' : `0.${'0'.repeat(decimals - 1)}1`;
  const gap = difference(computed, stated).replace('-', '');
  return compareDecimals(gap, lastDigit) <= 0;
}
