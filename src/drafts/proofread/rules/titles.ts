import type { ProofreadingRule } from '../draft-text.ts';

const TITLED = /《([^《》\n]{3,80})》/gu;
/** Shorter titles differ in a character by nature: 行政处罚法, 行政许可法. */
const LEAST_LENGTH = 7;
const STATE = '中华人民共和国';

/** Titles of known laws and documents that are mis-stated by a character or two. */
export const findTitles: ProofreadingRule = ({ folded, report, paragraphs }, { proofreading }) => {
  const known = proofreading.titles.map((title) => ({ title, bare: bareTitle(title) }));
  return paragraphs.flatMap(({ start, end }) =>
    [...folded.slice(start, end).matchAll(TITLED)].flatMap((match) => {
      const bare = bareTitle(match[1] ?? '');
      if (bare.length < LEAST_LENGTH || known.some((each) => each.bare === bare)) return [];
      const meant = known.find((each) => isSlipOf(bare, each.bare));
      if (meant === undefined) return [];
      const from = start + match.index;
      return [
        {
          start: from,
          end: from + match[0].length,
          severity: 'medium' as const,
          kind: 'title_of_document' as const,
          found: report.text.slice(from, from + match[0].length),
          expected: `《${meant.title}》`,
          source: '文件正式名称',
        },
      ];
    }),
  );
};

/** The title without what writers leave out or vary at will: the state's name, years, quotes and spaces. */
function bareTitle(title: string): string {
  return title
    .replace(/[()（）\s“”"]/gu, '')
    .replace(STATE, '')
    .replace(/的?通知$/u, '')
    .replace(/^(?:中共中央|国务院|办公厅|、)+(?=关于)/u, '')
    .replace(/\d{4}\s*年?\s*[-—–―~至]+\s*\d{4}年?/u, '');
}

/** One change in a title of up to twelve characters, two in a longer one; a title with more before or behind is another. */
function isSlipOf(written: string, known: string): boolean {
  if (known.length < LEAST_LENGTH) return false;
  if (written.includes(known) || known.includes(written)) return false;
  const permitted = known.length > 12 ? 2 : 1;
  return Math.abs(written.length - known.length) <= permitted && distance(written, known) <= permitted;
}

/** Levenshtein distance in UTF-16 units. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let place = 1; place <= one.length; place += 1) {
    const next = [place];
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[place - 1] === other[column - 1];
      next.push(
        Math.min(
          (row[column - 1] ?? 0) + (isSame ? 0 : 1),
          (row[column] ?? 0) + 1,
          (next[column - 1] ?? 0) + 1,
        ),
      );
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
