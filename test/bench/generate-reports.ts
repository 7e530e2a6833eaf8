/**
 * Reports for measuring: real divisions, invented numbers that add up, and sentences of our own in the outline of the genre.
 * One statement of each kind a report, each said in one of several ways, so that two reports seldom share a sentence.
 */
import type { ReportingBody } from './choose-bodies.ts';
import { chooseBodies } from './choose-bodies.ts';
import { drawFacts } from './draw-facts.ts';
import type { Facts } from './draw-facts.ts';
import type { SlotValues } from './fill-frame.ts';
import { fillFrame } from './fill-frame.ts';
import type { WrittenSection } from './lay-out.ts';
import { layOut } from './lay-out.ts';
import { localWordsOf } from './local-words.ts';
import type { Random } from './random.ts';
import { createRandom } from './random.ts';
import type { Frames, Theme } from './read-frames.ts';
import { readFrames } from './read-frames.ts';

export interface GeneratedReport {
  /** Name for its file; no two reports of one seed share it. */
  source: string;
  text: string;
  body: ReportingBody;
  /** What its sentences state, as far as it states them. */
  facts: Facts;
}

/** Bytes of UTF-8 that a report may have. */
export const SIZE_BYTES = { least: 8_000, most: 16_000 };
/** Themes that nearly every report of the genre has. */
const USUAL = ['leadership', 'enforcement', 'reconsideration'];
/** Characters of a report's sentences, drawn anew for each; headings, numbering and signature add a fifth. */
const LENGTH = { least: 2_200, most: 3_250 };

/** Generates reports one after the other; the same seed gives the same ones, and more of them begin with the fewer. */
export function* generateReports({
  count,
  seed,
}: {
  count: number;
  seed: number;
}): Generator<GeneratedReport, void, undefined> {
  const frames = readFrames();
  for (const body of chooseBodies(count, createRandom(seed, 'bodies'))) {
    const { region, year } = body;
    const random = createRandom(seed, `${region.code} ${year}`);
    const facts = drawFacts(region.level, random);
    const source = `${region.code}-${region.name}-${year}.txt`;
    yield { source, text: writeReport(body, facts, { frames, random }), body, facts };
  }
}

function writeReport(
  body: ReportingBody,
  facts: Facts,
  { frames, random }: { frames: Frames; random: Random },
): string {
  const words = localWordsOf(body);
  const writer: Writer = { values: { ...facts, ...words }, random };
  const shortcomings = writeSection(frames.shortcomings, { said: 0.45, ...writer });
  const plans = writeSection(frames.plans, { said: 0.55, ...writer });
  const issuer = body.region.name.endsWith('街道') ? `${body.name}办事处` : `${body.name}人民政府`;
  return layOut(
    {
      title: random.pick([
        `${issuer}${words.year}年法治政府建设工作报告`,
        `${issuer}关于${words.year}年法治政府建设情况的报告`,
        `${issuer}${words.year}年度法治政府建设年度报告`,
        `${body.name}${words.year}年法治政府建设情况报告`,
      ]),
      opening: writeSection(frames.opening, { said: 1, ...writer })
        .statements.map(({ sentence }) => sentence)
        .join(''),
      parts: [
        {
          heading: fillFrame(random.pick(frames.opening.headings), writer.values, random),
          sections: writeWork(frames.work, writer),
        },
        { heading: shortcomings.heading, sections: singleSections(shortcomings) },
        { heading: plans.heading, sections: singleSections(plans) },
      ],
      signature: {
        issuer,
        date: `${words.nextYear}年${random.integer(1, 3)}月${random.integer(1, 28)}日`,
      },
    },
    random,
  );
}

interface Writer {
  values: SlotValues;
  random: Random;
}

/** Part one: the usual themes and as many others as its length allows, in any order. */
function writeWork(themes: readonly Theme[], writer: Writer): WrittenSection[] {
  const { random } = writer;
  const wanted = random.integer(LENGTH.least, LENGTH.most);
  const usual = themes.filter(({ name }) => USUAL.includes(name));
  const others = random.shuffle(themes.filter((theme) => !usual.includes(theme)));
  const sections: WrittenSection[] = [];
  let length = 0;
  for (const theme of [...usual, ...others]) {
    if (length >= wanted) break;
    const section = writeSection(theme, { said: 0.85, ...writer });
    sections.push(section);
    length += section.statements.reduce((sum, { sentence }) => sum + sentence.length, 0);
  }
  return random.shuffle(sections);
}

/** Says each statement of a theme with a probability, in one of its ways; at least one, in the order of the file. */
function writeSection({ headings, statements }: Theme, { said, values, random }: Writer & { said: number }) {
  const chosen = statements.filter(() => random.chance(said));
  const written = (chosen.length > 0 ? chosen : statements.slice(0, 1)).map((statement) => ({
    heading: random.pick(statement.headings),
    sentence: fillFrame(random.pick(statement.ways), values, random),
  }));
  return { heading: fillFrame(random.pick(headings), values, random), statements: written };
}

/** A section a statement, as the parts on shortcomings and plans have it. */
function singleSections({ statements }: WrittenSection): WrittenSection[] {
  return statements.map((statement) => ({ heading: statement.heading, statements: [statement] }));
}
