import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RegionMention } from '../../src/regions/region.ts';
import { readGazetteer } from '../support/gazetteer.ts';
import { COVERED, LATIN, NOWHERE, OFFICIAL, SHORT, SIMILAR } from './mention-cases.ts';

const gazetteer = readGazetteer();
const MARKS = { exact: '', short: "'", similar: '~' } as const;

function written({ text, match, candidates }: RegionMention): string {
  return `${text}→${MARKS[match]}${candidates.map(({ code }) => code).join(',')}`;
}

function mentionsOf(question: string, covered: ReadonlySet<string> = COVERED): string[] {
  return gazetteer.findMentions(question, covered).map(written);
}

describe.each([
  ['official names', OFFICIAL],
  ['short names', SHORT],
  ['Latin names', LATIN],
  ['similar names', SIMILAR],
])('%s', (_kind, cases) => {
  it.each(cases)('%s', (question, ...mentions) => {
    expect(mentionsOf(question)).toEqual(mentions);
  });
});

describe('text without places', () => {
  it.each(NOWHERE)('%j', (question) => {
    expect(mentionsOf(question)).toEqual([]);
  });
});

describe('what is covered decides between namesakes', () => {
  it.each([
    ['滨海2024年', ['320922'], "滨海→'320922"],
    ['滨海2024年', ['320922', '120116'], "滨海→'120116,320922"],
    ['滨海2024年', [], "滨海→'120116,320922"],
    ['Binhai', ['320922', '120116'], "Binhai→'120116,320922"],
    ['滨海新区2024年', ['320922'], '滨海新区→120116'],
    ['滨海县2024年', ['120116'], '滨海县→320922'],
    ['鼓楼区2024年', ['350102'], '鼓楼区→350102,320106,320302,410204'],
    ['南京鼓楼区2024年', ['350102'], '南京鼓楼区→320106'],
    ['鼓楼2024年', ['350102'], "鼓楼→'350102"],
    ['江苏鼓楼2024年', ['350102'], "江苏鼓楼→'320106,320302"],
    ['吉林2024', ['2202'], "吉林→'2202,22"],
    ['西安2024', ['231005'], "西安→'231005,6101"],
    ['武声县', [], null],
    ['含谷2023年', [], null],
    ['公安2024年', ['421022'], "公安→'421022"],
    ['公安机关办案', ['421022'], null],
    ['和平发展', ['120101'], null],
    ['和平2024年', ['120101'], "和平→'120101"],
    ['建设法治政府', ['150602007'], null],
    ['老城区2024年', ['410302'], '老城区→410302'],
    ['武昌', ['230184'], "武昌→'420106"],
    ['Wuchang', ['230184'], "Wuchang→'230184"],
  ] as const)('%s with %j', (question, covered, mention) => {
    expect(mentionsOf(question, new Set<string>(covered))).toEqual(mention === null ? [] : [mention]);
  });

  it('passes over codes that no division has', () => {
    expect(mentionsOf('武胜县', new Set(['999999', 'x']))).toEqual(['武胜县→511622']);
  });
});

it('keeps mentions in order, apart, and sliced from the text, whatever the text', () => {
  const piece = fc.oneof(
    fc.constantFrom(...OFFICIAL, ...SHORT, ...LATIN, ...SIMILAR).map(([question]) => question),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 5 }), (pieces) => {
      const text = pieces.join('');
      let end = 0;
      for (const mention of gazetteer.findMentions(text, COVERED)) {
        expect(mention.start).toBeGreaterThanOrEqual(end);
        expect(mention.end).toBeGreaterThan(mention.start);
        expect(text.slice(mention.start, mention.end)).toBe(mention.text);
        expect(mention.candidates.length).toBeGreaterThan(0);
        end = mention.end;
      }
    }),
    { numRuns: 150, seed: 2260 },
  );
});
