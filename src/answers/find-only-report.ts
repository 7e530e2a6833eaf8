import type { Question } from '../questions/question.ts';
import type { AnswerSources } from './answer-sources.ts';
import { scoreForQuestion } from './find-figures.ts';
import type { Target } from './resolve-targets.ts';

/** Reports that retrieval proposes. */
const MOST_TRIED = 5;
/** How much of the question's words the one report's figure must carry, and how far behind every other's must be. */
const SURE_SCORE = 0.8;
const OTHERS_AT_MOST = 0.55;

/**
 * The one report that a question without a place can only be about: its words fit a figure of that report, and no figure of
 * another comes near. Null when several could be meant, so that the asker is asked.
 */
export async function findOnlyReport(question: Question, sources: AnswerSources): Promise<Target | null> {
  if (question.topic === '' || question.years.length > 0) return null;
  const passages = await sources.search(question.topic, null, 20);
  const reports = [...new Set(passages.map(({ report }) => report))].slice(0, MOST_TRIED);
  const scored = await Promise.all(
    reports.map(async (report) => {
      const { figures } = await sources.open(report);
      const levels = figures.filter(({ figure }) => figure.kind === 'level');
      return { report, score: scoreForQuestion(question, levels, sources.vocabulary)[0]?.score ?? 0 };
    }),
  );
  const [best, next] = scored.toSorted((one, other) => other.score - one.score);
  if (!best || best.score < SURE_SCORE || (next?.score ?? 0) > OTHERS_AT_MOST) return null;
  const region = sources.gazetteer.byCode(best.report.regionCode);
  return region ? { region, report: best.report, askedYear: null, fit: 'asked', answersAnyway: true } : null;
}
