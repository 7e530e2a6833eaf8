import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue } from '../../figures/catalogue.ts';
import { AppError } from '../../errors.ts';
import { extractFigures } from '../../figures/extract.ts';
import type { Extraction } from '../../figures/figure.ts';
import type { Gazetteer } from '../../regions/gazetteer.ts';
import { parseReport } from '../../reports/parse-report.ts';
import type { ReadText } from '../../reports/report.ts';
import { readPlainText } from '../../reports/readers/text.ts';
import { compareFigures } from './compare-figures.ts';
import type { FigureComparison } from './compare-figures.ts';
import { parseGoldenFigures } from './golden-figure.ts';

/** A golden file of figures with the folder of the documents that it was read from. */
export interface FigureSet {
  name: string;
  golden: string;
  documents: string;
  /** `open`: worked against while building. `sealed`: measured only, so that its misses are never shown. */
  use: 'open' | 'sealed';
}

const OPEN_SETS = new Set(['five', 'documents', 'wordings', 'wordings-second']);

/**
 * The sets in data/: the five reports, the invented documents, and each folder that holds further documents with their
 * golden file, in alphabetical order.
 */
export function listFigureSets(dataFolder: string): FigureSet[] {
  const folder = join(dataFolder, 'evaluation', 'figures');
  const further = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'documents.jsonl')))
    .map(({ name }) => ({
      name,
      golden: join(folder, name, 'documents.jsonl'),
      documents: join(folder, name, 'documents'),
    }));
  return [
    { name: 'five', golden: join(folder, 'five.jsonl'), documents: join(dataFolder, 'reports') },
    { name: 'documents', golden: join(folder, 'documents.jsonl'), documents: join(folder, 'documents') },
    ...further,
  ].map((set): FigureSet => ({ ...set, use: OPEN_SETS.has(set.name) ? 'open' : 'sealed' }));
}

/** A document that is refused as none of the genre states nothing: all that was read by eye in it is missed. */
function readFigures(stored: ReadText, gazetteer: Gazetteer, catalogue: Catalogue): Extraction {
  try {
    return extractFigures(parseReport(stored, { gazetteer }), catalogue);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_a_report') return { figures: [], exclusions: [] };
    throw error;
  }
}

/** Reads every document of a set from its bytes on and compares it with its golden lines. */
export function evaluateFigures(
  set: FigureSet,
  { catalogue, gazetteer }: { catalogue: Catalogue; gazetteer: Gazetteer },
): FigureComparison {
  const lines = parseGoldenFigures(readFileSync(set.golden, 'utf8'));
  const documents = [...new Set(lines.map(({ source }) => source))].map((source) => {
    const golden = lines.filter((line) => line.source === source);
    const stored = readPlainText(readFileSync(join(set.documents, source)));
    return { source, text: stored.text, golden, ...readFigures(stored, gazetteer, catalogue) };
  });
  return compareFigures(documents, new Map(catalogue.indicators.map(({ code, name }) => [code, name])));
}
