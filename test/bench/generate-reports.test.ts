import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseReport } from '../../src/reports/parse-report.ts';
import { readGazetteer } from '../support/gazetteer.ts';
import { fillFrame } from './fill-frame.ts';
import type { GeneratedReport } from './generate-reports.ts';
import { SIZE_BYTES, generateReports } from './generate-reports.ts';
import { createRandom } from './random.ts';
import { readFrames } from './read-frames.ts';

const SAMPLE = 80;
const reports = [...generateReports({ count: SAMPLE, seed: 1 })];

describe('generated reports', () => {
  it('are the same for a seed, begin alike however many, and differ for another', () => {
    expect([...generateReports({ count: SAMPLE / 2, seed: 1 })]).toEqual(reports.slice(0, SAMPLE / 2));
    const [other] = generateReports({ count: 1, seed: 2 });
    expect(other?.text).not.toBe(reports[0]?.text);
  });

  it('have names of their own and the size of the genre', () => {
    expect(new Set(reports.map(({ source }) => source)).size).toBe(SAMPLE);
    const sizes = reports.map(({ text }) => Buffer.byteLength(text));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(SIZE_BYTES.least);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(SIZE_BYTES.most);
  });

  it('tell their region, year, issuer and outline', () => {
    const gazetteer = readGazetteer();
    for (const { text, body, source } of reports) {
      const { metadata, sections, warnings } = parseReport({ text, warnings: [] }, { gazetteer });
      expect({ source, warnings }).toEqual({ source, warnings: [] });
      expect({ source, region: metadata.regionCode, year: metadata.year, kind: metadata.kind }).toEqual({
        source,
        region: body.region.code,
        year: body.year,
        kind: '法治政府建设年度报告',
      });
      const parts = sections.filter(({ level }) => level === 1).map(({ path }) => path);
      expect({ source, parts }).toEqual({ source, parts: ['一', '二', '三'] });
      expect(sections.filter(({ level }) => level === 2).length).toBeGreaterThan(10);
    }
  });

  it('state numbers that add up', () => {
    for (const { facts } of reports) {
      expect(facts.accepted + facts.notAccepted + facts.redirected).toBe(facts.received);
      expect(facts.concluded + facts.pending).toBe(facts.accepted + facts.carriedIn);
      expect(
        facts.upheld + facts.revoked + facts.unlawful + facts.ordered + facts.dismissed + facts.terminated,
      ).toBe(facts.concluded);
      expect(facts.retained + facts.amended + facts.repealed).toBe(facts.cleaned);
      expect(facts.firstInstance + facts.secondInstance).toBe(facts.suits);
      expect(facts.appeared).toBeLessThanOrEqual(facts.due);
    }
  });

  it('share at most three sentences in ten, their numbers and names left out', () => {
    const sets = reports.map(bareSentences);
    const shares = sets.flatMap((one, index) => sets.slice(0, index).map((other) => sharedOf(one, other)));
    expect(Math.max(...shares)).toBeLessThanOrEqual(0.3);
  });
});

describe('frames', () => {
  const { opening, work, shortcomings, plans } = readFrames();
  const ways = [opening, ...work, shortcomings, plans].flatMap(({ statements }) =>
    statements.flatMap((statement) => statement.ways),
  );

  it('are at least three hundred, each once and a sentence', () => {
    expect(new Set(ways).size).toBe(ways.length);
    expect(ways.length).toBeGreaterThanOrEqual(300);
    expect(ways.filter((way) => !way.endsWith('。'))).toEqual([]);
  });

  it('have a value for every slot', () => {
    const [report] = reports;
    const anything = new Proxy<Record<string, string>>({}, { get: (_target, name) => String(name) });
    const words = new Set(ways.join('').match(/(?<=\{)[a-zA-Z]+(?=\})/gu));
    const local = ['region', 'year', 'nextYear', 'all', 'own', 'gov', 'party', 'bureau', 'subs', 'parent'];
    const known = new Set([...Object.keys(report?.facts ?? {}), ...local, 'parentLevel']);
    expect([...words].filter((word) => !known.has(word))).toEqual([]);
    const filled = ways.map((way) => fillFrame(way, anything, createRandom(1, way)));
    expect(filled.filter((sentence) => /[[\]{}|]/u.test(sentence))).toEqual([]);
  });

  it('are none of the sentences of the reports that come with the program', () => {
    const folder = new URL('../../data/reports/', import.meta.url);
    const real = new Set(
      readdirSync(folder).flatMap((name) => [...sentencesOf(readFileSync(new URL(name, folder), 'utf8'))]),
    );
    const own = reports.flatMap(({ text }) => [...sentencesOf(text)]);
    expect(own.filter((sentence) => real.has(sentence))).toEqual([]);
  });
});

/** A report's sentences as a reader would compare them: without numbering, numbers, and the name of the place. */
function bareSentences({ text, body }: GeneratedReport): Set<string> {
  return sentencesOf(text.replaceAll(body.region.name, '某地'));
}

function sentencesOf(text: string): Set<string> {
  const numbering = /^[\s　]*(?:[（(][一二三四五六七八九十]+[)）]|\d+\.|[一二三四五六七八九十]+[是、])/u;
  const sentences = text.split(/[。\n]/u).map((sentence) => sentence.replace(numbering, '').trim());
  return new Set(
    sentences
      .filter((sentence) => sentence.length > 12)
      .map((sentence) => sentence.replaceAll(/\d+(?:\.\d+)?/gu, '0')),
  );
}

/** Of the shorter report's sentences the share that the other has too. */
function sharedOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((sentence) => other.has(sentence)).length;
  return shared / Math.min(one.size, other.size);
}
