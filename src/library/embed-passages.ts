import { createHash } from 'node:crypto';
import { EmbeddingError } from '../models/embedder.ts';
import type { Embedder } from '../models/embedder.ts';
import { passageInContext } from '../retrieval/passage-context.ts';
import {
  attachEmbeddings,
  countPendingPassages,
  findDimension,
  listPendingPassages,
  removeUnusedEmbeddings,
  saveEmbeddings,
} from '../store/embeddings.ts';
import type { HashedPassage, PendingPassage } from '../store/embeddings.ts';
import type { Database, Store } from '../store/open-store.ts';
import { findReportText } from '../store/reports.ts';

export interface EmbedPassagesOptions {
  store: Store;
  embedder: Embedder;
  /** Ends the work after what is under way; what was embedded stays. */
  signal?: AbortSignal;
  /** Hears how many of the passages have a vector. */
  onProgress?: (progress: { done: number; total: number }) => void;
}

export interface EmbedPassagesResult {
  /** Passages that got a vector now. */
  embedded: number;
  /** Passages whose text the endpoint refuses to embed; words find them still. */
  refused: number;
  /** Whether every passage that can have a vector has one. */
  isComplete: boolean;
}

/** Passages read, embedded and attached at a time: what an interruption loses at most. */
const AT_ONCE = 96;
/** Texts of one request. */
const REQUEST_SIZE = 32;
/**
 * Characters of a text that are embedded. Passages have 400 at most before their context, and common models read some 500
 * Chinese characters; their servers differ in whether they cut or refuse what is longer.
 */
const LONGEST_TEXT = 500;
/** So many refused texts and not one accepted is an endpoint that refuses all. */
const MOST_REFUSED_FIRST = 3;

interface PendingText extends HashedPassage {
  text: string;
}

/**
 * Gives the passages of current reports the vectors they are found by: kept ones where the same text was embedded before, new
 * ones where not. Can be ended at any time, also by a crash, and goes on where it was; runs beside ingestion and answering.
 * At the end, vectors that belong to no passage any more are removed.
 * @throws {EmbeddingError} when the endpoint fails lastingly, or gives another number of dimensions than before. What was
 *   embedded until then stays.
 */
export async function embedPassages(options: EmbedPassagesOptions): Promise<EmbedPassagesResult> {
  const { store, embedder, signal, onProgress } = options;
  const { passages: total, pending } = await countPendingPassages(store.database, embedder.model);
  const embedTexts = createTextEmbedding(options, await findDimension(store.database, embedder.model));
  let embedded = 0;
  const tell = () => onProgress?.({ done: total - pending + embedded, total });
  tell();
  for (let after = 0; signal?.aborted !== true;) {
    // 1. What is next? Texts that were embedded before have their vectors with that.
    const batch = await store.transact((database) => takeBatch(database, embedder.model, after));
    const wanted = batch.missing.filter(({ contentHash }) => !embedTexts.refused.has(contentHash));
    embedded += batch.attached;
    if (batch.attached > 0) tell();
    if (batch.last === null) {
      await removeUnusedEmbeddings(store.database);
      return { embedded, refused: embedTexts.refused.size, isComplete: true };
    }
    // 2. Embed the rest by its text alone: a passage gets its vector when it is read again, since it may change meanwhile.
    if (wanted.length === 0) after = batch.last;
    else await embedTexts.embed(wanted);
  }
  return { embedded, refused: embedTexts.refused.size, isComplete: false };
}

interface Batch {
  /** How many passages got a kept vector. */
  attached: number;
  missing: PendingText[];
  /** The greatest id looked at; null when nothing was pending. */
  last: number | null;
}

async function takeBatch(database: Database, model: string, after: number): Promise<Batch> {
  const pending = await listPendingPassages(database, { model, after, limit: AT_ONCE });
  const texts = new Map<string, string>();
  for (const { reportId } of pending)
    if (!texts.has(reportId)) texts.set(reportId, (await findReportText(database, reportId)) ?? '');
  const hashed = pending.map((passage) => hashText(passage, texts.get(passage.reportId) ?? ''));
  const left = new Set(await attachEmbeddings(database, model, hashed));
  const missing = hashed.filter((passage) => left.has(passage));
  return { attached: hashed.length - missing.length, missing, last: pending.at(-1)?.id ?? null };
}

function hashText(passage: PendingPassage, reportText: string): PendingText {
  const own = reportText.slice(passage.start, passage.end);
  const text = passageInContext(passage, own).slice(0, LONGEST_TEXT);
  return { id: passage.id, text, contentHash: createHash('sha256').update(text).digest('hex') };
}

/** Embeds texts and keeps their vectors, remembering which texts the endpoint refuses. */
function createTextEmbedding(
  { store, embedder, signal }: EmbedPassagesOptions,
  keptDimension: number | null,
): { embed: (texts: readonly PendingText[]) => Promise<void>; refused: ReadonlySet<string> } {
  const refused = new Set<string>();
  let dimension = keptDimension;

  async function embed(texts: readonly PendingText[]): Promise<void> {
    const requests: (readonly PendingText[])[] = [];
    for (let from = 0; from < texts.length; from += REQUEST_SIZE)
      requests.push(texts.slice(from, from + REQUEST_SIZE));
    // What one request gave is kept even when another fails.
    const settled = await Promise.allSettled(requests.map(embedOrHalve));
    for (const one of settled) if (one.status === 'rejected') throw one.reason;
  }

  /** A text that is refused takes its whole request with it: halves are tried until it stands alone. */
  async function embedOrHalve(texts: readonly PendingText[]): Promise<void> {
    try {
      await embedRequest(texts);
    } catch (error) {
      if (!(error instanceof EmbeddingError) || error.fault !== 'refused_text') throw error;
      const [only, ...others] = texts;
      if (only && others.length === 0) {
        refused.add(only.contentHash);
        if (dimension === null && refused.size >= MOST_REFUSED_FIRST) throw error;
        return;
      }
      const half = Math.ceil(texts.length / 2);
      await embedOrHalve(texts.slice(0, half));
      await embedOrHalve(texts.slice(half));
    }
  }

  async function embedRequest(texts: readonly PendingText[]): Promise<void> {
    const vectors = await embedder.embed(
      texts.map(({ text }) => text),
      signal,
    );
    const given = vectors[0]?.length ?? 0;
    dimension ??= given;
    if (given !== dimension) throw anotherDimension(embedder.model, { kept: dimension, given });
    const embeddings = vectors.map((vector, index) => ({
      contentHash: texts[index]?.contentHash ?? '',
      vector,
    }));
    await saveEmbeddings(store.database, embedder.model, embeddings);
  }

  return { embed, refused };
}

function anotherDimension(model: string, { kept, given }: { kept: number; given: number }): EmbeddingError {
  return new EmbeddingError(
    'malformed',
    `The embedding endpoint gives ${given} numbers a text for ${model}, the kept vectors have ${kept}: if another model is served under that name now, run zhibao index --rebuild.`,
  );
}
