import type { Catalogue, Indicator, Procedure } from '../figures/catalogue.ts';
import type { Question } from '../questions/question.ts';
import { numbersAsked } from './find-figures.ts';
import type { Vocabulary } from './label-score.ts';
import type { SourcedFigure } from '../calculations/sourced-figure.ts';

/** One thing asked of one report. A `guess` is an indicator that the question's words fit but do not name. */
export type Item =
  | { type: 'indicator'; indicator: Indicator; certainty: 'named' | 'guess' }
  | { type: 'procedure'; procedure: Procedure }
  | { type: 'open'; topic: string };

/** What one report is looked up by. */
export interface LookUpSources {
  catalogue: Catalogue;
  /** All figures of the report, those that people have rejected last. */
  figures: readonly SourcedFigure[];
  /** The report's stored text. */
  text: string;
  vocabulary: Vocabulary;
}

/** What is asked, one thing each: named indicators, else named procedures, else the words left over. */
export function itemsOf(question: Question): Item[] {
  const indicators = question.indicators.map(({ value, origin }): Item => ({
    type: 'indicator',
    indicator: value,
    certainty: origin === 'default' ? 'guess' : 'named',
  }));
  const procedures = question.procedures.map(({ value }): Item => ({ type: 'procedure', procedure: value }));
  // Beside one number asked for, a procedure only says where: 「走访了多少家企业来查执法」.
  const isAside = asksCount(question.text) && indicators.length > 0 && numbersAsked(question.text) === 1;
  const named = isAside ? indicators : [...indicators, ...procedures];
  return named.length > 0 ? named : [{ type: 'open', topic: question.topic }];
}

/** 「复议、应诉、出庭对比」 lists subjects, and asks no number of one of them. */
function asksCount(text: string): boolean {
  return /多[少高大]|几|\bhow (?:many|much)\b/iu.test(text);
}

/** What an item is called in the question's language. */
export function nameOf(item: Item, language: Question['language']): string {
  switch (item.type) {
    case 'indicator':
      return language === 'zh' ? item.indicator.name : `${item.indicator.english} (${item.indicator.name})`;
    case 'procedure':
      return language === 'zh' ? item.procedure.name : `${item.procedure.english} (${item.procedure.name})`;
    case 'open':
      return `「${item.topic}」`;
  }
}
