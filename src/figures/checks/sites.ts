// Sets figures in their surroundings: the words before and after each, brackets, lines.
import { unitFamily } from '../../numbers/units.ts';
import type { UnitFamily } from '../../numbers/units.ts';
import type { Figure } from '../figure.ts';
import type { ReportView, Site } from './rule.ts';
import type { CheckedFigure, CheckedText } from './check.ts';
import { checkedFigure } from './check.ts';

const LEAD_LENGTH = 90;
const STOP = /[，,。；;：:（()）\n]/u;
const LAST_CLAUSE = /[^，,。；;：:、（()）\n]*$/u;

/** The figures of a report, in order, with the words around them. */
export function viewReport(report: CheckedText, of: CheckedFigure['of']): ReportView {
  const sites: Site[] = [];
  for (const [index, figure] of report.figures.entries()) {
    const previous = sites.at(-1);
    const line = report.text.lastIndexOf('\n', figure.start - 1) + 1;
    const next = report.figures.find(({ start }, later) => later > index && start > figure.start);
    const lead = leadOf(report.text, figure, previous, line);
    const rest = report.text.slice(
      unitEnd(report.text, figure),
      Math.min(figure.end + 60, next?.start ?? Infinity),
    );
    const tail = rest.slice(0, stopAt(rest));
    const segment = figure.label.split('：').at(-1) ?? '';
    const clause = (LAST_CLAUSE.exec(lead)?.[0] ?? '').trim();
    sites.push({
      index,
      figure,
      checked: checkedFigure(figure, report, of),
      lead,
      tail,
      own: [clause, tail].find((words) => /\p{L}/u.test(words)) ?? segment,
      words: `${segment} ${clause} ${tail}`,
      line,
      bracket: openBracket(report.text, figure.sentence.start, figure.start),
    });
  }
  return { ...report, sites };
}

/** Families of units as sums are made: cases and papers add up, persons and times do not add to them. */
export function familyOf({ figure }: Site): UnitFamily {
  const family = unitFamily(figure.unit);
  return family === 'document' || family === 'none' ? 'item' : family;
}

/** Whether two figures count in units that may be added: of one family. */
export function addUp(one: Site, other: Site): boolean {
  const family = familyOf(one);
  return family === familyOf(other) && (family !== 'other' || one.figure.unit === other.figure.unit);
}

export function isSameSentence(one: Site, other: Site): boolean {
  return one.figure.sentence.start === other.figure.sentence.start;
}

export function isPercent({ figure }: Site): boolean {
  return figure.unit === '%';
}

/** A number of things, people or money: neither a share nor a duration nor a multiple. */
export function isCount(site: Site): boolean {
  return !['percent', 'percentage_point', 'multiple', 'duration'].includes(familyOf(site));
}

/** The words of a text between two numerals. */
export function between(report: CheckedText, one: Site, other: Site): string {
  return report.text.slice(unitEnd(report.text, one.figure), other.figure.start);
}

function leadOf(text: string, figure: Figure, previous: Site | undefined, line: number): string {
  if (previous !== undefined && previous.figure.start === figure.start) return '';
  const from = previous === undefined ? line : Math.max(line, unitEnd(text, previous.figure));
  return text.slice(Math.max(from, figure.start - LEAD_LENGTH), figure.start);
}

function unitEnd(text: string, { end, unit }: Figure): number {
  const rest = text.slice(end, end + unit.length + 3);
  const match = /^\s*[万亿]*\s*[余多几]?\s*/u.exec(rest)?.[0] ?? '';
  const base = unit.replace(/^[万亿]+/u, '');
  if (unit === '%') return end + (/^\s*[%％﹪]/u.exec(rest)?.[0].length ?? 0);
  return rest.startsWith(base, match.length) ? end + match.length + base.length : end;
}

function stopAt(words: string): number {
  const at = words.search(STOP);
  return at === -1 ? words.length : at;
}

function openBracket(text: string, from: number, to: number): number | null {
  const open: number[] = [];
  for (let at = from; at < to; at += 1) {
    const character = text.charAt(at);
    if (character === '（' || character === '(') open.push(at);
    else if (character === '）' || character === ')') open.pop();
  }
  return open.at(-1) ?? null;
}

export function isExactSite({ figure }: Site): boolean {
  return figure.qualifier === 'exact';
}
