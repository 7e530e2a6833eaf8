import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import type { Draft } from '../../src/drafts/draft.ts';
import { openWordPackage, textOfPart } from '../../src/drafts/word/word-package.ts';
import { toOfficialDocument } from '../../src/exports/official-document.ts';
import { drawPages, hasLibreOffice } from '../support/libre-office.ts';

const source = { kind: 'stated' as const, report: 'r', title: '报告', section: '一', start: 0, end: 9 };

const draft = (paragraphs: Draft['blocks'][number]['parts'][]): Draft => ({
  template: '年度报告',
  title: '青田县2024年法治政府建设年度报告',
  region: '青田县',
  year: 2024,
  blocks: paragraphs.map((parts) => ({ type: 'paragraph', level: 0, template: '年度报告', parts })),
  sources: [
    { ...source, n: 1, quote: '受理120件。' },
    { ...source, n: 2, quote: '审结90件。', start: 10 },
  ],
  signature: { issuer: '青田县人民政府', date: '2025年1月9日' },
  notes: [],
});

const figure = (text: string, n: number) =>
  ({ type: 'figure', text, source: n, figure: { reportId: 'r', ordinal: n } }) as const;

describe('an official document', () => {
  it('calls each source as a footnote once, in order, and repeats only its number', async () => {
    const parts = await openWordPackage(
      await toOfficialDocument(
        draft([[figure('120件', 1), figure('90件', 2), figure('120件', 1)]]),
        'footnotes',
      ),
    );
    const xml = textOfPart(parts, 'word/document.xml') ?? '';
    expect([...xml.matchAll(/<w:footnoteReference w:id="(\d+)"/gu)].map(([, id]) => id)).toEqual(['1', '2']);
    expect(textOfPart(parts, 'word/footnotes.xml')).toContain('《报告》一：审结90件。');
    expect(xml).not.toContain('数据来源');
  });

  it('shows what was entered and what is computed, and signs with the date in Arabic numerals', async () => {
    const computation = {
      value: '25',
      unit: '%',
      qualifier: 'exact' as const,
      indicator: null,
      operands: [],
    };
    const bytes = await toOfficialDocument(
      draft([
        [
          { type: 'entered', text: '131件', source: 1, slot: 'a' },
          {
            type: 'computed',
            text: '25%',
            sources: [1, 2],
            computation: { ...computation, formula: '30 ÷ 120' },
          },
        ],
      ]),
    );
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
    expect(value).toContain('131件[1]25%[1][2]');
    expect(value).toContain('计算：25%：30 ÷ 120');
    expect(value).toContain('青田县人民政府\n\n2025年1月9日');
    expect(textOfPart(await openWordPackage(bytes), 'word/document.xml')).toContain(
      'w:highlight w:val="cyan"',
    );
  });

  it.skipIf(!hasLibreOffice)(
    'has pages of 22 lines of 28 characters, numbered outside',
    async () => {
      const text = '全县各级各部门坚持以习近平新时代中国特色社会主义思想为指导扎实推进法治政府建设'.repeat(
        50,
      );
      const plain = { ...draft([[{ type: 'text', text }]]), sources: [], signature: null };
      const [, second = [], third = []] = await drawPages(await toOfficialDocument(plain));
      expect(second.at(-1)).toMatch(/^[—-] ?2 ?[—-]$/u);
      const lines = second.slice(0, -1).map((line) => line.replace(/\s/gu, ''));
      expect(lines).toHaveLength(22);
      expect(new Set(lines.map(({ length }) => length))).toEqual(new Set([28]));
      expect(third.at(-1)).toMatch(/^[—-] ?3 ?[—-]$/u);
    },
    60_000,
  );
});
