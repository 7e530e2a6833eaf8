import type { ContainedFile, Container, MetadataOverrides } from '../report.ts';
import { foldWidth } from '../fold-width.ts';
import { decodeText } from './decode-text.ts';
import { findForeignFormat } from './foreign-formats.ts';
import { isHtml } from './html.ts';
import { readingForeign, unreadable } from './unreadable.ts';

type Column = 'region' | 'year' | 'title' | 'text';

/** Names of the columns in tables as people export them. */
const COLUMNS: Record<Column, RegExp> = {
  region:
    /^(?:region|area|district|division|地区|区域|地域|行政区划?|行政区划代码|区县|县区|市县|地方)(?:名称)?$/iu,
  year: /^(?:year|年份?|年度|报告年度)$/iu,
  title: /^(?:title|标题|题目|报告标题|报告名称|名称)$/iu,
  text: /^(?:text|content|body|full_?text|正文|全文|内容|文本|报告正文|报告内容|报告全文)$/iu,
};
const DELIMITERS = [',', '\t', ';'] as const;
const HEADER_LIMIT = 2_000;
/** Enough for a header in any encoding; a character cut at its end is no part of it. */
const HEADER_BYTES = 8_192;

/**
 * Tables with a report in each row: columns (region, year, title, text), in any order, further ones ignored, text required.
 * The title becomes the first line of a text that does not begin with it.
 */
export const csvContainer: Container = {
  format: 'csv',
  accepts: (bytes) => {
    if (findForeignFormat(bytes) !== null || isHtml(bytes)) return false;
    return findHeader(bytes) !== null;
  },
  unpack: async (bytes, fileName) => {
    const { text } = decodeText(bytes);
    const header = findHeader(bytes);
    if (header === null) throw unreadable('the table has no column for the text');
    const { parse } = await import('csv-parse/sync');
    const rows = await readingForeign('CSV', () =>
      parse(text.replace(/^\uFEFF/u, ''), {
        delimiter: header.delimiter,
        relax_column_count: true,
        skip_empty_lines: true,
      }),
    );
    const files = rows.slice(1).map((row, index) => readRow(row, header.columns, index + 1));
    if (files.length === 0) throw unreadable(`${fileName} has column names but no rows`);
    return files;
  },
};

interface Header {
  delimiter: string;
  /** The place of each column; text is always there. */
  columns: ReadonlyMap<Column, number>;
}

/** The column names in the first line: a text column and at least one other; null for a file that is no such table. */
function findHeader(bytes: Uint8Array): Header | null {
  const line = readFirstLine(bytes);
  for (const delimiter of DELIMITERS) {
    const names = line.split(delimiter).map((name) => foldWidth(name).replace(/"/gu, '').trim());
    const columns = new Map<Column, number>();
    names.forEach((name, index) => {
      for (const [column, pattern] of Object.entries(COLUMNS) as [Column, RegExp][])
        if (pattern.test(name) && !columns.has(column)) columns.set(column, index);
    });
    if (columns.has('text') && columns.size > 1) return { delimiter, columns };
  }
  return null;
}

function readFirstLine(bytes: Uint8Array): string {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const head = bytes.subarray(0, HEADER_BYTES);
  const end = head.findIndex((byte) => byte === 0x0a || byte === 0x0d);
  const line = isUtf16 || end === -1 ? head : head.subarray(0, end);
  const encodings = isUtf16 ? [bytes[0] === 0xff ? 'utf-16le' : 'utf-16be'] : ['utf-8', 'gb18030'];
  const texts = encodings.map((encoding) => new TextDecoder(encoding).decode(line).slice(0, HEADER_LIMIT));
  return (texts.find((text) => !text.includes('\uFFFD')) ?? texts[0] ?? '').split(/[\r\n]/u)[0] ?? '';
}

function readRow(row: readonly string[], columns: Header['columns'], number: number): ContainedFile {
  const field = (column: Column): string => {
    const index = columns.get(column);
    return index === undefined ? '' : (row[index]?.trim() ?? '');
  };
  const title = field('title');
  const text = field('text');
  const holdsTitle = title === '' || squeeze(text.slice(0, 500)).includes(squeeze(title)) || isMarkup(text);
  return {
    suffix: `#${number}`,
    overrides: readOverrides(field('region'), field('year'), title),
    open: () => {
      if (text === '') return Promise.reject(unreadable(`row ${number} has no text`));
      return Promise.resolve(new TextEncoder().encode(holdsTitle ? text : `${title}\n${text}`));
    },
  };
}

function readOverrides(region: string, year: string, title: string): MetadataOverrides {
  const digits = /(?<!\d)(?:19|20)\d{2}(?!\d)/u.exec(foldWidth(year))?.[0];
  return {
    ...(region === '' ? {} : { region }),
    ...(digits === undefined ? {} : { year: Number(digits) }),
    ...(title === '' ? {} : { title: title.replace(/\s+/gu, ' ') }),
  };
}

/** A text that is a page's source is read as one, and tells its title itself. */
function isMarkup(text: string): boolean {
  return isHtml(new TextEncoder().encode(text));
}

function squeeze(text: string): string {
  return text.replace(/\s+/gu, '');
}
