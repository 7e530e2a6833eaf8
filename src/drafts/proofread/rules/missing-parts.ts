import type { ProofreadingRule } from '../draft-text.ts';
import type { Finding } from '../finding.ts';

/** The parts that a yearly report must have, with the words by which their headings are known. */
const PARTS: readonly { name: string; words: RegExp }[] = [
  {
    name: '主要举措和成效',
    words: /举措|成效|成果|工作情况|开展情况|主要(?:工作|做法|内容)|推进情况|建设情况/u,
  },
  { name: '存在的不足和原因', words: /不足|问题|困难|短板|差距|薄弱/u },
  {
    name: '主要负责人履行推进法治建设第一责任人职责的情况',
    words: /第一责任人|负责人.{0,8}履行|履职|第一职责/u,
  },
  { name: '下一年度主要安排', words: /打算|安排|思路|计划|下一步|下步|展望|举措|目标/u },
];
/** A text with fewer parts than this is a section, not a report. */
const LEAST_PARTS = 2;
const SOURCE = '《法治政府建设与责任落实督察工作规定》关于年度报告内容的规定';

/** Parts of a whole yearly report that neither a heading nor a sentence shows. A section for itself lacks none. */
export const findMissingParts: ProofreadingRule = ({ report, folded }) => {
  const { kind } = report.metadata;
  const headings = report.sections
    .filter(({ level }) => level > 0 && level <= 2)
    .map(({ heading }) => heading);
  const parts = report.sections.filter(({ level }) => level === 1);
  if ((kind !== null && kind !== '法治政府建设年度报告') || parts.length < LEAST_PARTS) return [];
  const body = folded.slice(report.body.start, report.body.end);
  return PARTS.filter(({ name, words }) => {
    const isHeaded = headings.some((heading) => words.test(heading));
    const isTold = name.includes('第一责任人') && /第一责任人/u.test(body);
    return !isHeaded && !isTold;
  }).map(({ name }): Finding => ({
    start: report.body.end,
    end: report.body.end,
    severity: 'medium',
    kind: 'missing_part',
    found: `缺「${name}」`,
    expected: `补写「${name}」一部分`,
    source: SOURCE,
  }));
};
