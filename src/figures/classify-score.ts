import { countSaying, isPartOfLonger } from './classify-words.ts';
import type { ClassificationWords, CompiledRule, Scan, ScannedWord } from './classify-words.ts';
import type { Evidence, Layer } from './classify-layers.ts';

/** Each character between a stage word and its number makes it a little less sure. */
const DISTANCE_COST = 0.01;
const DISTANCE_LIMIT = 0.15;
/** A word after the unit is worth less than one before the number. */
const AFTER_WEIGHT = 0.93;
/** What stands unexplained between the rule's words and the number may be a restriction nobody foresaw. */
const INNER_COST = 0.05;
/** What stands unexplained before them matters only where the subject is inherited. */
const LEAD_COST = 0.025;
const TRAIL_COST = 0.03;
/** Characters after which more of them tell nothing new. */
const LEAD_LIMIT = 8;
const TRAIL_LIMIT = 8;
/** Another stage of the same procedure in the clause. */
const OTHER_STAGE_COST = 0.15;
/** Another procedure in the clause. */
const OTHER_TOPIC_COST = 0.3;
/** Unexplained characters that a bare rule forgives. */
const BARE_RESIDUE = 2;
/** Unexplained characters by which a nearer subject stops a farther one from being inherited. */
const SUBJECT_RESIDUE = 3;

/** A shorter name is too often part of something else to say that another procedure is spoken of. */
const LEAST_TOPIC = 3;

/** Procedures that are about cases themselves, whatever the cases are about. */
const CASE_PROCEDURES: ReadonlySet<string> = new Set([
  'reconsideration',
  'litigation',
  'reconsideration-litigation',
  'appearance',
]);

type Accepts = (word: ScannedWord) => boolean;

const acceptAny: Accepts = () => true;

function lastWord(scan: Scan, group: number, accepts: Accepts): ScannedWord | null {
  let last: ScannedWord | null = null;
  for (const word of scan.words) {
    if (word.groups.includes(group) && (last === null || word.end >= last.end) && accepts(word)) last = word;
  }
  return last;
}

/** How near the group's word stands to the number, in the clause before it or after its unit; 0 when it stands in neither. */
function weighGroup({ before, after }: Evidence, group: number, accepts: Accepts): number {
  const last = lastWord(before, group, accepts);
  if (last !== null) {
    const distance = before.text.length - last.end;
    return 1 - Math.min(DISTANCE_LIMIT, DISTANCE_COST * distance);
  }
  const first = after.words.find((word) => word.groups.includes(group) && accepts(word));
  return first === undefined ? 0 : AFTER_WEIGHT - Math.min(DISTANCE_LIMIT, DISTANCE_COST * first.start);
}

/** Counts characters of a stretch that neither filler nor the given words explain. */
function countResidue({ saying }: Scan, from: number, to: number, explained: readonly ScannedWord[]): number {
  if (explained.length === 0) return countSaying(saying, from, to);
  let residue = 0;
  for (let at = from; at < to; at += 1) {
    if (saying[at] === saying[at + 1]) continue;
    if (!explained.some((word) => at >= word.start && at < word.end)) residue += 1;
  }
  return residue;
}

function isOutside(word: ScannedWord, explained: readonly ScannedWord[]): boolean {
  return !explained.some((own) => word.start < own.end && own.start < word.end);
}

function wordsOfAny(words: readonly ScannedWord[], groups: ReadonlySet<number>): ScannedWord[] {
  return words.filter((word) => word.groups.some((group) => groups.has(group)));
}

/** What follows the last word of the rule says nothing of it: 「3名监督员充实到执法监督工作」. */
function countTrail(after: Scan, explained: readonly ScannedWord[]): number {
  const end = explained.length === 0 ? after.text.length : Math.max(...explained.map((word) => word.end));
  return countResidue(after, 0, end, explained);
}

function wordsOfGroup({ words }: Scan, group: number): ScannedWord[] {
  return words.filter(({ groups }) => groups.includes(group));
}

/** A word that narrows stands before what it narrows, or ends in it: 「涉企行政复议案件」, 信息公开…复议. */
function isNarrowed({ subsets, words }: Scan, group: number): boolean {
  return subsets.some((subset) =>
    words.some(
      (word) =>
        word.groups.includes(group) &&
        (word.start >= subset.end || (word.start > subset.start && word.end <= subset.end)),
    ),
  );
}

/** True for a word that only stands in one which the rule excludes: 复议 in 「经复议后应诉」. */
function isInExcluded(word: ScannedWord, { none }: CompiledRule, { words }: Scan): boolean {
  return isPartOfLonger(
    word,
    words.filter(({ groups }) => groups.includes(none)),
  );
}

/** True where a nearer subject of the sentence is one that the rule excludes. */
function isExcluded({ scan, source }: Layer, rule: CompiledRule): boolean {
  return (
    source === 'topic' && (scan.hasForeign || scan.words.some((word) => word.groups.includes(rule.none)))
  );
}

/**
 * True where a stage word is all that names the procedure, and the subject carried over is another: 调解结案 of 行政裁决 is no
 * case of 人民调解.
 */
function isOtherSubject(rule: CompiledRule, { before, after, layers }: Evidence): boolean {
  const subject = layers.find(({ source }) => source === 'topic');
  if (subject?.scan.hasForeign !== true || rule.all.length === 0) return false;
  const isInStage = (word: ScannedWord, { words }: Scan): boolean =>
    words.some(
      ({ groups, start, end }) =>
        start <= word.start && word.end <= end && groups.some((group) => rule.near.includes(group)),
    );
  return rule.all.every((group) =>
    [before, after].every((scan) => wordsOfGroup(scan, group).every((word) => isInStage(word, scan))),
  );
}

/** True where a nearer subject of the sentence is unknown to the procedure. */
function isUnknown({ scan, source }: Layer, stages: ReadonlySet<number>): boolean {
  if (source !== 'topic') return false;
  const known = scan.words.filter((word) => word.groups.some((group) => stages.has(group)));
  return countResidue(scan, 0, scan.text.length, known) > SUBJECT_RESIDUE;
}

/**
 * True where a heading over a table narrows what all its rows count, by a word that the rule does not know: a rule of
 * 行政复议 under 「政府信息公开行政复议情况」.
 */
function isNarrowedByHeading(layers: readonly Layer[], groups: ReadonlySet<number>): boolean {
  return layers.some(
    ({ scan, source }) =>
      source === 'heading' &&
      scan.subsets.length > 0 &&
      !scan.subsets.some(({ start }) => wordsOfAny(scan.words, groups).some((word) => word.start === start)),
  );
}

/**
 * True for what a list of cases by matter names under its heading: 「申请事项情况。行政处罚418件，政府信息公开68件」 counts cases, not
 * punishments or disclosures.
 */
function isCaseMatter({ indicator }: CompiledRule, layers: readonly Layer[]): boolean {
  const innermost = layers.find(({ source }) => source === 'heading');
  return innermost?.scan.hasBreakdown === true && !CASE_PROCEDURES.has(indicator.procedure);
}

/** True for a nearer subject, unless the sentence says it before the word that is looked for. */
function standsBetween(other: Layer, { scan, source }: Layer, group: number): boolean {
  if (source !== 'lead' || other.source !== 'topic') return true;
  const word = lastWord(scan, group, acceptAny);
  return word === null || scan.text.lastIndexOf(other.scan.text) >= word.start;
}

/** A heading that says nothing but the subject: what stands under it is its. */
function isPlainHeading({ scan, source }: Layer, group: number): boolean {
  return source === 'heading' && countResidue(scan, 0, scan.text.length, wordsOfGroup(scan, group)) === 0;
}

/**
 * How much a group that stands not in the number's clause is worth where it is inherited from; 0 when it stands nowhere,
 * when it comes narrowed or with what the rule excludes, or when another subject stands between.
 */
function inheritGroup(
  rule: CompiledRule,
  group: number,
  layers: readonly Layer[],
  words: ClassificationWords,
): number {
  const { procedure } = rule.indicator;
  const isSubject = words.topicOf(procedure) === group;
  // A sentence before may tell what is spoken of, but not which verb belongs to a number of this one.
  const index = layers.findIndex(
    ({ scan, source }) =>
      (isSubject || source !== 'earlier') &&
      lastWord(scan, group, (word) => !isInExcluded(word, rule, scan)) !== null,
  );
  const layer = layers[index];
  if (layer === undefined || isNarrowed(layer.scan, group)) return 0;
  // What a bare clause counts is plain: only its verb or its whole is inherited, past the other things of the list.
  const isListed = rule.isBare && !isSubject;
  const isOneThing = layer.source === 'topic' || layer.source === 'heading';
  if (!isListed && isOneThing && layer.scan.words.some((word) => word.groups.includes(rule.none))) return 0;
  const nearer = layers.slice(0, index).filter((other) => standsBetween(other, layer, group));
  if (!isListed && nearer.some((other) => isExcluded(other, rule))) return 0;
  if (!isSubject || isPlainHeading(layer, group)) return layer.weight;
  const stages = words.stagesOf(procedure);
  if (nearer.some((other) => isUnknown(other, stages))) return 0;
  return layer.weight;
}

/** True where the clause holds what the rule excludes, or a narrowing to a part that the rule does not know. */
function isVetoed({ words, subsets }: Scan, rule: CompiledRule, explained: readonly ScannedWord[]): boolean {
  return (
    words.some(({ groups }) => groups.includes(rule.none)) ||
    subsets.some((word) => !word.isFiller && isOutside(word, explained))
  );
}

/**
 * How well a rule explains a number, 0 to 1; 0 when it does not apply or explains it less than well.
 * A rule is as strong as its weakest word: the nearer to the number the better, own clause before inherited subject before
 * heading. Words of the clause that the rule leaves unexplained count against it, so that the rule that explains most wins.
 * @param least Scores below are of no interest.
 */
export function scoreRule(
  rule: CompiledRule,
  evidence: Evidence,
  { unit, least, words }: { unit: string; least: number; words: ClassificationWords },
): number {
  const { before, after } = evidence;
  // 1. Its own words stand in the clause.
  const isFree: Accepts = (word) => !words.isTaken(word, rule, unit);
  let score = 1;
  for (const group of rule.near) {
    score = Math.min(score, weighGroup(evidence, group, isFree));
    if (score < least) return 0;
  }
  // 2. Nothing vetoes it: its own exclusions, a narrowing to a part, a list by matter.
  const explainedBefore = wordsOfAny(before.words, rule.own);
  const explainedAfter = wordsOfAny(after.words, rule.own);
  if (
    evidence.isOfBreakdown() ||
    isVetoed(before, rule, explainedBefore) ||
    isVetoed(after, rule, explainedAfter) ||
    isCaseMatter(rule, evidence.layers) ||
    (evidence.isRow && isNarrowedByHeading(evidence.layers, rule.own))
  )
    return 0;
  // 3. Its subject stands in the clause or is inherited.
  const missing = rule.all.filter((group) => weighGroup(evidence, group, acceptAny) === 0);
  const { procedure } = rule.indicator;
  if (missing.length > 0) {
    if (before.hasForeign || after.hasForeign) return 0;
    score *= Math.min(...missing.map((group) => inheritGroup(rule, group, evidence.layers, words)));
    if (score < least) return 0;
  } else if (isOtherSubject(rule, evidence)) return 0;
  // 4. What it leaves unexplained: other stages of its procedure, other procedures, unknown words.
  const unexplained = before.words.filter((word) => !word.isFiller && isOutside(word, explainedBefore));
  const otherStages = wordsOfAny(unexplained, words.stagesOf(procedure));
  const first = Math.min(before.text.length, ...explainedBefore.map(({ start }) => start));
  const isInherited = missing.length > 0 || explainedBefore.length === 0;
  const otherTopics = wordsOfAny(unexplained, words.topicsBeside(procedure)).filter(
    ({ start, end }) => (isInherited || start >= first) && end - start >= LEAST_TOPIC,
  );
  const inner = countResidue(before, first, before.text.length, [...explainedBefore, ...otherStages]);
  const lead = Math.min(LEAD_LIMIT, countResidue(before, 0, first, []));
  const trail = Math.min(TRAIL_LIMIT, countTrail(after, explainedAfter));
  if (rule.isBare && (otherStages.length > 0 || inner > 0 || lead + trail > BARE_RESIDUE)) return 0;
  score -= INNER_COST * inner + (isInherited ? LEAD_COST * lead : 0) + TRAIL_COST * trail;
  score -= otherStages.length > 0 ? OTHER_STAGE_COST : 0;
  score -= otherTopics.length > 0 ? OTHER_TOPIC_COST : 0;
  return Math.max(0, score);
}
