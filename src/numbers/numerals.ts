/**
 * Numerals as Chinese reports write them, to plain decimals and back: 1,423 · １４２３ · 三百二十 · 一万二 · 二〇二三 · 14万.
 */
import { product } from './decimal.ts';

const DIGIT_VALUES: Readonly<Record<string, number>> = {
  ...Object.fromEntries(Array.from('〇一二三四五六七八九').map((digit, value) => [digit, value])),
  ...Object.fromEntries(Array.from('零壹贰叁肆伍陆柒捌玖').map((digit, value) => [digit, value])),
  ...{ 两: 2, '○': 0, 弍: 2, 貮: 2 },
};
const SMALL_UNITS: Readonly<Record<string, number>> = {
  十: 10,
  拾: 10,
  百: 100,
  佰: 100,
  千: 1000,
  仟: 1000,
};

const PLAIN = /^\d+(?:\.\d+)?$/;
const GROUPED = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const WITH_SCALE = /^([\d.,]+)(万亿|亿|千万|百万|万|千|百)$/;

const SCALES: Readonly<Record<string, string>> = {
  百: '100',
  千: '1000',
  万: '10000',
  百万: '1000000',
  千万: '10000000',
  亿: '100000000',
  万亿: '1000000000000',
};

/** How many ones a scale word stands for, as a decimal: `'10000'` for 万; null for any other word. */
export function scaleFactor(word: string): string | null {
  return SCALES[word] ?? null;
}

/**
 * Reads a whole string as one numeral.
 * @returns A plain decimal without grouping or leading zeros; null when the string is not exactly one well-formed numeral.
 * @example parseNumeral('１,４２３') // '1423'
 * @example parseNumeral('一万二') // '12000'
 * @example parseNumeral('百分之九十') // '90', as percentages keep their percent
 */
export function parseNumeral(text: string): string | null {
  const narrow = toNarrowDigits(text).replace(/[\s\u3000]/g, '');
  if (PLAIN.test(narrow)) return trimZeros(narrow);
  if (GROUPED.test(narrow)) return trimZeros(narrow.replaceAll(',', ''));
  const scaled = WITH_SCALE.exec(narrow);
  if (scaled?.[1] !== undefined && scaled[2] !== undefined) {
    const value = parseNumeral(scaled[1]);
    const factor = scaleFactor(scaled[2]);
    return value === null || factor === null ? null : product(value, factor);
  }
  return parseChineseNumeral(narrow.replace(/^百分之|^百分(?=百$)/, ''));
}

/** Full-width digits, point and comma to ASCII; everything else is left, so offsets stay. */
export function toNarrowDigits(text: string): string {
  return text.replace(/[０-９．，]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0));
}

function trimZeros(digits: string): string {
  return digits.replace(/^0+(?=\d)/, '');
}

function parseChineseNumeral(text: string): string | null {
  const [whole, fraction, rest] = text.split('点');
  if (whole === undefined || whole === '' || rest !== undefined) return null;
  const integer = parseChineseInteger(whole);
  if (integer === null || fraction === undefined) return integer;
  const digits = Array.from(fraction).map((digit) => DIGIT_VALUES[digit]);
  if (digits.length === 0 || digits.includes(undefined)) return null;
  return `${integer}.${digits.join('')}`;
}

function parseChineseInteger(text: string): string | null {
  if (Array.from(text).every((character) => DIGIT_VALUES[character] !== undefined)) {
    return trimZeros(
      Array.from(text)
        .map((character) => DIGIT_VALUES[character])
        .join(''),
    );
  }
  const hundredMillions = splitOnce(text, '亿');
  if (hundredMillions === null) return parseBelowHundredMillion(text);
  const high = parseBelowHundredMillion(hundredMillions.left === '' ? '一' : hundredMillions.left);
  const low = parseTail(hundredMillions.right, 100_000_000, parseBelowHundredMillion);
  return high === null || low === null ? null : String(BigInt(high) * 100_000_000n + BigInt(low));
}

function parseBelowHundredMillion(text: string): string | null {
  const tenThousands = splitOnce(text, '万');
  if (tenThousands === null) return numberText(parseBelowTenThousand(text));
  const high = parseBelowTenThousand(tenThousands.left === '' ? '一' : tenThousands.left);
  const low = parseTail(tenThousands.right, 10_000, (tail) => numberText(parseBelowTenThousand(tail)));
  return high === null || low === null ? null : String(BigInt(high) * 10_000n + BigInt(low));
}

/** What follows 亿 or 万: nothing, a lone digit that counts tenths of the unit (一万二), or a smaller numeral. */
function parseTail(tail: string, unit: number, parse: (text: string) => string | null): string | null {
  if (tail === '') return '0';
  const lone = tail.length === 1 ? DIGIT_VALUES[tail] : undefined;
  if (lone !== undefined) return lone === 0 ? null : String((lone * unit) / 10);
  return parse(tail);
}

function parseBelowTenThousand(text: string): number | null {
  let total = 0;
  let pending: number | null = null;
  let lastUnit = 10_000;
  let afterZero = false;
  for (const [index, character] of Array.from(text).entries()) {
    const unit = SMALL_UNITS[character];
    if (unit !== undefined) {
      // 十二, and 百余 where the one is left out, may only open a numeral or follow a zero.
      if (pending === null && index > 0 && !(unit === 10 && total > 0)) return null;
      if (unit >= lastUnit) return null;
      total += (pending ?? 1) * unit;
      lastUnit = unit;
      pending = null;
      afterZero = false;
      continue;
    }
    const digit = DIGIT_VALUES[character];
    if (digit === undefined || pending !== null) return null;
    if (digit === 0) {
      if (afterZero) return null;
      afterZero = true;
    } else {
      pending = digit;
    }
  }
  if (pending === null) return afterZero ? null : total;
  // 三千五 is 3500; 三千零五 and 三十五 count ones.
  return total + (lastUnit >= 100 && lastUnit < 10_000 && !afterZero ? (pending * lastUnit) / 10 : pending);
}

function numberText(value: number | null): string | null {
  return value === null ? null : String(value);
}

function splitOnce(text: string, separator: string): { left: string; right: string } | null {
  const at = text.indexOf(separator);
  return at === -1 ? null : { left: text.slice(0, at), right: text.slice(at + separator.length) };
}

/** `plain` 1423 · `grouped` 1,423 · `full_width` １４２３ · `chinese` 一千四百二十三 · `chinese_digits` 一四二三. */
export type NumeralForm = 'plain' | 'grouped' | 'full_width' | 'chinese' | 'chinese_digits';

const CHINESE_DIGITS = Array.from('零一二三四五六七八九');

/**
 * Writes a non-negative plain decimal in the given form; `parseNumeral` reads each of them back.
 * @param value Below 10^12 for `chinese`, of two digits or more for `chinese_digits`.
 * @example formatNumeral('12000', 'chinese') // '一万二千'
 */
export function formatNumeral(value: string, form: NumeralForm): string {
  const [integer = '0', fraction] = value.split('.');
  switch (form) {
    case 'plain':
      return value;
    case 'grouped':
      return withFraction(integer.replace(/\B(?=(?:\d{3})+$)/g, ','), '.', fraction);
    case 'full_width':
      return value.replace(/[0-9.]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
    case 'chinese':
      return withFraction(chineseInteger(Number(integer)), '点', fraction?.replace(/\d/g, chineseDigit));
    case 'chinese_digits':
      return value.replace(/\d/g, (digit) => (digit === '0' ? '〇' : chineseDigit(digit))).replace('.', '点');
  }
}

function withFraction(integer: string, point: string, fraction: string | undefined): string {
  return fraction === undefined ? integer : `${integer}${point}${fraction}`;
}

function chineseDigit(digit: string): string {
  return CHINESE_DIGITS[Number(digit)] ?? '';
}

function chineseInteger(value: number): string {
  if (value === 0) return '零';
  let text = '';
  let rest = value;
  for (const [size, word] of [
    [100_000_000, '亿'],
    [10_000, '万'],
    [1, ''],
  ] as const) {
    const group = Math.floor(rest / size);
    rest %= size;
    if (group === 0) continue;
    const gap = text !== '' && group < 1000 ? '零' : '';
    text += `${gap}${chineseGroup(group)}${word}`;
  }
  // 一十二 is written 十二 only where nothing stands before it.
  return text.replace(/^一十/, '十');
}

function chineseGroup(value: number): string {
  let text = '';
  let skipped = false;
  for (const [size, word] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / size) % 10;
    if (digit === 0) {
      skipped = text !== '';
      continue;
    }
    text += `${skipped ? '零' : ''}${chineseDigit(String(digit))}${word}`;
    skipped = false;
  }
  return text;
}
