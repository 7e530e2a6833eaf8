// Totals that follow what they add up: 「318件，1204件，两项合计1522件」.
import { compareDecimals, sum } from '../../numbers/decimal.ts';
import type { CheckDraft, ReportView, Site } from './rule.ts';
import { inUnitOf, isExact, matchTotal, verdictOf } from './judge.ts';
import { addUp, isCount, isSameSentence } from './sites.ts';

const COUNTED =
  /([两二三四五六七八2-8])(?:项|者|类|级|部分|种|大类)[^，,。；;\d]{0,14}?(?:合计|共计|总计|相加|共)[^，,。；;\d]{0,6}$/u;
const PLAIN = /(?:合计|共计|总计)(?:为|达|有)?$/u;
const NUMBERS: Readonly<Record<string, number>> = { 两: 2, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8 };

/** A total with the numbers before it. Said to be of two or three, it has to be; else it is checked only where it holds. */
export function checkTotals(report: ReportView): CheckDraft[] {
  return report.sites.flatMap((total, at) => {
    if (!isCount(total)) return [];
    const from = Math.max(total.figure.sentence.start, total.figure.start - 30);
    const lead = report.text.slice(from, total.figure.start);
    const counted = COUNTED.exec(lead);
    if (counted === null && !PLAIN.test(lead)) return [];
    // The 两 of 两项合计 is no part.
    const end = from + (counted?.index ?? lead.length);
    const before = report.sites
      .slice(Math.max(0, at - 14), at)
      .filter(
        (site) =>
          isSameSentence(site, total) &&
          site.figure.start < end &&
          addUp(site, total) &&
          site.figure.kind === total.figure.kind,
      );
    const word = counted?.[1];
    if (word === undefined) return plainTotal(total, before);
    return countedTotal(total, before, NUMBERS[word] ?? Number(word));
  });
}

function countedTotal(total: Site, before: readonly Site[], count: number): CheckDraft[] {
  const parts = before.slice(-count);
  if (parts.length < count) return [];
  const isSure =
    [total, ...parts].every(({ figure }) => isExact(figure) && figure.unit === total.figure.unit) &&
    parts.every(({ figure }) => figure.year === total.figure.year) &&
    parts.every(({ bracket }) => bracket === total.bracket);
  return [draft(total, parts, isSure)];
}

function plainTotal(total: Site, before: readonly Site[]): CheckDraft[] {
  for (let length = before.length; length >= 2; length -= 1) {
    const parts = before.slice(-length);
    const holds =
      parts.every(({ figure }) => isExact(figure)) &&
      compareDecimals(sum(parts.map(({ figure }) => figure.normalized)), total.figure.normalized) === 0;
    if (holds) return [draft(total, parts, true)];
  }
  return [];
}

function draft(total: Site, parts: readonly Site[], isSure: boolean): CheckDraft {
  const figures = parts.map(({ figure }) => figure);
  const expected = sum(figures.map(({ normalized }) => normalized));
  return {
    kind: 'parts',
    ...verdictOf([matchTotal(total.figure, figures)], isSure ? null : 'ground'),
    subject: total.checked,
    operands: parts.map(({ checked }) => checked),
    expected: inUnitOf(total.figure, expected),
    formula: figures.map(({ stated }) => stated).join(' + '),
  };
}
