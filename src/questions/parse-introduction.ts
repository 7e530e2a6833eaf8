import type { Span } from '../numbers/span.ts';
import type { RegionMention } from '../regions/region.ts';
import type { Slot } from './question.ts';

/** Stands for the place named, while the words around it are read. */
const PLACE = '\u0001';

const SAYS_WHOSE = [
  new RegExp(
    `(?:^|[,。!;])\\s*(?:我们?|咱们?|俺们?|本人)(?:的?(?:工作)?单位|这边|这里)?(?:是|在|来自|属于|供职于|就职于)${PLACE}(?:的|人|这边的?|工作|上班|任职|[\\p{Script=Han}]{0,8}(?:局|政府|委员?会?|办|所|科|院)(?:的|工作|上班)?)?(?:人|同志|干部|工作人员)?(?=$|[,。!;~\\s])`,
    'u',
  ),
  new RegExp(
    `(?:^|[,.!;])\\s*(?:i am|i'm|we are|we're|i work|we work|i come)(?: (?:from|in|at|for|of|with|the))+ ${PLACE}(?: (?:county|district|town|city))?(?=$|[,.!;])`,
    'iu',
  ),
];

/** Someone says which unit is theirs, at a place of the text. */
export interface Introduction {
  mention: RegionMention;
  span: Span;
}

/**
 * Reads 「我是甲县的」: from then on 我县 and 本县 are that county for this person.
 * @param regions Places found in the text, in its order.
 * @returns Null when nobody is introduced: 「我想问甲县的」 asks.
 */
export function parseIntroduction(
  text: string,
  regions: readonly Slot<RegionMention>[],
): Introduction | null {
  for (const { value, span } of regions) {
    if (!span) continue;
    const masked = text.slice(0, span.start) + PLACE + text.slice(span.end);
    const match = SAYS_WHOSE.map((words) => words.exec(masked)).find((one) => one !== null);
    if (!match) continue;
    const end = match.index + match[0].length + span.end - span.start - PLACE.length;
    return { mention: value, span: { start: match.index, end } };
  }
  return null;
}
