import { readFileSync } from 'node:fs';
import { extractFigures } from '../../src/figures/extract.ts';
import type { Catalogue } from '../../src/figures/catalogue.ts';
import type { Extraction, Figure } from '../../src/figures/figure.ts';
import { parseReport } from '../../src/reports/parse-report.ts';
import { readGazetteer } from '../support/gazetteer.ts';

const COMPARED_FIELDS = ['stated', 'value', 'unit', 'qualifier', 'kind', 'year', 'period'] as const;
type ComparedField = (typeof COMPARED_FIELDS)[number];

/** A line of data/evaluation/figures: its README.md explains the fields. */
interface GoldenLine {
  source: string;
  start: number;
  end: number;
  stated: string;
  exclusion?: string;
  doubtful?: boolean;
  indicator?: string | null;
  accept?: Partial<Record<ComparedField | 'indicator', unknown[]>>;
}

interface Count {
  right: number;
  wrong: number;
}

/** How an extraction compares with what was read by eye. Shares are 0 to 1; `misses` is for people. */
export interface Comparison {
  precision: number;
  recall: number;
  fields: Record<ComparedField, number>;
  indicatorPrecision: number;
  indicatorRecall: number;
  misses: string[];
}

/** Extracts all documents that a golden file speaks of, from their stored bytes on, and compares number by number. */
export function compareWithGolden(goldenFile: string, folder: string, catalogue: Catalogue): Comparison {
  const lines = readFileSync(goldenFile, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as GoldenLine);
  const tally = new Tally(catalogue);
  for (const source of new Set(lines.map((line) => line.source))) {
    const text = readFileSync(`${folder}/${source}`, 'utf8')
      .replace(/^\uFEFF/, '')
      .replaceAll('\r\n', '\n');
    const report = parseReport({ text, warnings: [] }, { gazetteer: readGazetteer() });
    const extraction = extractFigures(report, catalogue);
    tally.add(
      text,
      lines.filter((line) => line.source === source),
      extraction,
    );
  }
  return tally.result();
}

class Tally {
  readonly #names: Map<string, string>;
  readonly #found: Count & { extra: number } = { right: 0, wrong: 0, extra: 0 };
  readonly #indicators = { right: 0, wrong: 0, missed: 0 };
  readonly #fields = new Map<ComparedField, Count>(
    COMPARED_FIELDS.map((field) => [field, { right: 0, wrong: 0 }]),
  );
  readonly #misses: string[] = [];

  constructor(catalogue: Catalogue) {
    this.#names = new Map(catalogue.indicators.map((indicator) => [indicator.code, indicator.name]));
  }

  add(text: string, lines: readonly GoldenLine[], { figures, exclusions }: Extraction): void {
    const golden = groupByPlace(lines);
    const got = groupByPlace(figures);
    for (const [at, figuresHere] of got) {
      const stated = (golden.get(at) ?? []).filter((line) => line.exclusion === undefined);
      const isDoubtful = (golden.get(at) ?? []).some((line) => line.doubtful === true);
      const extra = isDoubtful ? 0 : Math.max(0, figuresHere.length - stated.length);
      this.#found.extra += extra;
      if (extra > 0) this.#miss(text, figuresHere[0], 'not stated');
    }
    for (const [at, linesHere] of golden) {
      for (const [branch, line] of linesHere.entries()) {
        if (line.exclusion === undefined) this.#compare(text, line, got.get(at)?.[branch]);
        else if (
          /^\p{Nd}/u.test(line.stated) &&
          !got.has(at) &&
          !exclusions.some((one) => place(one) === at)
        ) {
          this.#found.wrong += 1;
          this.#miss(text, line, 'in neither list');
        }
      }
    }
  }

  result(): Comparison {
    const { right, wrong, extra } = this.#found;
    const indicators = this.#indicators;
    return {
      precision: right / (right + extra),
      recall: right / (right + wrong),
      fields: Object.fromEntries(
        Array.from(this.#fields, ([field, count]) => [field, count.right / (count.right + count.wrong)]),
      ) as Record<ComparedField, number>,
      indicatorPrecision: indicators.right / (indicators.right + indicators.wrong),
      indicatorRecall: indicators.right / (indicators.right + indicators.missed),
      misses: this.#misses,
    };
  }

  #compare(text: string, line: GoldenLine, figure: Figure | undefined): void {
    if (figure === undefined) {
      if (line.doubtful === true) return;
      this.#found.wrong += 1;
      this.#miss(text, line, 'missed');
      return;
    }
    this.#found.right += 1;
    for (const field of COMPARED_FIELDS) {
      const accepted: unknown[] = [line[field as keyof GoldenLine], ...(line.accept?.[field] ?? [])];
      const isRight = accepted.includes(figure[field]);
      const count = this.#fields.get(field);
      if (count !== undefined) count[isRight ? 'right' : 'wrong'] += 1;
      if (!isRight) this.#miss(text, line, `${field} ${String(figure[field])}, not ${accepted.join(' or ')}`);
    }
    this.#compareIndicator(text, line, figure);
  }

  #compareIndicator(text: string, line: GoldenLine, figure: Figure): void {
    const accepted = [line.indicator ?? null, ...((line.accept?.indicator ?? []) as (string | null)[])];
    const got = figure.indicator === null ? null : (this.#names.get(figure.indicator) ?? figure.indicator);
    if (got !== null && accepted.includes(got)) {
      this.#indicators.right += 1;
      return;
    }
    if (got !== null) this.#indicators.wrong += 1;
    const known = new Set(this.#names.values());
    const isMissed = !accepted.includes(null) && accepted.some((name) => name !== null && known.has(name));
    if (isMissed) this.#indicators.missed += 1;
    if (got !== null || isMissed)
      this.#miss(text, line, `indicator ${got ?? 'none'}, not ${accepted.join(' or ')}`);
  }

  #miss(text: string, at: { start: number; end: number } | undefined, what: string): void {
    if (at === undefined) return;
    const before = text.slice(Math.max(0, at.start - 16), at.start);
    const after = text.slice(at.end, at.end + 8);
    this.#misses.push(
      `${before}[${text.slice(at.start, at.end)}]${after}`.replaceAll('\n', '/') + `: ${what}`,
    );
  }
}

function place({ start, end }: { start: number; end: number }): string {
  return `${start}-${end}`;
}

function groupByPlace<Item extends { start: number; end: number }>(
  items: readonly Item[],
): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(place(item), [...(groups.get(place(item)) ?? []), item]);
  return groups;
}
