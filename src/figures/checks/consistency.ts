import { compareDecimals, difference, ratio } from '../../numbers/decimal.ts';
import { unitFamily } from '../../numbers/units.ts';
import type { Figure } from '../figure.ts';
import type { Check, CheckRule } from './check.ts';
import { areExact, areOfOneGround, checkedFigure, createCheck } from './check.ts';
import { compareCounts, compareRounded } from './compare-numbers.ts';

/** Shares of what can't be more than all: growth and overfulfilment may pass one hundred percent. */
const AT_MOST_ALL =
  /(?:受理|审结|办结|结案|维持|纠错|驳回|出庭|应诉|合格|通过|持证|审查|备案|报备|覆盖|公开|答复|参考|参与|满意|成功|调解|化解|履行|网办|入驻|回复|响应|优秀)率$/u;
/** Labels shorter than this are shared by different things: 办理, 审查. */
const LEAST_LABEL = 6;

/** The same thing stated twice, in words so alike that it can only be the same. */
export const checkRepeated: CheckRule = ({ report }) => {
  const first = new Map<string, Figure>();
  return report.figures.flatMap((figure): Check[] => {
    const { indicator, kind, label } = figure;
    if (indicator === null || kind !== 'level' || label.length < LEAST_LABEL || !areExact([figure]))
      return [];
    const key = JSON.stringify([indicator, label, unitFamily(figure.unit)]);
    const before = first.get(key);
    if (before === undefined) {
      first.set(key, figure);
      return [];
    }
    if (!areOfOneGround(before, figure) || before.sentence.start === figure.sentence.start) return [];
    return [
      createCheck({
        kind: 'repeated',
        ...compareCounts(before.normalized, figure.normalized),
        subject: checkedFigure(figure, report),
        operands: [checkedFigure(before, report)],
        formula: before.stated,
      }),
    ];
  });
};

/** A share above one hundred percent. */
export const checkShares: CheckRule = ({ report }) =>
  report.figures
    .filter(({ unit, kind, label }) => unit === '%' && kind === 'level' && AT_MOST_ALL.test(label))
    .filter(({ value }) => compareDecimals(value, '100') > 0)
    .map((figure) =>
      createCheck({
        kind: 'share',
        verdict: 'differs',
        subject: checkedFigure(figure, report),
        operands: [],
        expected: '100',
        formula: '≤ 100%',
      }),
    );

/**
 * 「机构24个，编制91名，政府办11名，剩下的平均每个部门3.5名」: what is left of a total over what is left of its holders. Told
 * only where it comes out.
 */
export const checkAverages: CheckRule = ({ report }) =>
  report.figures.flatMap((average): Check[] => {
    if (!/(?:剩下|剩余|其余)[^，。；]{0,6}平均|平均/u.test(average.context.before)) return [];
    const before = report.figures.filter(
      (figure) => figure.sentence.start === average.sentence.start && figure.start < average.start,
    );
    const counted = before.filter(({ unit }) => unit === average.unit);
    const holders = before.filter(({ unit }) => unit !== average.unit && unit !== '%').at(-1);
    const [whole, taken] = counted.slice(-2);
    if (holders === undefined || whole === undefined) return [];
    const isOfRest = /剩下|剩余|其余/u.test(average.context.before) && taken !== undefined;
    const dividend = isOfRest ? difference(whole.normalized, taken.normalized) : whole.normalized;
    const divisor = isOfRest ? difference(holders.normalized, '1') : holders.normalized;
    const quotient = ratio(dividend, divisor);
    if (quotient === null) return [];
    const { verdict, expected } = compareRounded(quotient, average.value);
    if (verdict === 'differs') return [];
    const operands = isOfRest ? [whole, taken, holders] : [whole, holders];
    return [
      createCheck({
        kind: 'average',
        verdict,
        subject: checkedFigure(average, report),
        operands: operands.map((figure) => checkedFigure(figure, report)),
        expected,
        formula: isOfRest
          ? `(${whole.stated} − ${taken.stated}) ÷ (${holders.stated} − 1)`
          : `${whole.stated} ÷ ${holders.stated}`,
      }),
    ];
  });
