import type { LocatedWords } from '../word/locate-words.ts';
import type { PageFormat, TextFormat } from '../word/read-format.ts';
import type { WordText } from '../word/word-texts.ts';
import type { DraftText } from './draft-text.ts';
import type { Finding } from './finding.ts';

/** What GB/T 9704—2012 asks of a page, in millimetres; it permits a millimetre more or less of the first two. */
const PAGE: readonly { side: 'top' | 'bottom' | 'left' | 'right'; name: string; due: number }[] = [
  { side: 'top', name: '上边距（天头）', due: 37 },
  { side: 'bottom', name: '下边距', due: 35 },
  { side: 'left', name: '左边距（订口）', due: 28 },
  { side: 'right', name: '右边距', due: 26 },
];
const TOLERANCE_MM = 1.05;
const A4 = { width: 210, height: 297 };
const SOURCE = 'GB/T 9704—2012 党政机关公文格式';

/** The parts of a document that have a look of their own. */
type Role = 'title' | 'first' | 'second' | 'body';

const LOOKS: Readonly<
  Record<Role, { name: string; font: RegExp; fontName: string; size: number; sizeName: string }>
> = {
  title: { name: '标题', font: /小标宋|XiaoBiaoSong/iu, fontName: '小标宋体', size: 22, sizeName: '二号' },
  first: { name: '一级标题', font: /黑体|SimHei|Heiti/iu, fontName: '黑体', size: 16, sizeName: '三号' },
  second: { name: '二级标题', font: /楷体|KaiTi|STKaiti/iu, fontName: '楷体', size: 16, sizeName: '三号' },
  body: { name: '正文', font: /仿宋|FangSong/iu, fontName: '仿宋体', size: 16, sizeName: '三号' },
};
/** 22 lines of a page are this far apart; a grid or exact lines give it. */
const LINE_HEIGHT = { from: 27.5, to: 30 };

/** Characters of a line that can only be text. */
const LEAST_BODY = 30;

/** A stretch of the draft with its look. */
interface Looked {
  role: Role;
  start: number;
  end: number;
  format: TextFormat;
}

/**
 * Holds a Word document's page, fonts, sizes and lines to the standard for official documents. Of what differs everywhere the first
 * place is pointed out, with how many there are.
 */
export async function findWordFormat(
  draft: DraftText,
  words: LocatedWords,
  { page, formatOf }: { page: PageFormat; formatOf: (text: WordText) => Promise<TextFormat> },
): Promise<Finding[]> {
  const looked: Looked[] = [];
  for (const { start, end } of draft.paragraphs) {
    const role = roleOf(draft, start);
    const places = words.placesOf({ start, end });
    if (
      !places?.isExact ||
      role === null ||
      places.first.text.isInFrame ||
      places.last.text.ofFootnote !== null
    )
      continue;
    looked.push({ role, start, end, format: await formatOf(places.last.text) });
  }
  return [...findPage(page, draft), ...findLooks(draft, looked), ...findLines(draft, looked, page)];
}

function roleOf({ report }: DraftText, place: number): Role | null {
  const heading = report.sections.find(
    ({ headingSpan, level }) => level > 0 && headingSpan.start <= place + 6 && place < headingSpan.end,
  );
  // A heading that its paragraph goes on after is set like the body in part: nobody can be held to either.
  if (heading !== undefined) {
    const lineEnd = report.text.indexOf('\n', place);
    const isWholeLine = (lineEnd < 0 ? report.text.length : lineEnd) - heading.headingSpan.end <= 1;
    if (!isWholeLine) return null;
    if (heading.level === 1) return 'first';
    return heading.level === 2 ? 'second' : null;
  }
  const { title } = report.metadata;
  const line = report.text.slice(place, report.text.indexOf('\n', place) >>> 0).trim();
  if (title !== null && line !== '' && title.replace(/\s/gu, '').includes(line.replace(/\s/gu, '')))
    return place <= report.body.start + 2 * title.length ? 'title' : null;
  return line.length >= LEAST_BODY && /[。；！？]$/u.test(line) ? 'body' : null;
}

function findPage(page: PageFormat, draft: DraftText): Finding[] {
  const at = (found: string, expected: string): Finding => pointing(draft, found, expected);
  const isA4 =
    page.width === null ||
    page.height === null ||
    (Math.abs(page.width - A4.width) < 2 && Math.abs(page.height - A4.height) < 2);
  const differing = PAGE.flatMap(({ side, name, due }) => {
    const set = page[side];
    return set === null || Math.abs(set - due) <= TOLERANCE_MM ? [] : [{ name, due, set }];
  });
  return [
    ...(isA4 ? [] : [at(`页面${round(page.width)}×${round(page.height)}毫米`, 'A4型纸，210×297毫米')]),
    ...(differing.length === 0
      ? []
      : [
          at(
            `页边距：${differing.map(({ name, set }) => `${name}${round(set)}毫米`).join('，')}`,
            differing.map(({ name, due }) => `${name}${due}毫米`).join('，'),
          ),
        ]),
    ...(page.hasPageNumbers ? [] : [at('未设页码', '页码用4号半角宋体阿拉伯数字，左右各放一条一字线')]),
  ];
}

function findLooks(draft: DraftText, looked: readonly Looked[]): Finding[] {
  return (Object.keys(LOOKS) as Role[]).flatMap((role) => {
    const { name, font, fontName, size, sizeName } = LOOKS[role];
    const own = looked.filter((each) => each.role === role);
    const otherFont = own.filter(({ format }) => format.font !== null && !font.test(format.font));
    const otherSize = own.filter(({ format }) => format.size !== null && format.size !== size);
    return [
      ...firstOf(draft, otherFont, ({ format }) => ({
        found: `${name}字体为${format.font ?? ''}`,
        expected: `${name}用${fontName}`,
      })),
      ...firstOf(draft, otherSize, ({ format }) => ({
        found: `${name}字号为${format.size ?? ''}磅`,
        expected: `${name}用${sizeName}（${size}磅）`,
      })),
    ];
  });
}

function findLines(draft: DraftText, looked: readonly Looked[], { linePitch }: PageFormat): Finding[] {
  const isInRange = (height: number | null) =>
    height !== null && height >= LINE_HEIGHT.from && height <= LINE_HEIGHT.to;
  const wrong = looked.filter(
    ({ role, format }) => role === 'body' && !isInRange(format.lineHeight ?? linePitch),
  );
  return firstOf(draft, wrong, ({ format }) => ({
    found: format.lineHeight === null ? '行距未固定' : `行距为固定值${format.lineHeight}磅`,
    expected: '每页22行：行距为固定值28至29磅，或设22行的文档网格',
  }));
}

function firstOf(
  { report }: DraftText,
  wrong: readonly Looked[],
  words: (look: Looked) => { found: string; expected: string },
): Finding[] {
  const [first] = wrong;
  if (first === undefined) return [];
  const { found, expected } = words(first);
  const times = wrong.length > 1 ? `（全文${wrong.length}段）` : '';
  const end = Math.min(first.end, first.start + 20, report.text.length);
  return [
    {
      start: first.start,
      end,
      severity: 'low',
      kind: 'format',
      found,
      expected: `${expected}${times}`,
      source: SOURCE,
    },
  ];
}

/** What is wrong of the whole document is told at its first words. */
function pointing({ paragraphs }: DraftText, found: string, expected: string): Finding {
  const { start, end } = paragraphs[0] ?? { start: 0, end: 0 };
  return { start, end, severity: 'low', kind: 'format', found, expected, source: SOURCE };
}

function round(length: number | null): string {
  return length === null ? '' : String(Math.round(length * 10) / 10);
}
