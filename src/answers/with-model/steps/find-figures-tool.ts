import { z } from 'zod';
import { defineTool } from '../../../models/tool-agent.ts';
import type { AgentTool } from '../../../models/tool-agent.ts';
import { createFigureWork, indicatorName } from '../../figure-work.ts';
import type { FigureWork } from '../../figure-work.ts';
import { nameOf } from '../../item.ts';
import { answersAsked, lookUpAll } from '../../look-up-all.ts';
import type { Finding } from '../../look-up.ts';
import { narrowTargets } from '../../narrow-targets.ts';
import { sectionAt } from '../../answer-sources.ts';
import type { SourcedFigure } from '../../../calculations/sourced-figure.ts';
import { statementOf } from './evidence.ts';
import type { FigureEvidence } from './evidence.ts';
import { placeSchema, placeWords, readStep, wordsSchema } from './step-work.ts';
import type { StepWork } from './step-work.ts';

const MOST_LINES = 16;

/** Looks a number up as the asker's own question would be looked up. */
export function findFiguresTool(work: StepWork): AgentTool {
  return defineTool({
    name: 'find_figures',
    description: '查一项数字。返回各地载明的数字、编号和原文；没有的说明原因。一次只查一项。',
    input: z.strictObject({
      ...placeSchema,
      measure: wordsSchema(40).describe('要查的一项，如「行政复议受理数」，不写地区和年份'),
    }),
    run: async (input) => {
      const step = await readStep(`${placeWords(input)}${input.measure}是多少`, work);
      if (!step) return '读不懂要查什么。';
      const { question, targets, usable, problems } = step;
      const figureWork = createFigureWork(question, work.sources);
      const narrowed = await narrowTargets(question, { ...targets, targets: usable }, work.sources);
      const findings = await lookUpAll(question, narrowed.targets.targets, figureWork);
      const found = findings.flatMap((finding) => linesOf(finding, figureWork, work));
      const rest = narrowed.isNarrowed ? ['其余地区从略。'] : [];
      return [...found.slice(0, MOST_LINES), ...problems, ...rest].join('\n') || '没有查到。';
    },
  });
}

function linesOf(finding: Finding, figureWork: FigureWork, { evidence }: StepWork): string[] {
  const { how, target, results, derivation, statement, item } = finding;
  const name = nameOf(item, 'zh');
  const place = `${target.report.regionName}${target.report.year}年`;
  if (statement && how !== 'stated') {
    const report = figureWork.opened.get(target.report.id);
    if (!report) return [];
    const { start, end } = statement;
    const quote = report.text.slice(start, end);
    const section = sectionAt(report, start);
    const n = evidence.add({
      type: 'passage',
      quotation: { report: target.report, section, start, end, quote },
    });
    return [`[${n}] ${place}${name}：原文没有写出数字。原文：${quote}`];
  }
  if (!answersAsked(finding)) {
    const gap = `${place}的报告${how === 'rejected' ? '没有可用的' : '未载明'}${name}`;
    return [`[${evidence.add({ type: 'gap', report: target.report, statement: gap })}] ${gap}。`];
  }
  const own = (sourced: SourcedFigure): FigureEvidence => ({
    type: 'figure',
    sourced,
    measure: measureOf(sourced, figureWork),
  });
  const line = (sourced: SourcedFigure) => {
    const figure = own(sourced);
    const instead =
      how === 'substituted' || how === 'wider' ? `（报告未单列${name}，这是替代它的另一项）` : '';
    return `[${evidence.add(figure)}] ${statementOf(figure)}${instead}。原文：${sourced.quote}`;
  };
  const lines = results.map(line);
  if (!derivation) return lines;
  const operands = derivation.operands.map(own);
  const { value, unit, formula } = derivation;
  const label = derivation.indicator?.name ?? name;
  const sentence = `${place}${label}为${value}${unit}（${formula}）`;
  const n = evidence.add({ type: 'computed', statement: sentence, label, derivation, operands });
  return [...lines, `[${n}] ${sentence}`, ...derivation.operands.map(line)];
}

/** What a number is called: by the catalogue, else by its own words. */
function measureOf({ figure }: SourcedFigure, work: FigureWork): string {
  const indicator = work.sources.catalogue.indicators.find(({ code }) => code === figure.indicator);
  return indicator ? indicatorName(indicator, work) : figure.label;
}
