import type { Span } from '../numbers/span.ts';

/** A sentence that should give a number of cases and gives none. */
export interface CountlessStatement extends Span {
  /** `none_stated`: 未发生, 没有, in words only. `unclear`: neither a number nor a denial; a garbled sentence. */
  kind: 'none_stated' | 'unclear';
}

const SENTENCE = /[^。！？!?；;\n]+[。！？!?；;]?/gu;
const ANCHOR = /今年以来|本年度?以来|年度?内|全年|一年来|本年度|今年|截[至止]|(?:19|20)\d\d年/u;
const HAPPENS = /发生|收到|接到|接收|新收|受理|立案|办理|承办|审结|办结|出现/u;
const DENIES = /未|无|没有|零(?=案|发生|受理|申请)/u;
/** Prose about how cases are handled counts none: 依法受理行政复议案件. */
const MANNER =
  /依法|及时|认真|规范|公正|高效|妥善|积极|切实|严格|坚持|做好|推进|能力|质量|机制|制度|程序|要求|应当|必须|过程/u;
const COUNTED = /(?:案件?|申请|诉讼|复议|情况|情形)$/u;

/**
 * Finds what a report says of a procedure where a number is due but missing: 「未发生行政复议案件」, or a garbled
 * 「我发生行政复议案件」. Such a sentence is quoted; nothing is guessed from it.
 * @param names Names of the procedure; a statement holds one of them.
 * @returns In order of place.
 */
export function findCountlessStatements(text: string, names: readonly string[]): CountlessStatement[] {
  const found: CountlessStatement[] = [];
  for (const match of text.matchAll(SENTENCE)) {
    const sentence = match[0];
    if (!names.some((name) => sentence.includes(name)) || !ANCHOR.test(sentence)) continue;
    const kind = kindOf(sentence, names);
    if (!kind) continue;
    const lead = sentence.length - sentence.trimStart().length;
    found.push({ start: match.index + lead, end: match.index + sentence.trimEnd().length, kind });
  }
  return found;
}

function kindOf(sentence: string, names: readonly string[]): CountlessStatement['kind'] | null {
  const body = sentence.replace(/[。！？!?；;]$/u, '');
  for (const clause of body.split(/[,，、：:]/u)) {
    const trimmed = clause.trim();
    const counts =
      names.some((name) => trimmed.includes(name)) &&
      HAPPENS.test(trimmed) &&
      COUNTED.test(trimmed) &&
      !/\d|[一二三四五六七八九十百千两]+(?=[件宗起])/u.test(trimmed.replace(/(?:19|20)\d\d年/gu, ''));
    if (!counts || MANNER.test(trimmed)) continue;
    return DENIES.test(trimmed) ? 'none_stated' : 'unclear';
  }
  return null;
}
