import { Converter } from 'opencc-js/t2cn';

// The package's declarations import each other without file extensions, so that its types don't resolve.
const toSimplified = Converter({ from: 'tw', to: 'cn' }) as (text: string) => string;

/** Left-overs of a messenger: the platform's mention keys and a typed mention at either end. */
const MENTIONS = /@_user_\d+|@_all|^\s*@\S+\s+|\s+@\S+\s*$/gu;
const CONTROL = /[\p{Cc}\p{Cf}\u2028\u2029]+/gu;

/**
 * Brings a question to one form before it is read: half-width digits, letters and punctuation, simplified script,
 * no mentions, no control characters, single spaces. Slots' spans stand on the result.
 * @example normalizeQuestion('甲縣２０２４年受理行政複議多少件？') // '甲县2024年受理行政复议多少件?'
 */
export function normalizeQuestion(text: string): string {
  const plain = text.normalize('NFKC').replace(CONTROL, ' ').replace(MENTIONS, ' ');
  return toSimplified(plain).replaceAll('覆议', '复议').replace(/\s+/gu, ' ').trim();
}

/** `zh` when any Han character stands in the text: 「binhai 公职律师人数」 is a Chinese question. */
export function languageOf(text: string): 'zh' | 'en' {
  return /\p{Script=Han}/u.test(text) || !/[a-z]/iu.test(text) ? 'zh' : 'en';
}
