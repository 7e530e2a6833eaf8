import { readCitedProse } from '../cited-prose.ts';
import type { CitedSentence } from '../cited-prose.ts';
import { faultOf } from '../hold-to-passages.ts';
import type { CitedPassage, ProseContext, ProseFault } from '../hold-to-passages.ts';

export type StepFault = ProseFault | 'comparison' | 'reference';

/** Words that set things against each other or put them together: only a computation, or a report, may say so. */
const COMPARES =
  /比(?!如)|[多少高低大小]于|超过|不及|相差|差距|差异|[最更较]|第[一二三四五六七八九十\d](?!责任|书记|时间|现场)|首位|领先|落后|合计|总[计和数量]|共(?=[\d计])|平均|倍|占|相当于|[升降增减]|翻番|持平|相[同等近](?!关)|接近/u;
/** Words that point to what was said before. */
const POINTS_BACK = /^(?:它|其|该|这|那|此|两|二者|前者|后者|对此|为此|因此|所以)/u;

/**
 * The sentences of an answer in steps that hold to the evidence they cite. Beside what holds for any cited prose, a clause that
 * compares or computes must stand in its evidence word for word, and a sentence that points back falls with the one before it.
 */
export function holdSteps(
  text: string,
  passages: readonly CitedPassage[],
  context: ProseContext,
): { sentences: CitedSentence[]; faults: StepFault[] } {
  const sentences: CitedSentence[] = [];
  const faults: StepFault[] = [];
  let hasFallen = false;
  for (const sentence of readCitedProse(text)) {
    const fault: StepFault | null =
      hasFallen && POINTS_BACK.test(sentence.words)
        ? 'reference'
        : comparesFreely(sentence, passages)
          ? 'comparison'
          : faultOf(sentence, passages, context);
    hasFallen = fault !== null;
    if (fault === null) sentences.push(sentence);
    else faults.push(fault);
  }
  return { sentences, faults };
}

function comparesFreely({ words, marks }: CitedSentence, passages: readonly CitedPassage[]): boolean {
  const cited = passages.filter(({ n }) => marks.includes(n));
  const own = cited.map(({ quote }) => squeeze(quote));
  const stands = (clause: string) => own.some((quote) => quote.includes(clause));
  return words
    .split(/[，,。；;！？!?\n]/u)
    .map(squeeze)
    .some((clause) => COMPARES.test(clause) && !stands(clause) && !stands(withoutPlace(clause, cited)));
}

/** A clause without the place and year that it begins with, which a report need not name. */
function withoutPlace(clause: string, cited: readonly CitedPassage[]): string {
  const place = cited.flatMap(({ regions }) => regions).find((name) => clause.startsWith(name)) ?? '';
  return clause.slice(place.length).replace(/^(?:在?(?:19|20)\d\d年)?的?/u, '');
}

function squeeze(text: string): string {
  return text.replace(/\s+/gu, '');
}
