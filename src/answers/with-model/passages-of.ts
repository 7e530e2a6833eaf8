import { legible } from '../../figures/figure-surface.ts';
import type { Answer, AnswerCitation } from '../answer.ts';
import type { AnswerSources } from '../answer-sources.ts';
import { titleOf } from '../title-of.ts';
import type { CitedPassage } from './hold-to-passages.ts';

/** The passages that an answer quotes, with everything that may be said of them. */
export function passagesOf(
  { citations }: Pick<Answer, 'citations'>,
  sources: AnswerSources,
): Promise<CitedPassage[]> {
  return Promise.all(citations.map((citation) => passageOf(citation, sources)));
}

/** A stretch of a report with everything that may be said of it. */
export async function passageOf(
  { n, report: id, quote, start, end }: Pick<AnswerCitation, 'n' | 'report' | 'quote' | 'start' | 'end'>,
  sources: AnswerSources,
): Promise<CitedPassage> {
  const summary = (await sources.coverage()).find((report) => report.id === id);
  if (!summary) return { n, quote, headings: [], regions: [], years: [], figures: [] };
  const opened = await sources.open(summary);
  const region = sources.gazetteer.byCode(summary.regionCode);
  return {
    n,
    quote,
    headings: [
      titleOf(summary),
      ...opened.sections
        .filter((section) => section.level > 0 && section.start <= start && start < section.end)
        .map(({ heading }) => heading),
    ],
    regions: [summary.regionName, ...(region ? [sources.gazetteer.fullName(region)] : [])],
    years: [summary.year],
    figures: opened.figures
      .filter(({ figure }) => start <= figure.start && figure.end <= end)
      .map(({ figure }) => ({
        reference: {
          value: legible(figure.stated),
          unit: figure.unit,
          qualifier: figure.qualifier,
          regions: [summary.regionName],
          year: figure.year,
          indicators: [],
        },
        words: `${figure.context.before} ${figure.label} ${figure.context.after}`,
      })),
  };
}
