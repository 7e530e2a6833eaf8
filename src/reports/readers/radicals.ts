/**
 * Characters of everyday words that PDF fonts give as their radical: the code draws the same, but no search finds 定远县人⺠政府.
 * Pairs from Unicode's EquivalentUnifiedIdeograph; Kangxi radicals (U+2F00 on) have compatibility mappings of their own.
 */
const PAIRS =
  '⺁厂⺇几⺈刀⺌小⺒巳⺓幺⺗心⺛旡⺜日⺝月⺠民⺧牛⺩王⺫目⺬示⺶羊⺻聿⺼肉⻁虎⻄西⻅见⻆角⻉贝⻋车⻏邑⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻱龜';

const UNIFIED = new Map<string, string>(
  Array.from(PAIRS).flatMap((radical, index, all) =>
    index % 2 === 0 ? [[radical, all[index + 1] ?? radical] as const] : [],
  ),
);
const RADICALS = /[\u2E80-\u2FDF\uF900-\uFAFF]/gu;

/** Writes ordinary characters for radicals and compatibility forms, one for one. */
export function unifyRadicals(text: string): string {
  return text.replace(RADICALS, (character) => UNIFIED.get(character) ?? character.normalize('NFKC'));
}
