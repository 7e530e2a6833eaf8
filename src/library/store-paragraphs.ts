import { createHash } from 'node:crypto';
import type { Span } from '../numbers/span.ts';
import { passageTerms } from '../retrieval/passage-terms.ts';
import type { Store } from '../store/open-store.ts';
import { insertReport } from '../store/write-report.ts';
import { currentVersions } from './understand-report.ts';
import type { ReferenceData } from './reference-data.ts';

/** Texts that belong together, each to be found as one passage. */
export interface ParagraphDocument {
  title: string;
  paragraphs: readonly string[];
}

/**
 * Stores paragraphs that are of no report, so that searching can be measured on other people's texts. Nothing is read from
 * them; they have no place, no year and no figures. For a store of their own.
 * @returns For each document its id, and where each of its paragraphs stands in its text.
 */
export async function storeParagraphs(
  { store, ...reference }: { store: Store } & ReferenceData,
  documents: readonly ParagraphDocument[],
): Promise<{ id: string; spans: Span[] }[]> {
  const stored: { id: string; spans: Span[] }[] = [];
  for (const [index, { title, paragraphs }] of documents.entries()) {
    const text = paragraphs.join('\n');
    const hash = createHash('sha256').update(`${index}\n${title}\n${text}`).digest('hex');
    const spans = spansOf(paragraphs);
    const parsed = {
      ...{ text, body: { start: 0, end: text.length }, furniture: [], sentences: [], warnings: [] },
      metadata: {
        ...{ title, kind: null, regionCode: null, regionName: null, level: null, issuer: null },
        ...{ year: null, signedOn: null, publishedOn: null },
      },
      sections: [
        {
          ...{ path: '', level: 0, heading: '', headingSpan: { start: 0, end: 0 } },
          ...{ start: 0, end: text.length },
        },
      ],
      passages: spans.map((span) => ({ ...span, section: 0 })),
    };
    await store.transact((database) =>
      insertReport(
        database,
        { id: `r_${hash.slice(0, 12)}`, contentHash: hash, source: title, format: 'txt' },
        {
          parsed,
          extraction: { figures: [], exclusions: [] },
          terms: passageTerms(parsed, reference.findConcepts),
          overrides: {},
          versions: currentVersions(1, reference),
        },
        { status: 'current', at: new Date() },
      ),
    );
    stored.push({ id: `r_${hash.slice(0, 12)}`, spans });
  }
  return stored;
}

function spansOf(paragraphs: readonly string[]): Span[] {
  let start = 0;
  return paragraphs.map((paragraph) => {
    const span = { start, end: start + paragraph.length };
    start = span.end + 1;
    return span;
  });
}
