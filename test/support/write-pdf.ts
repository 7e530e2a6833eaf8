import { deflateSync } from 'node:zlib';

/** What stands on a page: texts and straight lines, in points from its top left corner. */
export interface DrawnPage {
  texts: { text: string; x: number; y: number; size: number }[];
  rules?: [x1: number, y1: number, x2: number, y2: number][];
}

const WIDTH = 595;
const HEIGHT = 842;

/**
 * A PDF whose Chinese font is named and not embedded, as Word once wrote them: its characters are told by a character map that
 * the reader must bring along. Digits and Latin letters are half as wide as the others.
 */
export function writePdf(pages: readonly DrawnPage[]): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${4 + 2 * index} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /W [1 95 500 814 939 500] /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >> >>] >>',
    ...pages.flatMap((page, index) => {
      const content = draw(page);
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${WIDTH} ${HEIGHT}] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + 2 * index} 0 R >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }),
  ];
  return assemble(objects);
}

/** A PDF of one page that draws what the content says, compressed: a little file that may be a great deal of work. */
export function writeCompressedPdf(content: Buffer): Uint8Array {
  const data = deflateSync(content).toString('latin1');
  return assemble([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [4 0 R] >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${WIDTH} ${HEIGHT}] /Resources << /Font << /F1 3 0 R >> >> /Contents 5 0 R >>`,
    `<< /Length ${data.length} /Filter /FlateDecode >>\nstream\n${data}\nendstream`,
  ]);
}

/** Numbers the objects and adds what finds them; the first is the catalogue. */
function assemble(objects: readonly string[]): Uint8Array {
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = file.length;
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

function draw({ texts, rules = [] }: DrawnPage): string {
  return [
    ...texts.map(
      ({ text, x, y, size }) =>
        `BT /F1 ${size} Tf 1 0 0 1 ${x} ${HEIGHT - y} Tm <${Buffer.from(text, 'utf16le').swap16().toString('hex')}> Tj ET`,
    ),
    ...rules.map(([x1, y1, x2, y2]) => `${x1} ${HEIGHT - y1} m ${x2} ${HEIGHT - y2} l S`),
  ].join('\n');
}

/** Where a column of text is. */
export interface Column {
  x: number;
  top: number;
  bottom: number;
  /** In characters. */
  width: number;
}

/**
 * Sets paragraphs into columns, the first line of each set in by two characters, one column filled after the other.
 * @returns The texts of each column that was needed; more than given go on in the first again, on a new page.
 */
export function setParagraphs(
  paragraphs: readonly string[],
  { columns, size, leading }: { columns: readonly Column[]; size: number; leading: number },
): DrawnPage[] {
  const pages: DrawnPage[] = [];
  let at = -1;
  let y = Infinity;
  for (const paragraph of paragraphs) {
    let indent = 2;
    let rest = paragraph;
    while (rest !== '') {
      if (y + leading > (columns[at % columns.length]?.bottom ?? 0)) {
        at += 1;
        if (at % columns.length === 0) pages.push({ texts: [] });
        y = columns[at % columns.length]!.top;
      }
      const { x, width } = columns[at % columns.length]!;
      const line = cutLine(rest, width - indent);
      y += leading;
      pages.at(-1)!.texts.push({ text: line, x: x + indent * size, y, size });
      rest = rest.slice(line.length);
      indent = 0;
    }
  }
  return pages;
}

/** As much as fits; closing marks do not begin a line, and a number is not broken. */
function cutLine(text: string, width: number): string {
  let used = 0;
  let end = 0;
  while (end < text.length) {
    used += text.charCodeAt(end) < 0x80 ? 0.5 : 1;
    if (used > width) break;
    end += 1;
  }
  if (end === text.length) return text;
  while (
    end > 1 &&
    (/^[，。；：、！？）》”％%]/u.test(text.slice(end)) || /[\d.][\d.%]$/u.test(text.slice(0, end + 1)))
  )
    end -= 1;
  return text.slice(0, end);
}
