import type { Random } from './random.ts';

/** A section with what it says: each statement with the short heading that it may bear. */
export interface WrittenSection {
  heading: string;
  statements: { heading: string; sentence: string }[];
}

/** A report before it is set. */
export interface WrittenReport {
  title: string;
  opening: string;
  parts: { heading: string; sections: WrittenSection[] }[];
  signature: { issuer: string; date: string };
}

/** How a report is set; the same all through it. */
interface Style {
  /** Brackets of 「(一)」. */
  brackets: [string, string];
  /** Whether a section's text goes on behind its heading. */
  runsOn: boolean;
  /** How statements within a section are told apart. */
  within: 'paragraph' | 'ordinals' | 'numbers';
  indent: string;
}

const NUMERALS = '一二三四五六七八九十';

/** Sets a report in one of the styles of the genre: parts 一、, sections (一), and 一是, 1. or plain sentences within. */
export function layOut({ title, opening, parts, signature }: WrittenReport, random: Random): string {
  const style: Style = {
    brackets: random.pick([
      ['(', ')'],
      ['（', '）'],
    ]),
    runsOn: random.chance(0.5),
    within: random.pick(['paragraph', 'ordinals', 'numbers']),
    indent: random.pick(['', '　　', '    ']),
  };
  const body = parts.flatMap(({ heading, sections }, index) => [
    `${chinese(index)}、${heading}`,
    ...sections.flatMap((section, place) => laidSection(section, place, style)),
  ]);
  const lines = [opening, ...body].map((line) => style.indent + line);
  return `${[title, ...lines, signature.issuer, signature.date].join('\n')}\n`;
}

function laidSection({ heading, statements }: WrittenSection, place: number, style: Style): string[] {
  const [open, close] = style.brackets;
  const head = `${open}${chinese(place)}${close}${heading}`;
  const [only] = statements;
  if (only && statements.length === 1)
    return style.runsOn ? [`${head}。${only.sentence}`] : [head, only.sentence];
  if (style.within === 'numbers')
    return [
      head,
      ...statements.map((statement, index) => `${index + 1}.${statement.heading}。${statement.sentence}`),
    ];
  const text = statements
    .map(({ sentence }, index) => (style.within === 'ordinals' ? `${chinese(index)}是${sentence}` : sentence))
    .join('');
  return style.runsOn ? [`${head}。${text}`] : [head, text];
}

/** The numeral of the place from 0: 一 to 十九. */
function chinese(index: number): string {
  const units = NUMERALS[index % 10] ?? '';
  return index < 10 ? units : `十${units}`;
}
