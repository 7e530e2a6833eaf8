import type { Span } from '../../src/numbers/span.ts';
import type { Random } from '../bench/random.ts';

/** A stretch of a question: a place's name, which stays whole or goes whole, or anything else. */
export interface Piece {
  text: string;
  isName: boolean;
}

/** Cuts a question at the places of its names. */
export function piecesOf(text: string, names: readonly Span[]): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { start, end } of names) {
    if (start > from) pieces.push({ text: text.slice(from, start), isName: false });
    pieces.push({ text: text.slice(start, end), isName: true });
    from = end;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), isName: false });
  return pieces;
}

export type Mutation =
  'typo' | 'swap' | 'cut' | 'cut_end' | 'join' | 'punctuation' | 'script' | 'noise' | 'drop_name';

interface MutateOptions {
  random: Random;
  /** Another question, to be joined on. */
  other: readonly Piece[];
  /** Characters that typos and noise are made of. */
  alphabet: readonly string[];
}

const PUNCTUATION = '，。？！、；：…—“”()[]·~ \n\t,.;:?!/|*#_"\'\u200b'.split('');
const LATIN = ['ok', 'shouli', 'PDF', 'VS', 'the', 'fuyi', '2.0', 'A', 'pls', 'nian'];
const EMOJI = ['😂', '🙏', '👍', '❓', '㊗'];
const TRADITIONAL = new Map(
  '复複 议議 应應 诉訴 执執 处處 罚罰 调調 规規 范範 审審 结結 报報 数數 问問 题題 关關 项項 办辦 员員'
    .split(' ')
    .map((pair) => [pair.charAt(0), pair.charAt(1)] as const),
);

type Change = (pieces: readonly Piece[], options: MutateOptions) => Piece[];

/** Each changes the pieces that are no names, or takes a name out as a whole. */
const MUTATIONS: Readonly<Record<Mutation, Change>> = {
  typo: (pieces, { random, alphabet }) =>
    atFreeCharacter(pieces, random, (before, _one, after) => before + random.pick(alphabet) + after),
  swap: (pieces, { random }) =>
    atFreeCharacter(
      pieces,
      random,
      (before, one, after) => before + after.slice(0, 1) + one + after.slice(1),
    ),
  cut: (pieces, { random }) =>
    atFreeCharacter(pieces, random, (before, _one, after) => before + after.slice(random.integer(0, 3))),
  cut_end: (pieces, { random }) => {
    const kept = pieces.slice(0, random.integer(1, Math.max(1, pieces.length)));
    return kept.map((piece, index) =>
      index === kept.length - 1 && !piece.isName
        ? { ...piece, text: piece.text.slice(0, random.integer(0, piece.text.length)) }
        : piece,
    );
  },
  join: (pieces, { random, other }) => [
    ...pieces,
    { text: random.pick(['，', '。', '？', ' ', '', '、', '和', '还有', '另外']), isName: false },
    ...other,
  ],
  punctuation: (pieces, { random }) =>
    atFreeCharacter(pieces, random, (before, one, after) => before + random.pick(PUNCTUATION) + one + after),
  script: (pieces) =>
    pieces.map(({ text, isName }) => ({
      isName,
      text: isName
        ? text
        : Array.from(text, (one) => TRADITIONAL.get(one) ?? one)
            .join('')
            .replace(/[0-9]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
    })),
  noise: (pieces, { random, alphabet }) =>
    atFreeCharacter(
      pieces,
      random,
      (before, one, after) => before + random.pick([...LATIN, ...EMOJI, random.pick(alphabet)]) + one + after,
    ),
  drop_name: (pieces, { random }) => {
    const names = pieces.filter(({ isName }) => isName);
    if (names.length === 0) return [...pieces];
    const dropped = random.pick(names);
    return pieces.filter((piece) => piece !== dropped);
  },
};

export const MUTATION_NAMES = Object.keys(MUTATIONS) as Mutation[];

/** Changes a question one to three times. */
export function mutate(
  pieces: readonly Piece[],
  options: MutateOptions,
): { pieces: Piece[]; mutations: Mutation[] } {
  const mutations = Array.from({ length: options.random.integer(1, 3) }, () =>
    options.random.pick(MUTATION_NAMES),
  );
  return {
    mutations,
    pieces: mutations.reduce<Piece[]>((changed, name) => MUTATIONS[name](changed, options), [...pieces]),
  };
}

function atFreeCharacter(
  pieces: readonly Piece[],
  random: Random,
  change: (before: string, one: string, after: string) => string,
): Piece[] {
  const free = pieces.filter(({ isName, text }) => !isName && text.length > 0);
  if (free.length === 0) return [...pieces];
  const chosen = random.pick(free);
  const characters = Array.from(chosen.text);
  const at = random.integer(0, characters.length - 1);
  const text = change(
    characters.slice(0, at).join(''),
    characters[at] ?? '',
    characters.slice(at + 1).join(''),
  );
  return pieces.map((piece) => (piece === chosen ? { ...piece, text } : piece));
}
