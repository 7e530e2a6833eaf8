import type { Rerank } from '../models/reranker.ts';
import type { Store } from '../store/open-store.ts';
import type { PassageRange } from '../store/passage-index.ts';
import { findPassages } from '../store/passages.ts';
import type { StoredPassage } from '../store/passages.ts';
import { findReportText, listReports, listStoredReports } from '../store/reports.ts';
import { fuseByRank } from './fuse-by-rank.ts';
import type { SearchByMeaning } from './search-by-meaning.ts';
import type { SearchByWords } from './search-by-words.ts';

/** A passage found; the higher the score, the likelier it is meant. Scores of different queries do not compare. */
export interface RankedPassage extends StoredPassage {
  score: number;
}

export interface RetrieveOptions {
  /** Searches only passages of these reports; not given, those of all current ones. */
  reportIds?: readonly string[];
  /** At most so many. */
  limit: number;
}

/** Searches the passages of current reports for what a question asks. */
export type Retrieve = (query: string, options: RetrieveOptions) => Promise<RankedPassage[]>;

/** How much each way of searching counts where their ranks are fused. */
export interface FusionWeights {
  words: number;
  meaning: number;
}

export interface RetrieveDependencies {
  store: Store;
  byWords: SearchByWords;
  /** Null where no embedding model is set up: words alone decide. */
  byMeaning: SearchByMeaning | null;
  weights?: FusionWeights;
  /** Puts the best into the order of a reranking model; null, the default, where there is none. */
  rerank?: Rerank | null;
}

const EVEN_WEIGHTS: FusionWeights = { words: 1, meaning: 1 };
/** How deep each list is read where two are fused: what stands below this in one is no reason to rank it high. */
const FUSED_DEPTH = 50;

/** So many of the best are shown to a reranking model. */
const RERANKED = 20;

/** Makes the search by words and, where there is a model, by meaning: fused by rank. */
export function createRetrieve({
  store,
  byWords,
  byMeaning,
  weights = EVEN_WEIGHTS,
  rerank = null,
}: RetrieveDependencies): Retrieve {
  return async (query, { reportIds, limit }) => {
    // 1. Where to look: one range a report, or everywhere.
    const ranges = reportIds === undefined ? null : await rangesOf(store, reportIds);
    if (ranges?.length === 0) return [];
    // 2. Both searches at once: one waits for the store, the other for the endpoint.
    const [worded, meant] = await Promise.all([
      weights.words === 0 ? [] : byWords(query, ranges, byMeaning ? Math.max(limit, FUSED_DEPTH) : limit),
      byMeaning?.(query, ranges ?? (await everyRange(store)), FUSED_DEPTH) ?? [],
    ]);
    // 3. One list of the two, unless there is but one.
    const ranked =
      meant.length === 0
        ? worded
        : fuseByRank([
            { items: worded.map(({ id }) => id), weight: weights.words },
            { items: meant, weight: weights.meaning },
          ]).map(({ item, score }) => ({ id: item, score }));
    const best = ranked.slice(0, rerank ? Math.max(limit, RERANKED) : limit);
    const scores = new Map(best.map(({ id, score }) => [id, score]));
    const passages = await findPassages(store.database, [...scores.keys()]);
    const scored = passages.map((passage) => ({ ...passage, score: scores.get(passage.id) ?? 0 }));
    // 4. The best of it in the order of a model that reads both, where there is one.
    return (rerank ? await reranked(query, scored, { store, rerank }) : scored).slice(0, limit);
  };
}

async function reranked(
  query: string,
  passages: readonly RankedPassage[],
  { store, rerank }: { store: Store; rerank: Rerank },
): Promise<readonly RankedPassage[]> {
  const shown = passages.slice(0, RERANKED);
  const texts = new Map<string, string>();
  for (const id of new Set(shown.map(({ reportId }) => reportId)))
    texts.set(id, (await findReportText(store.database, id)) ?? '');
  const order = await rerank(
    query,
    shown.map(({ reportId, start, end }) => (texts.get(reportId) ?? '').slice(start, end)),
  );
  if (order === null) return passages;
  return [...order.flatMap((place) => shown[place] ?? []), ...passages.slice(RERANKED)];
}

async function rangesOf(store: Store, reportIds: readonly string[]): Promise<PassageRange[]> {
  const wanted = new Set(reportIds);
  const reports = await listReports(store);
  return reports.flatMap(({ id, passages }) => (wanted.has(id) && passages !== null ? [passages] : []));
}

async function everyRange(store: Store): Promise<PassageRange[]> {
  const reports = await listStoredReports(store, ['current']);
  return reports.flatMap(({ passages }) => passages ?? []);
}
