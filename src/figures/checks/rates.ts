import { compareDecimals, sum } from '../../numbers/decimal.ts';
import { unitFamily } from '../../numbers/units.ts';
import type { Figure } from '../figure.ts';
import type { Check, CheckRule, CheckScope } from './check.ts';
import { areExact, checkedFigure, createCheck } from './check.ts';
import { compareRounded, sharePercent } from './compare-numbers.ts';

/** The operands that a rate is computed from. */
interface Operands {
  numerator: Figure[];
  denominator: Figure;
  /** Whether the words leave no doubt that these are the rate's own operands. */
  areCertain: boolean;
}

const FORMULA = /^\(?([\w.\-+\s]+?)\)?\s*\/\s*([\w.-]+)$/u;

/** A rate of something narrower than the catalogue's formula counts: 按期办结率 is no 办结率. */
const NARROWED = /按期|按时|限期|及时|规范|合法|审查|直接|一审|二审|综合|首次|平均/u;

/** Rates against what they are computed from: by the catalogue's formula, else by what the sentence counts before them. */
export const checkRates: CheckRule = (scope) =>
  scope.report.figures.flatMap((rate): Check[] => {
    if (rate.unit !== '%' || rate.kind !== 'level') return [];
    const candidates = [byFormula(rate, scope), bySentence(rate, scope)].filter(
      (operands) => operands !== null,
    );
    const checks = candidates.flatMap((operands) => toCheck(rate, operands, scope));
    const sound =
      checks.find(({ verdict }) => verdict === 'holds') ??
      checks.find(({ verdict }) => verdict === 'rounding');
    // Numbers of the sentence that give the rate clear it, whatever the formula says: reports define rates in their own way.
    return [sound ?? checks[0]].filter((check) => check !== undefined);
  });

function toCheck(
  rate: Figure,
  { numerator, denominator, areCertain }: Operands,
  { report }: CheckScope,
): Check[] {
  const share = sharePercent(sum(numerator.map(({ normalized }) => normalized)), denominator.normalized);
  if (share === null) return [];
  const { verdict, expected } = compareRounded(share, rate.value);
  const isFirm = areCertain && areExact([rate, ...numerator, denominator]);
  if (verdict === 'differs' && !isFirm) return [];
  const terms = numerator.map(({ stated }) => stated).join(' + ');
  return [
    createCheck({
      kind: 'rate',
      verdict,
      subject: checkedFigure(rate, report),
      operands: [...numerator, denominator].map((figure) => checkedFigure(figure, report)),
      expected,
      formula: `${numerator.length > 1 ? `(${terms})` : terms} ÷ ${denominator.stated} × 100%`,
    }),
  ];
}

function byFormula(rate: Figure, scope: CheckScope): Operands | null {
  const parsed = FORMULA.exec(scope.formulas.get(rate.indicator ?? '') ?? '');
  if (!parsed) return null;
  const codes = (parsed[1] ?? '').split('+').map((code) => code.trim());
  const denominator = statedNear(parsed[2] ?? '', rate, scope);
  if (denominator === null) return null;
  const numerator = codes.flatMap((code) => statedNear(code, rate, scope) ?? []);
  const whole = scope.report.figures.indexOf(denominator);
  // Of several outcomes one that the list of all outcomes does not name was none.
  const isList = codes.length > 1 && numerator.every(({ parent }) => parent === whole);
  if (numerator.length === 0 || (numerator.length < codes.length && !isList)) return null;
  const isOneSentence = [...numerator, denominator].every((figure) => isOfSentence(figure, rate));
  return {
    numerator,
    denominator,
    areCertain: codes.length === 1 && isOneSentence && !NARROWED.test(rate.label),
  };
}

/** In the rate's own sentence, else the only one of the report. */
function statedNear(code: string, rate: Figure, { report }: CheckScope): Figure | null {
  const stated = report.figures.filter(
    ({ indicator, kind, year }) => indicator === code && kind === 'level' && year === rate.year,
  );
  const own = stated.filter((figure) => isOfSentence(figure, rate));
  const ground = stated.filter(({ period }) => period === rate.period);
  if (own.length > 0) return own.length === 1 ? (own[0] ?? null) : null;
  return ground.length === 1 ? (ground[0] ?? null) : null;
}

/** 「应检查50家，实际检查45家，检查率90%」: the two counts that stand before the rate in its sentence. */
function bySentence(rate: Figure, { report }: CheckScope): Operands | null {
  const before = report.figures.filter(
    (figure) =>
      isOfSentence(figure, rate) &&
      figure.start < rate.start &&
      figure.kind === 'level' &&
      figure.unit !== '%',
  );
  const numerator = before.at(-1);
  if (numerator === undefined) return null;
  const denominator = before
    .slice(0, -1)
    .findLast(
      (figure) =>
        unitFamily(figure.unit) === unitFamily(numerator.unit) &&
        compareDecimals(figure.normalized, numerator.normalized) >= 0,
    );
  if (denominator === undefined) return null;
  const stem = /(\p{Script=Han}{2})率/u.exec(rate.context.before)?.[1];
  const isNamed =
    stem !== undefined && `${numerator.context.before}${numerator.context.after}`.includes(stem);
  return { numerator: [numerator], denominator, areCertain: isNamed && before.length === 2 };
}

function isOfSentence({ sentence }: Figure, other: Figure): boolean {
  return sentence.start === other.sentence.start;
}
