import { Converter } from 'opencc-js/t2cn';

// The package's declarations import each other without file extensions, so that its types don't resolve.
const convert = Converter({ from: 'tw', to: 'cn' }) as (text: string) => string;

/** Characters that only the traditional script has and that no text of administration does without. */
const TRADITIONAL = /[國會務報執復應訴關縣鎮鄉區們這個為與發辦責機構規範審處罰對實時從業強體開設進學習]/gu;
/** Traditional characters a thousand from which a text is in that script; a name or a quotation leaves a text below it. */
const LEAST_PER_MILLE = 20;

/**
 * A text in traditional script in the simplified one, character for character, so that offsets hold in both; any other text
 * as it is. Pages of governments come in both scripts from one address.
 * @example simplifyScript('縣政府辦理行政復議案件') // '县政府办理行政复议案件'
 */
export function simplifyScript(text: string): string {
  const found = text.match(TRADITIONAL)?.length ?? 0;
  if (found * 1000 < text.length * LEAST_PER_MILLE) return text;
  const known = new Map<string, string>();
  for (const unit of new Set(text.match(/\p{Script=Han}/gu))) {
    const simplified = convert(unit);
    if (simplified !== unit && simplified.length === unit.length) known.set(unit, simplified);
  }
  return text.replace(/\p{Script=Han}/gu, (unit) => known.get(unit) ?? unit);
}
