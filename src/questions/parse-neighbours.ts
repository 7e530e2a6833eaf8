import type { Slot } from './question.ts';

/** Words for the divisions beside the one that is spoken of: 邻区, 周边县区, 兄弟区县. */
const NEIGHBOURS =
  /(?:邻近|相邻|毗邻|邻|周边|附近|兄弟|隔壁)的?(?:几个|各个?|[两二三四]个)?(?:区县|县区|县市|地区|区|县|市|州|旗|镇|乡|街道)(?![别分划域级长情间块址民面里])|\bneighbou?r(?:s\b|ing (?:counties|districts|towns|places|regions)\b)/iu;

/**
 * Finds where a question names the neighbours of a place.
 * @returns The words with their place; null when there are none.
 * @example parseNeighbours('本区和邻区的复议')?.value // '邻区'
 */
export function parseNeighbours(text: string): Slot<string> | null {
  const match = NEIGHBOURS.exec(text);
  if (!match) return null;
  const span = { start: match.index, end: match.index + match[0].length };
  return { value: match[0], span, origin: 'stated' };
}
