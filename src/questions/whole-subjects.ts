import type { Question } from './question.ts';
import type { QuestionContext } from './question-context.ts';

/**
 * A list of subjects means each of them whole: 出庭 beside 复议 and 应诉 means all that is told of it, where alone it asks for the one
 * count.
 */
export function withWholeSubjects(
  { indicators, procedures }: Pick<Question, 'indicators' | 'procedures'>,
  text: string,
  { catalogue }: Pick<QuestionContext, 'catalogue'>,
): Pick<Question, 'indicators' | 'procedures'> {
  const wholes = indicators.flatMap((slot) => {
    const word = slot.span ? text.slice(slot.span.start, slot.span.end) : '';
    const procedure = catalogue.procedures.find(
      ({ code, name, aliases, colloquial }) =>
        code === slot.value.procedure && [name, ...aliases, ...colloquial].includes(word),
    );
    return procedure ? [{ slot, procedure }] : [];
  });
  const added = wholes
    .filter(({ procedure }) => !procedures.some(({ value }) => value.code === procedure.code))
    .map(({ slot, procedure }) => ({ ...slot, value: procedure }));
  return {
    indicators: indicators.filter((slot) => !wholes.some((one) => one.slot === slot)),
    procedures: [...procedures, ...added],
  };
}
