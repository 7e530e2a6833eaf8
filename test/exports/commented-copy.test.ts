import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  Document,
  FootnoteReferenceRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/drafts/proofread/finding.ts';
import { openWordDraft } from '../../src/drafts/word/word-draft.ts';
import {
  openWordPackage,
  packWordPackage,
  textOfPart,
  withParts,
} from '../../src/drafts/word/word-package.ts';
import { writeCommentedCopy } from '../../src/exports/commented-copy.ts';
import { docxReader } from '../../src/reports/readers/docx.ts';
import { drawPages, hasLibreOffice } from '../support/libre-office.ts';

const NOW = new Date('2026-03-02T18:00:00Z');

const DRAFT = new Document({
  comments: {
    children: [{ id: 4, author: '科长', children: [new Paragraph('请核对')] }],
  },
  footnotes: { 7: { children: [new Paragraph('注：数据截至XX月底。')] } },
  sections: [
    {
      children: [
        new Paragraph({
          children: [
            new CommentRangeStart(4),
            new TextRun({ text: '全县受理 & 办结', allCaps: true }),
            new CommentRangeEnd(4),
            new TextRun({ children: [new CommentReference(4)] }),
            new TextRun('行政复议案件'),
            new TextRun({ text: '120件<A>，办结', smallCaps: true }),
            new TextRun('XX件。'),
            new FootnoteReferenceRun(7),
          ],
        }),
        new Table({
          rows: [row(['类型', '件数']), row(['许可', '35']), row(['处罚', 'XX'])],
        }),
        new Paragraph('此后工作继续推进。'),
      ],
    },
  ],
});

function row(cells: string[]): TableRow {
  return new TableRow({
    children: cells.map((text) => new TableCell({ children: [new Paragraph(text)] })),
  });
}

const bytes = Packer.toBuffer(DRAFT).then((buffer) => new Uint8Array(buffer));

async function copyWith(places: [words: string, nth?: number][]) {
  const original = await bytes;
  const { text } = await docxReader.read(original, 'draft.docx');
  const findings = places.map(([words, nth = 1]): Finding => {
    let start = -1;
    for (let time = 0; time < nth; time += 1) start = text.indexOf(words, start + 1);
    expect(start, words).toBeGreaterThanOrEqual(0);
    const end = start + words.length;
    return {
      start,
      end,
      severity: 'high',
      kind: 'placeholder',
      found: words,
      expected: '填 <1>',
      source: 'a&b',
    };
  });
  const copy = await writeCommentedCopy(await openWordDraft(original, text), findings, NOW);
  const parts = await openWordPackage(copy);
  return { original, text, copy, parts, xml: textOfPart(parts, 'word/document.xml') ?? '' };
}

/** The words that a comment's range holds. */
function wordsOf(xml: string, id: number): string {
  const range = new RegExp(`<w:commentRangeStart w:id="${id}"/>(.*?)<w:commentRangeEnd w:id="${id}"/>`, 'su');
  const [, held = ''] = range.exec(xml) ?? [];
  return [...held.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/gu)].map(([, words]) => words).join('');
}

describe('a copy with comments', () => {
  it('holds each comment around the very words, across runs and escaped characters', async () => {
    const { xml, parts } = await copyWith([['受理 & 办'], ['案件120件<A>'], ['办结', 2], ['XX件']]);
    expect([5, 6, 7, 8].map((id) => wordsOf(xml, id))).toEqual([
      '受理 &amp; 办',
      '案件120件&lt;A&gt;',
      '办结',
      'XX件',
    ]);
    const comments = textOfPart(parts, 'word/comments.xml') ?? '';
    expect(comments).toContain('请核对');
    expect(comments.match(/<w:comment /gu)).toHaveLength(5);
    expect(comments).toContain('应为：填 &lt;1&gt;');
  });

  it('finds words of tables, and speaks of a footnote at its mark', async () => {
    const { xml } = await copyWith([['35'], ['XX', 2], ['XX', 3]]);
    expect(wordsOf(xml, 5)).toBe('35');
    expect(wordsOf(xml, 6)).toBe('XX');
    expect(xml).toMatch(
      /<w:commentRangeStart w:id="7"\/><w:r>.{0,80}<w:footnoteReference[^>]*\/><\/w:r><w:commentRangeEnd w:id="7"\/>/su,
    );
  });

  it('leaves every other part as it was, and the words of the document', async () => {
    const { original, text, copy, parts } = await copyWith([['120件'], ['继续推进']]);
    for (const [path, content] of await openWordPackage(original))
      if (!/document\.xml|comments\.xml|rels$|Content_Types/u.test(path))
        expect(parts.get(path)).toEqual(content);
    expect((await docxReader.read(copy, 'draft.docx')).text).toBe(text);
  });

  it('is refused for a document with macros', async () => {
    const macros = await packWordPackage(
      withParts(await openWordPackage(await bytes), { 'word/vbaProject.bin': 'x' }),
    );
    const { text } = await docxReader.read(macros, 'draft.docm');
    await expect(writeCommentedCopy(await openWordDraft(macros, text), [], NOW)).rejects.toMatchObject({
      code: 'not_permitted',
    });
  });

  it.skipIf(!hasLibreOffice)(
    'is opened and drawn',
    async () => {
      const { copy } = await copyWith([['120件'], ['35'], ['XX', 3]]);
      const [page] = await drawPages(copy);
      expect(page?.join('').replace(/\s/gu, '')).toContain('120件<A>，办结XX件');
    },
    60_000,
  );
});
