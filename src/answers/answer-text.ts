import type { Question } from '../questions/question.ts';
import type { Answer } from './answer.ts';
import { createAnswerBuilder } from './answer-builder.ts';
import type { AnswerBuilder } from './answer-builder.ts';
import { sectionAt } from './answer-sources.ts';
import type { AnswerSources, OpenReport, OpenSection } from './answer-sources.ts';
import { createComposer, paragraphs } from './compose.ts';
import { gramsOf } from './label-score.ts';
import { noteCoverage } from './note-coverage.ts';
import { noteCorrections } from './note-corrections.ts';
import { noteReading } from './note-reading.ts';
import type { Target, Targets } from './resolve-targets.ts';
import { wordingFor } from './wording.ts';
import type { Wording } from './wording.ts';
import { titleOf } from './title-of.ts';

/** Share of the topic's pairs of characters that a passage must hold to answer. */
const ANSWERING_SHARE = 0.3;
/** Passages shown a report, and reports shown when none was asked about. */
const MOST_PASSAGES = 3;
const MOST_REPORTS = 3;
/** A further passage is shown only when it scores close to the best. */
const CLOSE_TO_BEST = 0.75;

/** Parts of a report that people ask for by what they hold, and the headings that such parts bear. */
const PARTS: { asked: RegExp; heading: RegExp; isPlan: boolean }[] = [
  {
    asked: /问题|不足|短板|薄弱|差距|困难|\bproblems?\b|\bshortcomings?\b|\bweakness/iu,
    heading: /问题|不足|短板|薄弱|差距|困难/u,
    isPlan: false,
  },
  {
    asked:
      /打算|计划|安排|下一步|思路|明年|将(?:要|会|怎|如|采)|准备(?:怎|如|做)|\bplans?\b|\bnext\b|\bwill\b|\bintend/iu,
    heading: /打算|计划|安排|下一步|思路|目标|举措|展望|重点/u,
    isPlan: true,
  },
];

interface Excerpt {
  report: OpenReport;
  section: string;
  start: number;
  end: number;
}

/** Answers a question for words: the best passages of the reports asked about, quoted with their sections. */
export async function answerText(
  question: Question,
  targets: Targets,
  sources: AnswerSources,
): Promise<Answer> {
  const wording = wordingFor(question.language);
  const builder = createAnswerBuilder(sources.catalogue);
  const composer = createComposer(builder, wording);
  const usable = targets.targets.filter((target) => isUsable(target, question));
  const excerpts =
    targets.asked === 'none' || targets.asked === 'everywhere'
      ? await searchEverywhere(question, sources)
      : await collect(usable, question, sources);
  noteReading(question, { ...targets, targets: usable }, builder, wording);
  const gaps = [
    ...targets.uncovered.map(({ name }) => wording.regionNotCovered(name)),
    ...targets.targets
      .filter((target) => !usable.includes(target))
      .map(({ region, askedYear, report }) =>
        wording.yearNotCovered(region.name, askedYear ?? report.year, report.year),
      ),
  ];
  if (excerpts.length === 0) {
    if (targets.uncovered.length > 0) noteCoverage(await sources.coverage(), builder, wording);
    const isMissingYear = targets.targets.length > 0 && usable.length === 0;
    return builder.build({
      status: 'not_found',
      reason:
        targets.targets.length === 0 && targets.uncovered.length > 0
          ? 'region_not_covered'
          : isMissingYear
            ? 'year_not_covered'
            : 'not_stated',
      text: paragraphs(gaps.length > 0 ? gaps : wording.noPassage, composer.noteLines()),
    });
  }
  gaps.forEach((gap) => {
    builder.note(gap);
  });
  const shown = excerpts.map((excerpt) => showExcerpt(excerpt, builder, wording));
  await noteCorrections(builder, sources, wording);
  return builder.build({
    status: 'answered',
    reason: null,
    text: paragraphs(...shown, composer.noteLines()),
  });
}

/** A plan for a year stands in the report on the year before it; anything else in the year's own. */
function isUsable({ fit, answersAnyway, askedYear, report }: Target, question: Question): boolean {
  if (fit === 'asked' || answersAnyway) return true;
  const asksPlan = PARTS.some(({ asked, isPlan }) => isPlan && asked.test(question.text));
  return asksPlan && askedYear === report.year + 1;
}

async function collect(
  targets: readonly Target[],
  question: Question,
  sources: AnswerSources,
): Promise<Excerpt[]> {
  const excerpts: Excerpt[] = [];
  for (const { report } of targets) {
    const opened = await sources.open(report);
    excerpts.push(...(await excerptsOf(opened, question, sources)));
  }
  return excerpts;
}

async function excerptsOf(
  report: OpenReport,
  question: Question,
  sources: AnswerSources,
): Promise<Excerpt[]> {
  const part = PARTS.find(({ asked }) => asked.test(question.text));
  const within = part ? sectionsUnder(report, part.heading) : [];
  const topic = part
    ? question.topic
        .replace(new RegExp(part.asked.source, 'giu'), ' ')
        .replace(/存在|主要|工作/gu, ' ')
        .trim()
    : question.topic;
  if (within.length > 0 && gramsOf(topic).filter((gram) => gram.length > 1).length === 0)
    return outline(report, within);
  const found = await sources.search(topic === '' ? question.topic : topic, [report.summary], 12);
  const inPart =
    within.length === 0
      ? found
      : found.filter(({ start }) => within.some((one) => one.start <= start && start < one.end));
  const best = closest(
    topic === '' ? question.topic : topic,
    inPart.map(({ start, end }) => ({ start, end })),
    report,
  );
  return best.length > 0 || within.length === 0 ? best : outline(report, within);
}

async function searchEverywhere(question: Question, sources: AnswerSources): Promise<Excerpt[]> {
  const found = await sources.search(question.topic, null, 12);
  const excerpts: Excerpt[] = [];
  for (const id of [...new Set(found.map(({ report }) => report.id))].slice(0, MOST_REPORTS)) {
    const own = found.filter(({ report }) => report.id === id);
    const [first] = own;
    if (!first) continue;
    const opened = await sources.open(first.report);
    excerpts.push(...closest(question.topic, own, opened).slice(0, 1));
  }
  return excerpts;
}

/** The ranges that hold enough of the topic, in the order of retrieval. */
function closest(
  topic: string,
  ranges: readonly { start: number; end: number }[],
  report: OpenReport,
): Excerpt[] {
  const wanted = gramsOf(topic).filter((gram) => gram.length > 1);
  const shareOf = (text: string) =>
    wanted.length === 0
      ? 1
      : wanted.filter((gram) => text.toLowerCase().includes(gram)).length / wanted.length;
  const scored = ranges
    .map(({ start, end }) => ({ start, end, share: shareOf(contextOf(report, start, end)) }))
    .filter(({ share }) => share >= ANSWERING_SHARE);
  const best = Math.max(0, ...scored.map(({ share }) => share));
  return scored
    .filter(({ share }) => share >= best * CLOSE_TO_BEST)
    .slice(0, MOST_PASSAGES)
    .map(({ start, end }) => ({ report, section: sectionAt(report, start), start, end }));
}

/** A passage's text with the headings above it. */
function contextOf(report: OpenReport, start: number, end: number): string {
  const headings = report.sections
    .filter((one) => one.start <= start && start < one.end)
    .map(({ heading }) => heading);
  return [...headings, report.text.slice(start, end)].join(' ');
}

/** The outermost sections whose heading names the part asked for. */
function sectionsUnder(report: OpenReport, heading: RegExp): OpenSection[] {
  const matching = report.sections.filter((section) => section.level > 0 && heading.test(section.heading));
  return matching.filter(
    (section) =>
      !matching.some(
        (other) => other !== section && other.start <= section.start && section.end <= other.end,
      ),
  );
}

/** The first sentence of every point a part makes; the part's own text where it makes none. */
function outline(report: OpenReport, parts: readonly OpenSection[]): Excerpt[] {
  return parts.flatMap((part) => {
    const inside = report.sections.filter(
      ({ start, end, level }) => level > part.level && start >= part.start && end <= part.end,
    );
    const level = Math.min(...inside.map((section) => section.level));
    const points = inside.filter((section) => section.level === level);
    const ranges = points.length > 0 ? points : [part];
    return ranges.slice(0, 10).map(({ path, start, end }) => ({
      report,
      section: path,
      start,
      ...firstSentences(report.text, start, end),
    }));
  });
}

/** End of the sentences that fit into a short quote. */
function firstSentences(text: string, start: number, end: number): { end: number } {
  const body = text.slice(start, end);
  let stop = 0;
  for (const match of body.matchAll(/[^。！？\n]*[。！？\n]?/gu)) {
    const next = match.index + match[0].length;
    if (next > 220 && stop > 12) break;
    stop = next;
    if (stop > 90) break;
  }
  return { end: start + body.slice(0, stop).trimEnd().length };
}

function showExcerpt(
  { report, section, start, end }: Excerpt,
  builder: AnswerBuilder,
  wording: Wording,
): string {
  const quote = report.text.slice(start, end);
  const n = builder.cite({ report: report.summary, section, start, end, quote });
  const title = titleOf(report.summary);
  return `> ${quote.replaceAll('\n', '\n> ')}\n> —— ${wording.source(title, section)} [${n}]`;
}
