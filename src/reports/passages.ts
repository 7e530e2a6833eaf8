import type { Span } from '../numbers/span.ts';
import type { Passage, Section, Sentence } from './report.ts';

/** Longest passage, in UTF-16 units. */
export const PASSAGE_LIMIT = 400;

const COMMA = /[,、:;]/u;

interface Piece extends Span {
  section: number;
  /** The part of level 3 or above that it stands in; passages never cross from one into another. */
  part: number;
  /** Whether a level-4 item begins here. */
  opensItem: boolean;
}

/**
 * Packs sentences into passages of at most `PASSAGE_LIMIT` units that keep within one part of levels 1 to 3 and hold
 * whole 一是 items where these fit. A longer sentence is cut at a comma.
 * @param holes Spans between sentences that no passage may hold: page furniture inside the body.
 */
export function cutPassages(
  folded: string,
  sentences: readonly Sentence[],
  sections: readonly Section[],
  holes: readonly Span[],
): Passage[] {
  const pieces = sentences.flatMap((sentence) => cutPieces(folded, sentence, sections));
  const passages: Passage[] = [];
  for (const [index, piece] of pieces.entries()) {
    const current = passages.at(-1);
    const previous = pieces[index - 1];
    const joins =
      current !== undefined &&
      previous?.part === piece.part &&
      piece.end - current.start <= PASSAGE_LIMIT &&
      !holes.some((hole) => hole.start >= current.end && hole.end <= piece.start) &&
      !(piece.opensItem && itemEnd(pieces, index) - current.start > PASSAGE_LIMIT);
    if (joins) {
      current.end = piece.end;
      if (current.section !== piece.section) current.section = piece.part;
    } else {
      passages.push({ start: piece.start, end: piece.end, section: piece.section });
    }
  }
  return passages;
}

/** The end of the level-4 item that begins at a piece. */
function itemEnd(pieces: readonly Piece[], from: number): number {
  const first = pieces[from];
  let end = first?.end ?? 0;
  for (
    let index = from + 1;
    pieces[index]?.section === first?.section && !pieces[index]?.opensItem;
    index += 1
  )
    end = pieces[index]?.end ?? end;
  return end;
}

function cutPieces(folded: string, sentence: Sentence, sections: readonly Section[]): Piece[] {
  const section = sections[sentence.section];
  const opensItem = section?.level === 4 && section.start === sentence.start;
  const part = partOf(sentence.section, sections);
  const pieces: Piece[] = [];
  let start = sentence.start;
  while (start < sentence.end) {
    const end = sentence.end - start <= PASSAGE_LIMIT ? sentence.end : cutPoint(folded, start);
    const words = folded.slice(start, end);
    const from = start + words.length - words.trimStart().length;
    pieces.push({
      start: from,
      end: start + words.trimEnd().length,
      section: sentence.section,
      part,
      opensItem: opensItem && pieces.length === 0,
    });
    start = end;
  }
  return pieces.filter((piece) => piece.end > piece.start);
}

/** After the last comma within the limit; without one, at the limit, between whole characters. */
function cutPoint(folded: string, start: number): number {
  for (let at = start + PASSAGE_LIMIT; at > start + PASSAGE_LIMIT / 4; at -= 1)
    if (COMMA.test(folded[at - 1] ?? '')) return at;
  const at = start + PASSAGE_LIMIT;
  return /[\uD800-\uDBFF]/.test(folded[at - 1] ?? '') ? at - 1 : at;
}

/** The innermost section of level 3 or above that holds a section, itself included; 0 when none does. */
function partOf(index: number, sections: readonly Section[]): number {
  const section = sections[index];
  if (section === undefined || section.level < 4) return index;
  for (let candidate = index - 1; candidate > 0; candidate -= 1) {
    const holder = sections[candidate];
    if (holder && holder.level < 4 && holder.end >= section.end) return candidate;
  }
  return 0;
}
