import type { NumberReference } from '../../numbers/gate.ts';
import { verifyText } from '../../numbers/gate.ts';
import type { CitedSentence } from './cited-prose.ts';

/** What may be said with a mark: a passage's words, whose it is, and the numbers that it states. */
export interface CitedPassage {
  n: number;
  /** Verbatim. */
  quote: string;
  /** Headings above it and the title of its report: their words may be used, their numbers not. */
  headings: readonly string[];
  /** Names that its region goes by, those of the divisions above it too. */
  regions: readonly string[];
  /** Years that it speaks of, its report's first. */
  years: readonly number[];
  figures: readonly PassageFigure[];
}

/** A number of a passage, with the words that say there what it counts. */
export interface PassageFigure {
  reference: NumberReference;
  /** Its own clause before it, with the label that reading gave it. */
  words: string;
}

export interface ProseContext {
  /** Names of divisions that stand in a text: a sentence may name those of its passages alone. */
  placesIn: (text: string) => readonly string[];
}

export type ProseFault =
  | 'no citation'
  | 'no such citation'
  | 'number'
  | 'place'
  | 'year'
  | 'quotation'
  | 'denial'
  | 'plan'
  | 'words';

/** Longest run of characters that no cited passage holds, after words that only join. */
const LONGEST_NOVEL_RUN = 2;
/** Share of a sentence's pairs of characters that its passages must hold. */
const LEAST_SHARE = 0.7;

/** Words that a writer joins with; they say nothing of their own. */
const JOINING =
  /此外|另外|同时|并且|而且|以及|其中|还有|包括|主要|方面|分别|报告|指出|提到|显示|写明|载明|表示|全年|当年|当地|该(?:县|区|市|镇|乡|局|省|地)|为此|一是|二是|三是|四是|具体(?:做法|举措|措施|来看)?|做法|举措|措施|情况|如下|内容|共计?|等|和|与|及|并|还|也|在|中|对|的|了|是|有|为|将|以|由|从|向|把|被|于|其|这|该|上|下|里|后|前|内/gu;

/**
 * Why a sentence of a model's may not be shown; null when every number, place, year, quotation, denial and word of it stands in
 * the passages that it cites. It is held to those alone, so that a true number with a wrong mark is refused too.
 */
export function faultOf(
  { words, marks }: CitedSentence,
  passages: readonly CitedPassage[],
  { placesIn }: ProseContext,
): ProseFault | null {
  if (marks.length === 0) return 'no citation';
  const cited = passages.filter(({ n }) => marks.includes(n));
  if (cited.length < marks.length) return 'no such citation';
  const quotes = cited.map(({ quote }) => quote);
  const headings = cited.flatMap((passage) => passage.headings);
  const source = squeeze([...quotes, ...headings].join('\n'));

  const own = cited.flatMap(({ regions }) => regions);
  const isOwn = (place: string) => own.some((name) => name.includes(place)) || source.includes(place);
  if (placesIn(words).some((place) => !isOwn(place))) return 'place';

  const years = [...words.matchAll(/(?<!\d)(?:19|20)\d\d(?=年)/gu)].map(([year]) => year);
  const ownYears = new Set(cited.flatMap((passage) => passage.years.map(String)));
  if (years.some((year) => !ownYears.has(year) && !source.includes(year))) return 'year';

  const quoted = [...words.matchAll(/「([^」]+)」|“([^”]+)”|《([^》]+)》|‘([^’]+)’|"([^"]+)"/gu)].map(
    ([, ...found]) => squeeze(found.filter(Boolean)[0] ?? ''),
  );
  if (quoted.some((text) => !source.includes(text))) return 'quotation';

  if (!holdsNumbers(words, cited)) return 'number';
  if (turnsClause(words, source, denialsOf)) return 'denial';
  if (turnsClause(words, source, plansOf)) return 'plan';
  return holdsWords(
    withoutNames(words, [...own, ...cited.flatMap((passage) => passage.years.map((year) => `${year}年`))]),
    source,
  )
    ? null
    : 'words';
}

/** Every number is one of the passages', of the clause's region and year, and beside the words that it counts there. */
function holdsNumbers(words: string, cited: readonly CitedPassage[]): boolean {
  const figures = cited.flatMap((passage) => passage.figures);
  // Numbers that count nothing, 「八五」 or 12345, may stand in a clause that is the passage's own, word for word.
  const isOnePlace =
    new Set(cited.map(({ regions, years: own }) => `${regions.join()} ${own.join()}`)).size === 1;
  const verbatim = isOnePlace
    ? clausesOf(words).filter(
        (clause) => pairsOf(clause).length > 2 && cited.some(({ quote }) => quote.includes(clause)),
      )
    : [];
  const violations = verifyText(words, {
    numbers: figures.map(({ reference }) => reference),
    quotes: verbatim,
    echoes: [],
    citations: 0,
    years: new Set(
      cited.flatMap(({ years, quote }) => [
        ...years,
        ...[...quote.matchAll(/(?<!\d)(?:19|20)\d\d(?=年)/gu)].map(([own]) => Number(own)),
      ]),
    ),
    counts: [],
    places: cited.flatMap(({ regions }) => regions),
  });
  if (violations.length > 0) return false;
  return clausesOf(words)
    .filter((clause) => !verbatim.includes(clause))
    .every((clause) => standsWithItsWords(clause, figures));
}

/** Whether the numbers of a clause are those whose words in the passage fit the clause best: 受理 and 审结 are not changed over. */
function standsWithItsWords(clause: string, figures: readonly PassageFigure[]): boolean {
  const numbers = [...clause.matchAll(/\d[\d,]*(?:\.\d+)?(?!\d|年)/gu)];
  return numbers.every((match, index) => {
    const previous = numbers[index - 1];
    const from = previous ? previous.index + previous[0].length : 0;
    const around = clause.slice(from, match.index) + clause.slice(match.index + match[0].length).slice(0, 8);
    const value = match[0].replaceAll(',', '');
    const fit = ({ words }: PassageFigure) => shareOf(pairsOf(around), words);
    const best = (isOwn: boolean) =>
      Math.max(
        0,
        ...figures
          .filter(({ reference }) => (reference.value.replaceAll(',', '') === value) === isOwn)
          .map(fit),
      );
    return best(true) > 0 && best(true) >= best(false);
  });
}

/**
 * Whether a clause holds a word that turns its meaning, a denial or a plan, which the passages do not hold, or leaves out one of
 * the passages' clause that it tells.
 */
function turnsClause(words: string, source: string, turnsOf: (clause: string) => string[]): boolean {
  return clausesOf(words).some((clause) => {
    if (turnsOf(clause).some((turn) => !source.includes(turn))) return true;
    const nearest = clausesOf(source)
      .map((own) => ({ own, share: shareOf(pairsOf(clause), own) }))
      .toSorted((one, other) => other.share - one.share)[0];
    if (!nearest || nearest.share < 0.5) return false;
    return turnsOf(nearest.own).some((turn) => !clause.includes(turn));
  });
}

function denialsOf(clause: string): string[] {
  return clause.match(/(?:不|未|无|没|非|零|免)\p{Script=Han}/gu) ?? [];
}

function plansOf(clause: string): string[] {
  return (
    clause.match(
      /计划(?!生育|单列)|打算|预计|预期|力争|有望|可能|或将|将(?:会|要|于|在|达)|拟(?=\p{Script=Han})|争取/gu,
    ) ?? []
  );
}

/** What Markdown, markup and templates are written with. */
const MARKUP = /[<>[\]{}|*_#`\\$@^~]/u;

/** Whether a sentence keeps to the passages' words: joining words aside, nothing longer than a word is new. */
function holdsWords(words: string, source: string): boolean {
  if (MARKUP.test(words)) return false;
  const latin = words.match(/[A-Za-z]{2,}/gu) ?? [];
  if (latin.some((word) => !source.toLowerCase().includes(word.toLowerCase()))) return false;
  const pieces = words.replace(JOINING, ' ').match(/\p{Script=Han}+/gu) ?? [];
  let held = 0;
  let total = 0;
  for (const piece of pieces) {
    let run = 0;
    for (let at = 0; at < piece.length; at += 1) {
      const isHeld =
        piece.length === 1
          ? source.includes(piece)
          : source.includes(piece.slice(at, at + 2)) ||
            (at > 0 && source.includes(piece.slice(at - 1, at + 1)));
      total += 1;
      held += isHeld ? 1 : 0;
      run = isHeld ? 0 : run + 1;
      if (run > LONGEST_NOVEL_RUN) return false;
    }
  }
  return total > 0 && held / total >= LEAST_SHARE;
}

function withoutNames(words: string, names: readonly string[]): string {
  return names
    .toSorted((one, other) => other.length - one.length)
    .reduce((rest, name) => rest.replaceAll(name, ' '), words);
}

function clausesOf(text: string): string[] {
  return text
    .split(/[，。；;！？!?、\n]/u)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');
}

function pairsOf(text: string): string[] {
  const han = text.match(/\p{Script=Han}+/gu) ?? [];
  return han.flatMap((run) =>
    Array.from({ length: Math.max(0, run.length - 1) }, (_, at) => run.slice(at, at + 2)),
  );
}

function shareOf(pairs: readonly string[], words: string): number {
  return pairs.length === 0 ? 0 : pairs.filter((pair) => words.includes(pair)).length / pairs.length;
}

function squeeze(text: string): string {
  return text.replace(/[^\S\n]+/gu, '');
}
