import type { LocatedWords } from './locate-words.ts';
import { locateWords } from './locate-words.ts';
import type { WordPackage } from './word-package.ts';
import { openWordPackage } from './word-package.ts';

/** A draft's Word document: its parts, and where its words stand in them. */
export interface WordDraft {
  parts: WordPackage;
  words: LocatedWords;
}

/** @param text What the reader of Word documents made of the same bytes. */
export async function openWordDraft(bytes: Uint8Array, text: string): Promise<WordDraft> {
  const parts = await openWordPackage(bytes);
  return { parts, words: await locateWords(parts, text) };
}
