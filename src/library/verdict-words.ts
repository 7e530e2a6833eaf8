// What people's verdicts and the facts of figures are called, on the command line and on the page alike.
import type { HistoryEntry } from './describe-history.ts';
import type { FigureFacts, FigureKind } from '../figures/figure.ts';

export const VERDICTS: Readonly<Record<HistoryEntry['verdict'], string>> = {
  confirmed: '确认',
  corrected: '改正（读错）',
  amended: '更正（原文有误）',
  rejected: '剔除',
  classified: '归类',
  withdrawn: '撤回',
  reread: '重新读取',
};

export const RELATIONS: Readonly<Record<NonNullable<HistoryEntry['relation']>, string>> = {
  agrees: '新的读法与人工一致',
  differs: '新的读法与人工不同，仍以人工为准',
  gone: '新的读法没有读出这个数，仍以人工为准',
  replaced: '新的读法把这个数字读作别的数的一部分，以新的读法为准',
};

export const KINDS: Readonly<Record<FigureKind, string>> = {
  level: '本年数',
  change: '增减',
  target: '目标',
  cumulative: '累计',
};

export const FACTS: Readonly<Record<keyof FigureFacts, string>> = {
  start: '起点',
  end: '终点',
  stated: '写法',
  value: '数值',
  unit: '单位',
  normalized: '折算',
  qualifier: '约数',
  kind: '性质',
  year: '年份',
  period: '时段',
  scope: '范围',
  indicator: '指标',
};
