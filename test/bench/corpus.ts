import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { GeneratedReport } from './generate-reports.ts';
import { generateReports } from './generate-reports.ts';

/** A collection of reports to measure on, as files. */
export interface Corpus {
  name: string;
  folder: string;
  count: number;
  /** Bytes of all its files. */
  sizeBytes: number;
  /** How they were made; empty for real ones. */
  generated: GeneratedReport[];
}

/** The reports that come with the program. */
export function fiveReports(): Corpus {
  const folder = fileURLToPath(new URL('../../data/reports', import.meta.url));
  const sizes = readdirSync(folder).map((name) => readFileSync(join(folder, name)).length);
  return { name: 'five', folder, count: sizes.length, sizeBytes: sumOf(sizes), generated: [] };
}

/** Writes generated reports into a new folder inside another. */
export function writeGenerated(count: number, { seed, within }: { seed: number; within: string }): Corpus {
  const folder = join(within, 'reports');
  mkdirSync(folder);
  const generated = [...generateReports({ count, seed })];
  for (const { source, text } of generated) writeFileSync(join(folder, source), text);
  const sizeBytes = sumOf(generated.map(({ text }) => Buffer.byteLength(text)));
  return { name: count.toLocaleString('en'), folder, count, sizeBytes, generated };
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
