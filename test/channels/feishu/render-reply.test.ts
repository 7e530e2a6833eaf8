import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Card } from '../../../src/channels/feishu/card.ts';
import { cutPlace, shorten } from '../../../src/conversations/cut-text.ts';
import { escapeMarkdown } from '../../../src/channels/feishu/escape-markdown.ts';
import { renderCard } from '../../../src/channels/feishu/render-card.ts';
import { renderReply } from '../../../src/channels/feishu/render-reply.ts';
import type { Reply } from '../../../src/conversations/reply.ts';
import { cardProblems } from '../../support/feishu-emulator/card-rules.ts';
import { aCitation, aFigure, aReply } from '../../support/messages.ts';

const TIES = { links: null, ref: '0123456789abcdef01234567' };
/** Without the line to write in, which every card ends with. */
const tagsOf = (card: Card) => {
  const tags = card.body.elements.map(({ tag }) => tag);
  expect(tags.at(-1)).toBe('input');
  return tags.slice(0, -1);
};
const rich = (reply: Reply): Card => renderCard(reply, 'rich', TIES);
const shown = (value: unknown): string =>
  JSON.stringify(value).replace(/&#(\d+);/g, (_entity, code: string) => String.fromCodePoint(Number(code)));
const numbersIn = (text: string): string[] => [...new Set(text.match(/\d+(?:\.\d+)?/g))];

describe('the card of one figure', () => {
  const card = rich(aReply());

  it('shows the number large, with its unit', () => {
    expect(card.body.elements[0]).toEqual({ tag: 'markdown', content: '**1423件**', text_size: 'heading-0' });
  });

  it('says what it is, where, when, and in which section and sentence it stands', () => {
    const text = shown(card);
    for (const part of ['行政复议受理数', '甲县', '2024年', '二/(六)', '全年受理行政复议案件1423件。', '[1]'])
      expect(text).toContain(part);
  });

  it('carries the answer in header and summary, for notifications and old clients', () => {
    expect(card.header.title.content).toBe('甲县2024年行政复议受理数：1423件');
    expect(card.config.summary.content).toBe('甲县2024年行政复议受理数：1423件');
  });

  it('keeps whatever limits the number', () => {
    const figure = aFigure({
      qualifier: 'over',
      stated: '1.4',
      unit: '万起',
      period: '截至11月底',
      scope: '复议+诉讼合计',
      kind: 'target',
    });
    const text = shown(rich(aReply({ blocks: [{ type: 'figures', figures: [figure] }] })));
    for (const part of ['1.4万余起', '截至11月底', '口径 复议+诉讼合计', '不是实绩'])
      expect(text).toContain(part);
  });
});

it('shows several figures beside each other, many as a table, operands and near ones small', () => {
  const figures = (count: number) =>
    Array.from({ length: count }, (_, index) => aFigure({ stated: String(100 + index) }));
  const tags = (reply: Reply) => tagsOf(rich(reply));
  expect(tags(aReply({ blocks: [{ type: 'figures', figures: figures(3) }] }))).toEqual(['column_set']);
  expect(tags(aReply({ blocks: [{ type: 'figures', figures: figures(12) }] }))).toEqual(['table']);
  const near = rich(aReply({ blocks: [{ type: 'figures', figures: [aFigure({ role: 'nearest' })] }] }));
  expect(shown(near)).toContain('（最接近） **1423件**');
});

describe('what a person or a report wrote', () => {
  it.each([
    '<at id=all></at> 1423',
    '**粗体** _x_ `y` [链接](http://x) ![图](img)',
    '| a | b |\n|---|---|\n| 1 | 2 |',
    '# 标题 > 引用 ~~删~~ $x$ \\',
  ])('has no effect in a card: %s', (quote) => {
    const reply = aReply({
      blocks: [
        { type: 'citations', citations: [aCitation({ quote })] },
        { type: 'notes', notes: [quote] },
        { type: 'actions', questions: [quote] },
        { type: 'text', markdown: quote },
      ],
    });
    expect(cardProblems(JSON.stringify(rich(reply)))).toEqual([]);
    expect(JSON.stringify(rich(reply))).not.toContain('<at');
  });

  it('stays legible: entities show as what they stand for', () => {
    expect(escapeMarkdown('1 < 2 *')).toBe('1 &#60; 2 &#42;');
    expect(escapeMarkdown('- 一\n二')).toBe('&#45; 一 二');
    expect(escapeMarkdown('1. 坚持')).toBe('1&#46; 坚持');
  });

  it('mentions nobody in a plain text either', () => {
    const form = renderReply(aReply({ text: '<at user_id="all">x</at> < at' }), TIES).at(-1)!;
    expect(form.messages[0]!.content).not.toMatch(/<\s*at/);
  });
});

describe('limits', () => {
  const manyCitations = (count: number, length: number): Reply => {
    const citations = Array.from({ length: count }, (_, index) =>
      aCitation({ n: index + 1, quote: `第${index}句${'字'.repeat(length)}${7000 + index}件。` }),
    );
    return aReply({
      blocks: [
        {
          type: 'figures',
          figures: citations.map(({ n }) => aFigure({ stated: String(7000 + n - 1), citation: n })),
        },
        { type: 'citations', citations },
      ],
      text: citations.map(({ quote, n }) => `${quote}[${n}]`).join('\n'),
    });
  };

  it.each([
    { why: 'little', reply: aReply(), forms: ['rich', 'plain', 'text', 'words'] },
    { why: '210 citations', reply: manyCitations(210, 5), forms: ['text', 'words'] },
    { why: 'far over 30 KB', reply: manyCitations(100, 500), forms: ['words'] },
    { why: 'over 150 KB', reply: manyCitations(300, 500), forms: ['words'] },
  ])('$why: every form is within them and says every number', ({ reply, forms }) => {
    const rendered = renderReply(reply, TIES);
    expect(rendered.map(({ name }) => name)).toEqual(forms);
    for (const { messages } of rendered) {
      for (const { type, content } of messages) {
        if (type === 'interactive') expect(cardProblems(content)).toEqual([]);
        const limit = type === 'interactive' ? 30 : 150;
        expect(Buffer.byteLength(JSON.stringify({ content }))).toBeLessThan(limit * 1024);
      }
      const said = messages.map(({ content }) => shown(JSON.parse(content))).join('');
      for (const number of numbersIn(reply.text)) expect(said).toContain(number);
    }
  });

  it('shows at most three tables, those of Markdown counted; the rest in lines', () => {
    const table = { type: 'table' as const, caption: '', columns: ['地区', '件数'], rows: [['甲', '12']] };
    const written = { type: 'text' as const, markdown: '| 地区 | 件数 |\n|---|---|\n| 甲 | 12 |' };
    const card = rich(aReply({ blocks: [table, written, table, table, table] }));
    expect(tagsOf(card)).toEqual(['table', 'markdown', 'table', 'table', 'markdown']);
    expect(cardProblems(JSON.stringify(card))).toEqual([]);
    expect(shown(card.body.elements[1])).toContain('甲 · 12');
  });

  it('shows a long title whole in the body, and cuts it in the header at a clause', () => {
    const title = `${'甲县受理行政复议案件1423件，'.repeat(12)}完`;
    const card = rich(aReply({ title }));
    expect(card.header.title.content.length).toBeLessThanOrEqual(100);
    expect(card.header.title.content).toMatch(/1423件…$/);
    expect(shown(card.body.elements[0])).toContain(title);
  });
});

describe('cutting', () => {
  it('never changes a number', () => {
    expect(shorten('受理行政复议案件1423件', 11)).toBe('受理行政复议案件…');
    expect(shorten('短', 11)).toBe('短');
    expect(cutPlace('12345', 3)).toBe(1);
  });

  it('always gets on, within the limit, outside numbers where there is such a place', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('1', '.', '字', '，', '\n', '😀'), minLength: 1 }),
        fc.integer({ min: 2, max: 30 }),
        (text, limit) => {
          const at = cutPlace(text, limit);
          expect(at).toBeGreaterThanOrEqual(1);
          expect(at).toBeLessThanOrEqual(Math.max(limit, 1));
          expect(
            at > 1 && at < text.length && /\d$/.test(text.slice(0, at)) && /^\d/.test(text.slice(at)),
          ).toBe(false);
        },
      ),
    );
  });
});
