import type { IndicatorWord } from '../figures/indicator-word.ts';
import type { Indicator, Procedure } from '../figures/catalogue.ts';
import type { Slot } from './question.ts';
import type { QuestionContext } from './question-context.ts';

export interface NamedIndicators {
  indicators: Slot<Indicator>[];
  procedures: Slot<Procedure>[];
}

/**
 * Indicators and procedures named in a text, each once, in the order of their place.
 * A procedure of which a stage is named too is no slot of its own: 「复议受理情况」 asks for the stage.
 * @param spokenOf Codes of procedures that the thread was about: 「办结了多少」 alone asks for their stage.
 */
export function readIndicators(
  text: string,
  { catalogue, words }: Pick<QuestionContext, 'catalogue' | 'words'>,
  spokenOf: readonly string[] = [],
): NamedIndicators {
  const found = words.find(text, spokenOf);
  const mentions = found.filter((word) => !found.some((other) => isObjectOf(other, word)));
  /** 「收到几件行政复议意见书」 asks for what is received, not for the cases of the procedure in its name. */
  function isObjectOf(other: IndicatorWord, { kind, code, end, topic }: IndicatorWord): boolean {
    const isIntake = (one: string) =>
      catalogue.indicators.some((entry) => entry.code === one && entry.intake);
    return (
      topic !== null &&
      kind === 'indicator' &&
      other.kind === 'indicator' &&
      isIntake(code) &&
      !isIntake(other.code) &&
      end <= other.start &&
      other.start <= topic.start &&
      topic.end <= other.end &&
      !/[,，、。;；]/u.test(text.slice(end, other.start))
    );
  }
  const indicators = mentions.flatMap(({ kind, code, start, end }): Slot<Indicator>[] => {
    const value =
      kind === 'indicator' ? catalogue.indicators.find((entry) => entry.code === code) : undefined;
    return value ? [{ value, span: { start, end }, origin: 'stated' }] : [];
  });
  const staged = new Set(indicators.map(({ value }) => value.procedure));
  const procedures = mentions.flatMap(({ kind, code, start, end }): Slot<Procedure>[] => {
    const value =
      kind === 'procedure' ? catalogue.procedures.find((entry) => entry.code === code) : undefined;
    return value && !staged.has(value.code) ? [{ value, span: { start, end }, origin: 'stated' }] : [];
  });
  return { indicators: eachOnce(indicators), procedures: eachOnce(procedures) };
}

function eachOnce<Value extends { code: string }>(slots: Slot<Value>[]): Slot<Value>[] {
  return [...new Map(slots.toReversed().map((slot) => [slot.value.code, slot])).values()].reverse();
}
