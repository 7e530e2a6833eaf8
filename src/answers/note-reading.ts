import type { Question } from '../questions/question.ts';
import type { AnswerBuilder } from './answer-builder.ts';
import type { Targets } from './resolve-targets.ts';
import { speaksForRegion } from './issuer-standing.ts';
import type { Wording } from './wording.ts';

/** Notes every assumption by which a question was read: the newest year, a similar name, what the thread gave. */
export function noteReading(
  question: Question,
  targets: Targets,
  builder: AnswerBuilder,
  wording: Wording,
): void {
  for (const { words, region } of targets.assumed) builder.note(wording.assumedRegion(region.name, words));
  for (const { said, meant } of question.translated) builder.note(wording.readAs(said, meant));
  const { neighbours } = targets;
  if (neighbours)
    builder.note(
      wording.neighbours(
        neighbours.words,
        neighbours.area.name,
        neighbours.regions.map(({ name }) => name),
      ),
    );
  const [first] = targets.targets;
  if (targets.asked === 'only_one' && first) builder.note(wording.onlyRegion(first.region.name));
  const own = question.regions.find(({ origin }) => origin === 'own_unit')?.value.candidates[0];
  if (own) builder.note(wording.assumedOwnUnit(own.name));
  const taken = [
    ...question.regions
      .filter(({ origin }) => origin === 'history')
      .map(({ value }) => value.candidates[0]?.name ?? value.text),
    ...question.areas.filter(({ origin }) => origin === 'history').map(({ value }) => value.text),
    ...question.years.filter(({ origin }) => origin === 'history').map(({ value }) => `${value}年`),
    ...question.indicators.filter(({ origin }) => origin === 'history').map(({ value }) => value.name),
    ...question.procedures.filter(({ origin }) => origin === 'history').map(({ value }) => value.name),
  ];
  if (taken.length > 0) builder.note(wording.fromThread(taken.join('、')));
  const undated = targets.targets.filter(({ askedYear }) => askedYear === null);
  if (undated.length > 2) builder.note(wording.assumedNewestEach);
  for (const { region, report, askedYear } of targets.targets) {
    if (askedYear === null && undated.length <= 2)
      builder.note(wording.assumedNewest(region.name, report.year));
    // Of many reports only those that speak in the answer are named.
    if (targets.targets.length > 1 && !builder.citations.some((one) => one.report === report.id)) continue;
    if (!speaksForRegion(report.issuer)) builder.note(wording.otherIssuer(report.issuer));
    else if (report.kind !== '法治政府建设年度报告')
      builder.note(wording.otherKind(report.kind, report.issuer));
  }
}
