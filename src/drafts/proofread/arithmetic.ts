import type { Check, CheckKind } from '../../figures/checks/check.ts';
import type { Finding } from './finding.ts';

const RULES: Record<CheckKind, string> = {
  parts: '各分项之和应等于总数',
  rate: '比率应等于分子除以分母',
  carried: '上年结转与本年新收之和应等于审结与结转下年之和',
  carried_between_years: '上年结转应等于上年报告的结转下年',
  change: '增减幅度应与两年数字相符',
  repeated: '同一数字前后应一致',
  share: '比率不超过100%',
  average: '平均数应等于总数除以个数',
  table: '合计应等于各行之和',
  usual_range: '数量级应与同级机关的通常范围相符',
};

/** Arithmetic that does not come out; a last digit that was rounded otherwise is of low severity. What can't be told is not said. */
export function findArithmetic(checks: readonly Check[]): Finding[] {
  return checks
    .filter(({ verdict }) => verdict === 'differs' || verdict === 'rounding')
    .map(({ kind, verdict, subject, formula, expected }) => {
      const { figure } = subject;
      const result = kind === 'share' ? `不超过${expected}%` : `${expected}${figure.unit}`;
      return {
        start: figure.start,
        end: figure.end,
        severity: verdict === 'rounding' ? 'low' : 'high',
        kind: 'arithmetic',
        found: `${figure.label}${figure.stated}${figure.unit}`,
        expected: verdict === 'rounding' ? `${result}（尾数）` : result,
        source: `${RULES[kind]}：${formula} = ${expected}`,
      };
    });
}
