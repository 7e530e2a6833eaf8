import { z } from 'zod';
import { defineTool } from '../../../models/tool-agent.ts';
import type { AgentTool } from '../../../models/tool-agent.ts';
import { figureSurface } from '../../../figures/figure-surface.ts';
import { computeOver, deriveMovement } from '../../../calculations/derive.ts';
import type { Derivation } from '../../../calculations/derive.ts';
import { compareSurely } from '../../rank-values.ts';
import { surfaceOf } from '../../../calculations/sourced-figure.ts';
import { groundOf } from '../../../calculations/ground.ts';
import { subjectOf } from './evidence.ts';
import type { Evidence, FigureEvidence } from './evidence.ts';
import type { StepWork } from './step-work.ts';

const OPERATIONS = ['sum', 'difference', 'ratio', 'share', 'average', 'order', 'change'] as const;
type ToolOperation = (typeof OPERATIONS)[number];

const LABELS: Readonly<Record<ToolOperation, string>> = {
  sum: '合计',
  difference: '相差',
  ratio: '倍数',
  share: '占比',
  average: '平均',
  order: '先后',
  change: '变化',
};

/** Computes over numbers that were found before, in decimals; those that do not count alike are refused with the reason. */
export function compareFiguresTool({ evidence }: StepWork): AgentTool {
  return defineTool({
    name: 'compare_figures',
    description:
      '用已查到的数字计算或排先后。sum 合计，difference 相差，ratio 倍数，share 小的占大的百分之几，average 平均，order 排先后，change 同一地区同一项从前一年到后一年的变化。结果里的句子可以原样写进回答。',
    input: z.strictObject({
      figures: z.array(z.number().int().min(1).max(500)).min(2).max(12).describe('已查到的编号'),
      operation: z.enum(OPERATIONS),
    }),
    run: async ({ figures, operation }) => {
      const found = [...new Set(figures)].map((n) => evidence.get(n));
      const operands = found.filter((one) => one?.type === 'figure');
      if (operands.length < found.length || operands.length < 2)
        return '只能用 find_figures 查到的数字的编号，至少两个。';
      const compared = compare(operation, operands);
      return Promise.resolve(
        typeof compared === 'string' ? compared : `[${evidence.add(compared)}] ${compared.statement}。`,
      );
    },
  });
}

type Computed = Extract<Evidence, { type: 'computed' }>;

function compare(operation: ToolOperation, operands: readonly FigureEvidence[]): Computed | string {
  const sourced = operands.map((operand) => operand.sourced);
  if (new Set(sourced.map(groundOf)).size > 1) return '这些数字的口径、时段或性质不同，不能一起计算或比较。';
  const kept = { type: 'computed' as const, label: LABELS[operation], operands };
  if (operation === 'order') {
    const statement = orderOf(operands);
    return statement === null
      ? '项目、单位或年份不同，或者大小分不清，不能排先后。'
      : { ...kept, statement, derivation: null };
  }
  if (operation === 'change')
    return changeOf(operands) ?? '变化只能在同一地区、同一项、不同年份的两个数字之间算。';
  const derivation = computeOver(operation, sourced);
  return derivation === null
    ? '单位或年份不同，或者数目不合，不能这样算。'
    : { ...kept, derivation, statement: sentenceOf(operation, derivation, operands) };
}

function sentenceOf(
  operation: Exclude<ToolOperation, 'order' | 'change'>,
  { value, unit, qualifier, formula }: Derivation,
  operands: readonly FigureEvidence[],
): string {
  const result = figureSurface({ stated: value, unit, qualifier });
  const names = operands.map(subjectOf).join('与');
  const [larger, smaller] = operands.toSorted(
    (one, other) => compareSurely(other.sourced.figure, one.sourced.figure) ?? 0,
  );
  const [high, low] = [larger, smaller].map((operand) => (operand ? subjectOf(operand) : ''));
  switch (operation) {
    case 'sum':
      return `${names}合计${result}（${formula}）`;
    case 'average':
      return `${names}平均${result}（${formula}）`;
    case 'difference':
      return `${high ?? ''}比${low ?? ''}多${result}（${formula}）`;
    case 'ratio':
      return `${high ?? ''}是${low ?? ''}的${result}（${formula}）`;
    case 'share':
      return `${low ?? ''}相当于${high ?? ''}的${result}（${formula}）`;
  }
}

/** From the largest to the smallest; null where the numbers measure different things, or nobody can tell which is larger. */
function orderOf(operands: readonly FigureEvidence[]): string | null {
  const [first] = operands;
  const isAlike = operands.every(
    ({ sourced: { figure, report }, measure }) =>
      measure === first?.measure &&
      figure.unit.replace(/^[万亿]+/u, '') === first.sourced.figure.unit.replace(/^[万亿]+/u, '') &&
      (figure.year ?? report.year) === (first.sourced.figure.year ?? first.sourced.report.year),
  );
  if (!isAlike || !first) return null;
  const ordered = operands.toSorted(
    (one, other) => compareSurely(other.sourced.figure, one.sourced.figure) ?? 0,
  );
  const isSure = ordered.every((operand, index) => {
    const next = ordered[index + 1];
    return !next || (compareSurely(operand.sourced.figure, next.sourced.figure) ?? 0) > 0;
  });
  if (!isSure) return null;
  const places = ordered.map(({ sourced }) => `${sourced.report.regionName}${surfaceOf(sourced)}`);
  const [top, bottom] = [ordered.at(0), ordered.at(-1)].map((one) => one?.sourced.report.regionName ?? '');
  const year = first.sourced.figure.year ?? first.sourced.report.year;
  return `${year}年${first.measure}从高到低为${places.join('、')}，最高的是${top ?? ''}，最低的是${bottom ?? ''}`;
}

function changeOf(operands: readonly FigureEvidence[]): Computed | null {
  const yearOf = ({ sourced: { figure, report } }: FigureEvidence) => figure.year ?? report.year;
  const [before, now, ...more] = operands.toSorted((one, other) => yearOf(one) - yearOf(other));
  if (!before || !now || more.length > 0 || yearOf(before) === yearOf(now)) return null;
  const isOneThing =
    before.measure === now.measure &&
    before.sourced.report.regionCode === now.sourced.report.regionCode &&
    before.sourced.figure.unit === now.sourced.figure.unit;
  if (!isOneThing) return null;
  const { direction, distance } = deriveMovement(now.sourced, before.sourced);
  const moved = { up: '增加', down: '减少', level: '没有变化，相差' }[direction];
  const result = figureSurface({ ...distance, stated: distance.value });
  return {
    ...{ type: 'computed', label: LABELS.change, derivation: distance, operands: [now, before] },
    statement: `${subjectOf(now)}比${yearOf(before)}年${moved}${result}（${distance.formula}）`,
  };
}
