import type { Ask } from '../../answers/answer.ts';
import { messageOf } from '../../errors.ts';
import type { ReportTexts } from './answer-honesty.ts';
import type { GoldenQuestion } from './golden-question.ts';
import type { Grade, Verdict } from './grade.ts';
import { gradeAnswer } from './grade.ts';

/** How many lines of a kind got each verdict; the members add up to the lines of that kind. */
export type Tally = Record<Verdict, number>;

/** Asks every question in order and grades each answer; a question whose asking fails is wrong, and the rest goes on. */
export async function evaluateSet(
  ask: Ask,
  questions: readonly GoldenQuestion[],
  texts: ReportTexts,
): Promise<Grade[]> {
  const grades: Grade[] = [];
  for (const golden of questions) {
    const { id, kind, question, history } = golden;
    try {
      grades.push(gradeAnswer(golden, await ask({ question, history }), texts));
    } catch (error) {
      const reasons = [`asking failed: ${messageOf(error)}`];
      grades.push({ id, kind, question, verdict: 'wrong', reasons, answer: null });
    }
  }
  return grades;
}

/** Verdicts counted by kind, kinds in order of their first line. */
export function tallyByKind(grades: readonly Grade[]): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const { kind, verdict } of grades) {
    const tally = tallies.get(kind) ?? { right: 0, wrong: 0, wrong_number: 0 };
    tally[verdict] += 1;
    tallies.set(kind, tally);
  }
  return tallies;
}

/** Sum of all kinds; zeros for none. */
export function tallyAll(grades: readonly Grade[]): Tally {
  const count = (verdict: Verdict) => grades.filter((grade) => grade.verdict === verdict).length;
  return { right: count('right'), wrong: count('wrong'), wrong_number: count('wrong_number') };
}
