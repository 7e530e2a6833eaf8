import type { Gazetteer } from '../regions/gazetteer.ts';
import type { Region } from '../regions/region.ts';
import type { Slot } from './question.ts';

/** Words for the unit of whoever speaks: 我县, 本区, 我们镇. */
const WITH_LEVEL =
  /(?:我们?|咱们?|俺们?|(?<![基根原日书资成样版标文])本)(省|市|州|盟|县|区|旗|镇|乡|街道)(?![别分划场级长情域间块址民面])/u;
const WITHOUT_LEVEL =
  /本地(?![方区])|本单位|(?:我们?|咱们?|俺们?)(?:单位|这(?:儿|里|边|地方))|(?:我们|咱们?|俺们?)(?:那(?:儿|里|边)|当地)/u;
const ENGLISH =
  /\b(?:our|my) (?:own )?(province|city|prefecture|county|district|banner|town|township|street)\b/iu;

/** What the word for a level says of the name of the division meant. */
const NAME_OF_LEVEL: Readonly<Record<string, RegExp>> = {
  市: /市$/u,
  州: /州$/u,
  盟: /盟$/u,
  县: /县$/u,
  区: /区$/u,
  旗: /旗$/u,
  镇: /镇$/u,
  乡: /乡$/u,
  街道: /街道$/u,
  city: /市$/u,
  prefecture: /[州盟]$/u,
  county: /县$/u,
  district: /区$/u,
  banner: /旗$/u,
  town: /镇$/u,
  township: /[乡镇]$/u,
  street: /街道$/u,
};
const PROVINCES: ReadonlySet<string> = new Set(['省', 'province']);

/**
 * Finds where a question names the asker's own unit instead of a place.
 * @returns The words with their place; null when there are none.
 * @example parseOwnUnit('我县受理了多少件')?.value // '我县'
 */
export function parseOwnUnit(text: string): Slot<string> | null {
  const match = WITH_LEVEL.exec(text) ?? WITHOUT_LEVEL.exec(text) ?? ENGLISH.exec(text);
  if (!match) return null;
  const span = { start: match.index, end: match.index + match[0].length };
  return { value: match[0], span, origin: 'stated' };
}

/**
 * The division that such words mean: the unit itself, or the one of that level which it lies in (我市, said by someone of a county).
 * @param units Codes of the asker's own unit and of the chat's default, the surer first.
 * @returns Null when no unit is known or none is of the level said: nothing is guessed.
 */
export function findOwnUnit(words: string, units: readonly string[], gazetteer: Gazetteer): Region | null {
  const level = (WITH_LEVEL.exec(words) ?? ENGLISH.exec(words))?.[1]?.toLowerCase();
  for (const code of units) {
    const unit = gazetteer.byCode(code);
    if (!unit) continue;
    if (level === undefined) return unit;
    const found = [unit, ...gazetteer.ancestors(code)].find((region) =>
      PROVINCES.has(level) ? region.level === 'province' : NAME_OF_LEVEL[level]?.test(region.name),
    );
    if (found) return found;
  }
  return null;
}
