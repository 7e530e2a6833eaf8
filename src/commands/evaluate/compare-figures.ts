/** Figures read by eye against figures read by program, numeral by numeral. */
import type { Exclusion, Figure } from '../../figures/figure.ts';
import { isStatement } from './golden-figure.ts';
import type { GoldenFigure, GoldenStatement } from './golden-figure.ts';

const COMPARED_FIELDS = ['stated', 'value', 'unit', 'qualifier', 'kind', 'year', 'period'] as const;
export type ComparedField = (typeof COMPARED_FIELDS)[number];

/** One document: its stored text, what was read by eye and what the program reads. */
export interface ComparedDocument {
  source: string;
  text: string;
  golden: readonly GoldenFigure[];
  figures: readonly Figure[];
  exclusions: readonly Exclusion[];
}

/** How a set of documents compares. Shares are 0 to 1, and 1 where there was nothing to get wrong. */
export interface FigureComparison {
  /** Figures read by eye. */
  total: number;
  precision: number;
  recall: number;
  /** Of the figures found, how many have the field right. */
  fields: Record<ComparedField, number>;
  indicatorPrecision: number;
  indicatorRecall: number;
  /** A line for each difference, for people. */
  misses: string[];
}

/** @param names Chinese name of each catalogue code: golden lines name an indicator, figures hold its code. */
export function compareFigures(
  documents: readonly ComparedDocument[],
  names: ReadonlyMap<string, string>,
): FigureComparison {
  const tally = new Tally(names);
  for (const document of documents) tally.add(document);
  return tally.result();
}

interface Count {
  right: number;
  wrong: number;
}

class Tally {
  readonly #names: ReadonlyMap<string, string>;
  readonly #catalogued: ReadonlySet<string>;
  readonly #found = { right: 0, missed: 0, extra: 0 };
  readonly #indicators = { right: 0, wrong: 0, missed: 0 };
  readonly #fields = new Map<ComparedField, Count>(
    COMPARED_FIELDS.map((field) => [field, { right: 0, wrong: 0 }]),
  );
  readonly #misses: string[] = [];

  constructor(names: ReadonlyMap<string, string>) {
    this.#names = names;
    this.#catalogued = new Set(names.values());
  }

  add(document: ComparedDocument): void {
    const golden = groupByPlace(document.golden);
    const got = groupByPlace(document.figures);
    const excluded = groupByPlace(document.exclusions);
    for (const [at, here] of got) {
      const lines = golden.get(at) ?? [];
      const extra = here.length - lines.filter(isStatement).length;
      if (extra <= 0 || lines.some((line) => line.doubtful)) continue;
      this.#found.extra += extra;
      this.#miss(document, here[0], 'not stated');
    }
    for (const [at, lines] of golden) {
      for (const [branch, line] of lines.entries()) {
        if (isStatement(line)) this.#compare(document, line, got.get(at)?.[branch]);
        else if (/^\p{Nd}/u.test(line.stated) && !got.has(at) && !excluded.has(at)) {
          this.#found.missed += 1;
          this.#miss(document, line, 'in neither list');
        }
      }
    }
  }

  result(): FigureComparison {
    const { right, missed, extra } = this.#found;
    const indicators = this.#indicators;
    return {
      total: right + missed,
      precision: shareOf(right, extra),
      recall: shareOf(right, missed),
      fields: Object.fromEntries(
        Array.from(this.#fields, ([field, count]) => [field, shareOf(count.right, count.wrong)]),
      ) as Record<ComparedField, number>,
      indicatorPrecision: shareOf(indicators.right, indicators.wrong),
      indicatorRecall: shareOf(indicators.right, indicators.missed),
      misses: this.#misses,
    };
  }

  #compare(document: ComparedDocument, line: GoldenStatement, figure: Figure | undefined): void {
    if (figure === undefined) {
      if (line.doubtful) return;
      this.#found.missed += 1;
      this.#miss(document, line, 'missed');
      return;
    }
    this.#found.right += 1;
    for (const field of COMPARED_FIELDS) {
      const accepted: unknown[] = [line[field], ...(line.accept[field] ?? [])];
      const isRight = accepted.includes(figure[field]);
      const count = this.#fields.get(field);
      if (count !== undefined) count[isRight ? 'right' : 'wrong'] += 1;
      if (!isRight)
        this.#miss(document, line, `${field} ${String(figure[field])}, not ${accepted.join(' or ')}`);
    }
    this.#compareIndicator(document, line, figure);
  }

  #compareIndicator(document: ComparedDocument, line: GoldenStatement, figure: Figure): void {
    const accepted = [line.indicator, ...(line.accept.indicator ?? [])];
    const got = figure.indicator === null ? null : (this.#names.get(figure.indicator) ?? figure.indicator);
    if (got !== null && accepted.includes(got)) {
      this.#indicators.right += 1;
      return;
    }
    if (got !== null) this.#indicators.wrong += 1;
    // A name that the catalogue lacks can't be given; that is no miss of the reader's.
    const isMissed =
      !accepted.includes(null) &&
      accepted.some((name) => typeof name === 'string' && this.#catalogued.has(name));
    if (isMissed) this.#indicators.missed += 1;
    if (got !== null || isMissed)
      this.#miss(document, line, `indicator ${got ?? 'none'}, not ${accepted.join(' or ')}`);
  }

  #miss({ source, text }: ComparedDocument, at: Place | undefined, what: string): void {
    if (at === undefined) return;
    const before = text.slice(Math.max(0, at.start - 16), at.start);
    const after = text.slice(at.end, at.end + 8);
    const words = `${before}[${text.slice(at.start, at.end)}]${after}`.replaceAll('\n', '/');
    this.#misses.push(`${source} ${words}: ${what}`);
  }
}

interface Place {
  start: number;
  end: number;
}

function shareOf(right: number, wrong: number): number {
  return right + wrong === 0 ? 1 : right / (right + wrong);
}

function groupByPlace<Item extends Place>(items: readonly Item[]): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const at = `${item.start}-${item.end}`;
    groups.set(at, [...(groups.get(at) ?? []), item]);
  }
  return groups;
}
