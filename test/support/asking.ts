import { onTestFinished } from 'vitest';
import type { ShownAnswer } from '../../src/answers/answer.ts';
import { openApplication } from '../../src/application.ts';
import { parseConfig } from '../../src/config.ts';
import { ingestBytes } from '../../src/library/ingest-bytes.ts';
import { memoryLog } from './log.ts';
import { temporaryFolder } from './temporary-store.ts';

/** Asks one question of the whole program, with earlier ones of its thread if any. */
export type AskOnce = (question: string, history?: string[]) => Promise<ShownAnswer>;

/**
 * The program on a store of its own, gone when the running test ends: with the reports that come with it, and those given as texts.
 * `logged` gives what it logged so far: a text that the gate stopped stands there.
 * @param texts Reports by file name; with any given, the store holds only them unless `seed` says otherwise.
 */
export async function openAsking(
  texts: Record<string, string> = {},
  seed: 'when_empty' | 'never' = Object.keys(texts).length > 0 ? 'never' : 'when_empty',
): Promise<{ ask: AskOnce; logged: () => string }> {
  const log = memoryLog();
  const application = await openApplication(parseConfig({ DATA_DIR: temporaryFolder() }), log.logger, {
    seed,
  });
  onTestFinished(() => application.close());
  const library = { ...application, now: () => new Date(0) };
  for (const [source, text] of Object.entries(texts)) {
    await ingestBytes(library, { bytes: new TextEncoder().encode(text), source, overrides: {} });
  }
  return {
    ask: (question, history = []) => application.ask({ question, history }),
    logged: () => log.text(),
  };
}
