import { formatNumeral } from '../../numbers/numerals.ts';

const LEGAL_DIGITS: Readonly<Record<string, string>> = {
  一: '壹',
  二: '贰',
  三: '叁',
  四: '肆',
  五: '伍',
  六: '陆',
  七: '柒',
  八: '捌',
  九: '玖',
  十: '拾',
  百: '佰',
  千: '仟',
};
const DIGITS = '〇一二三四五六七八九';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';
const ROMAN: readonly [number, string][] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

/** Characters that draw a number and its frame in one, from 1 to 20. */
const ENCLOSED: Readonly<Record<string, number>> = {
  decimalEnclosedCircle: 0x2460,
  decimalEnclosedCircleChinese: 0x2460,
  decimalEnclosedParen: 0x2474,
  decimalEnclosedFullstop: 0x2488,
};

/**
 * The numeral of a list item as Word draws it, by the name that ECMA-376 (17.18.59) gives its format; plain digits for formats
 * that no Chinese document uses.
 * @param count From 1; 0 where a list is made to begin so.
 * @returns `''` for bullets and for no numeral.
 * @example formatListNumeral(12, 'chineseCountingThousand') // '十二'
 */
export function formatListNumeral(count: number, format: string): string {
  const enclosed = ENCLOSED[format];
  if (enclosed !== undefined && count >= 1 && count <= 20) return String.fromCharCode(enclosed + count - 1);
  switch (format) {
    case 'bullet':
    case 'none':
      return '';
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'japaneseCounting':
      return chinese(count);
    case 'chineseLegalSimplified':
    case 'ideographLegalTraditional':
      // 十二 is 壹拾贰 in full: what is written out leaves nothing unsaid.
      return Array.from(chinese(count).replace(/^十/u, '一十'), (digit) => LEGAL_DIGITS[digit] ?? digit).join(
        '',
      );
    case 'ideographDigital':
    case 'taiwaneseDigital':
    case 'japaneseDigitalTenThousand':
      return Array.from(String(count), (digit) => DIGITS[Number(digit)] ?? digit).join('');
    case 'ideographTraditional':
      return STEMS[count - 1] ?? String(count);
    case 'ideographZodiac':
      return BRANCHES[count - 1] ?? String(count);
    case 'ideographEnclosedCircle':
      return count >= 1 && count <= 10 ? String.fromCharCode(0x3220 + count - 1) : `(${chinese(count)})`;
    case 'decimalZero':
      return String(count).padStart(2, '0');
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return String(count).replace(/\d/gu, (digit) => String.fromCharCode(0xff10 + Number(digit)));
    case 'upperLetter':
      return letters(count);
    case 'lowerLetter':
      return letters(count).toLowerCase();
    case 'upperRoman':
      return roman(count);
    case 'lowerRoman':
      return roman(count).toLowerCase();
    default:
      return String(count);
  }
}

function chinese(count: number): string {
  return formatNumeral(String(count), 'chinese');
}

/** A to Z, then AA to ZZ, as Word goes on. */
function letters(count: number): string {
  if (count < 1) return '';
  return String.fromCharCode(65 + ((count - 1) % 26)).repeat(Math.ceil(count / 26));
}

function roman(count: number): string {
  let rest = count;
  let numeral = '';
  for (const [value, letter] of ROMAN) {
    while (rest >= value) {
      numeral += letter;
      rest -= value;
    }
  }
  return numeral;
}
