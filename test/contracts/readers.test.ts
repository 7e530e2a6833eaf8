import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { chooseReader, findContainer } from '../../src/reports/readers/choose-reader.ts';
import type { ReadText } from '../../src/reports/report.ts';
import {
  REPORT_TEXT,
  readFixture,
  writeCsv,
  writeReportDocx,
  writeReportPdf,
  writeZip,
} from '../support/invented-report.ts';
import { readers } from '../support/readers.ts';

interface Sample {
  format: string;
  bytes: Uint8Array;
  /** Its first bytes alone are no file of the format. */
  breaksWhenCut: boolean;
}

const title = REPORT_TEXT.split('\n')[0] ?? '';
const docx = await writeReportDocx();
const samples: Sample[] = [
  { format: 'text', bytes: readFixture('report.txt'), breaksWhenCut: false },
  { format: 'html', bytes: readFixture('page-utf8.html'), breaksWhenCut: false },
  { format: 'html', bytes: readFixture('page-gbk.html'), breaksWhenCut: false },
  { format: 'docx', bytes: docx, breaksWhenCut: true },
  { format: 'pdf', bytes: readFixture('printed.pdf'), breaksWhenCut: true },
  { format: 'pdf', bytes: writeReportPdf(), breaksWhenCut: true },
];
const containers: Sample[] = [
  { format: 'zip', bytes: await writeZip({ '2023/定远县.docx': docx }), breaksWhenCut: true },
  {
    format: 'csv',
    bytes: writeCsv([
      ['region', 'year', 'title', 'text'],
      ['定远县', '2023', title, REPORT_TEXT],
    ]),
    breaksWhenCut: false,
  },
];
/** What a web page tells around the report, and that is kept for its metadata. */
const PAGE_FIELD = /^(?:索 引 号|信息分类|发布机构|成文日期|标题|发布时间|主办单位)：/u;
const NAMES = ['report.txt', 'report.html', 'report.docx', 'report.pdf', 'report.csv', 'report', ''];

/** The text of a file of any format, the first one in it for a container. */
async function read(bytes: Uint8Array, name = 'file'): Promise<ReadText> {
  const container = findContainer(readers, bytes, name);
  if (container === null) return chooseReader(readers, bytes, name).read(bytes, name);
  const [first] = await container.unpack(bytes, name);
  return read(await first!.open(), first!.suffix);
}

async function failureOf(action: Promise<unknown>): Promise<unknown> {
  return action.then(
    () => 'read',
    (error: unknown) => error,
  );
}

describe.each([...samples, ...containers])('a $format file', ({ bytes, breaksWhenCut }) => {
  it('gives the report, line for line', async () => {
    const { text } = await read(bytes);
    const report = text
      .split('\n')
      .filter((line) => !PAGE_FIELD.test(line))
      .join('\n');
    // A printed title is wrapped; the parser of reports joins it.
    expect(report.trimEnd().replace('法治政府建设\n年度报告', '法治政府建设年度报告')).toBe(REPORT_TEXT);
  });

  it('gives a clean text, the same each time, and leaves the bytes alone', async () => {
    const before = Uint8Array.from(bytes);
    const { text } = await read(bytes);
    expect(text).not.toMatch(/[\r\uFEFF\u0000\uFFFD]/u);
    expect(await read(bytes)).toEqual(await read(before));
    expect(Buffer.compare(bytes, before)).toBe(0);
  });

  it('fails only as unreadable when it is cut off', async () => {
    for (const share of [0.02, 0.3, 0.7, 0.97]) {
      const failure = await failureOf(read(bytes.slice(0, Math.floor(bytes.length * share))));
      if (breaksWhenCut || failure !== 'read') expect(failure).toMatchObject({ code: 'unreadable_file' });
    }
  });

  it('fails only as foreseen when bytes of it are changed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 })), { maxLength: 12 }),
        async (changes) => {
          const changed = Uint8Array.from(bytes);
          for (const [at, byte] of changes) changed[at] = byte;
          const failure = await failureOf(read(changed));
          if (failure !== 'read') expect(failure).toBeInstanceOf(AppError);
        },
      ),
      // A fixed seed: pdfjs repairs some broken files for a minute and more before it gives up on them.
      { numRuns: 12, seed: 11 },
    );
  });
});

describe('the format', () => {
  it.each(samples)('$format is told by the content, whatever the name says', ({ format, bytes }) => {
    for (const name of NAMES) {
      expect(findContainer(readers, bytes, name)).toBeNull();
      expect(chooseReader(readers, bytes, name).format).toBe(format);
    }
  });

  it.each(containers)('$format is told by the content, whatever the name says', ({ format, bytes }) => {
    for (const name of NAMES) expect(findContainer(readers, bytes, name)?.format).toBe(format);
  });
});

describe('every reader', () => {
  const openings: [format: string, opening: string][] = [
    ['text', ''],
    ['html', '<html><body>'],
    ['pdf', '%PDF-1.4\n'],
    ['zip', 'PK\u0003\u0004'],
    ['csv', 'region,text\n'],
  ];
  it.each(openings)('takes any bytes behind the opening of %s, or refuses them', async (_, opening) => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (random) => {
        const failure = await failureOf(read(Buffer.concat([Buffer.from(opening, 'latin1'), random])));
        if (failure !== 'read') expect(failure).toMatchObject({ code: 'unreadable_file' });
      }),
      { numRuns: 40 },
    );
  });

  it.each([...readers.readers, ...readers.containers])('refuses an empty file ($format)', async (reader) => {
    const action =
      'read' in reader ? reader.read(new Uint8Array(), 'a') : reader.unpack(new Uint8Array(), 'a');
    expect(await failureOf(action)).toMatchObject({ code: 'unreadable_file' });
  });
});

describe('what is not read is refused with the reason and what to do', async () => {
  const cases: [name: string, bytes: Uint8Array, reason: RegExp][] = [
    ['a scanned PDF', readFixture('scanned.pdf'), /no text layer.*Words in pictures/u],
    ['a PDF with a password', readFixture('password.pdf'), /password.*Remove/u],
    ['an Excel workbook', await writeZip({ 'xl/workbook.xml': '<a/>' }), /\.xlsx.*\.csv/u],
    ['an OFD document', await writeZip({ 'OFD.xml': '<a/>' }), /OFD.*PDF/u],
    ['an archive of nothing', await writeZip({ '__MACOSX/._a.txt': 'x' }), /no files/u],
    [
      'a page filled by script',
      Buffer.from('<html><body><script>go()</script></body></html>'),
      /shows no text/u,
    ],
  ];
  it.each(cases)('%s', async (_, bytes, reason) => {
    const failure = await failureOf(read(bytes));
    expect(failure).toMatchObject({
      code: 'unreadable_file',
      message: expect.stringMatching(reason) as string,
    });
    expect(failure).toMatchObject({ message: expect.stringContaining('Permitted') as string });
  });
});
