import type { Operation, Question, Slot } from './question.ts';
import { namesNothing } from './topic.ts';

/** What is done with several figures: asked without naming any, it is done with those that the thread came by one by one. */
const OVER_SEVERAL: ReadonlySet<Operation> = new Set([
  'compare',
  'rank',
  'largest',
  'smallest',
  'difference',
  'ratio',
  'sum',
  'average',
]);

/** What an earlier question named several of, and this one takes up: 这三个区县, 它们, 两地. */
export const REFERS_BACK =
  /[这那](?:几|[两二三四五六七八九])个?(?:区县|县区|地方|地区|区|县|镇|地|家)|(?:上述|以上|刚才|前面)[^,。?]{0,4}(?:地方|地区|区县|区|县|镇)|它们|他们|她们|[两三四]者|[两二三四]地(?![方区])|\b(?:they|them|these|those|both|the (?:two|three|four))\b/iu;

/** Turns looked back over at most. */
const MOST_TURNS = 4;

type Difference = 'place' | 'indicator' | 'year';

/**
 * The question that a follow-up is read after: the last of its thread, and where 「差多少」 or 「哪个多」 needs several figures, the
 * last together with those before it that differ from it in one thing only, the place, the indicator or the year.
 * @param turns Earlier questions with their gaps filled, oldest first.
 * @returns Null at the start of a thread.
 */
export function gatherThread(question: Question, turns: readonly Question[]): Question | null {
  const last = turns.at(-1) ?? null;
  const namesPlaceOrTime =
    question.regions.length + question.areas.length + question.years.length > 0 || question.ownUnit !== null;
  const refersBack = REFERS_BACK.test(question.text);
  if (!last || namesPlaceOrTime || !OVER_SEVERAL.has(question.operation)) return last;
  if (!namesNothing(question) && !refersBack) return last;
  const before = turns.slice(-MOST_TURNS, -1).reverse();
  const [next] = before;
  const differing = next ? differsIn(next, last) : null;
  // 「两地受理数加起来」 names what is to be added up itself.
  if (!differing || (!namesNothing(question) && differing !== 'place')) return last;
  const run = [last];
  for (const turn of before) {
    if (run.some((one) => differsIn(turn, one) !== differing)) break;
    run.unshift(turn);
  }
  switch (differing) {
    case 'place':
      return { ...last, regions: run.flatMap(({ regions }) => regions) };
    case 'indicator':
      return { ...last, indicators: run.flatMap(({ indicators }) => indicators) };
    case 'year':
      return { ...last, years: run.flatMap(({ years }) => years) };
  }
}

/** The one thing in which two questions differ; null when it is none, more than one, or not one each. */
function differsIn(one: Question, other: Question): Difference | null {
  const pair = [one, other];
  const differences: Difference[] = [];
  if (placesOf(one) !== placesOf(other)) differences.push('place');
  if (subjectOf(one) !== subjectOf(other)) differences.push('indicator');
  if (yearsOf(one) !== yearsOf(other)) differences.push('year');
  const [only, ...others] = differences;
  if (only === undefined || others.length > 0) return null;
  if (only === 'place' && pair.some(({ regions }) => regions.length !== 1)) return null;
  if (only === 'indicator' && pair.some(({ indicators }) => indicators.length !== 1)) return null;
  return only;
}

function placesOf({ regions, areas }: Question): string {
  const codes = regions.map(({ value }) => value.candidates[0]?.code ?? value.text);
  return [...codes, ...areas.map(({ value }) => value.text)].join(' ');
}

function subjectOf({ indicators, procedures, topic }: Question): string {
  const codes = [...indicators, ...procedures].map(({ value }: Slot<{ code: string }>) => value.code);
  return codes.length > 0 ? codes.join(' ') : topic;
}

function yearsOf({ years, everyYear }: Question): string {
  return everyYear ? 'every' : years.map(({ value }) => value).join(' ');
}
