import type { DraftText, ProofreadingRule } from '../draft-text.ts';
import type { Finding } from '../finding.ts';

/** Words that show the draft knows that it speaks of the past. */
const KNOWN_AS_PAST = /废止|失效|修订|取代|原名|更名|撤销|划转|机构改革|前身/u;

/** Laws that were repealed before the year reported on ended. */
export const findRepealedLaws: ProofreadingRule = (draft, { proofreading }) =>
  proofreading.laws.flatMap(({ title, since, now, source }) =>
    isPast(since, draft)
      ? occurrences(new RegExp(`《(?:中华人民共和国)?${title}》`, 'gu'), draft).map((place): Finding => ({
          ...place,
          severity: 'medium',
          kind: 'repealed_law',
          expected: `《${now}》（${since}起）`,
          source,
        }))
      : [],
  );

/** Bodies that were renamed or merged before the year reported on began. Each is pointed out once a draft. */
export const findFormerBodies: ProofreadingRule = (draft, { proofreading }) => {
  const taken: Finding[] = [];
  for (const { name, since, now, source, notAfter } of proofreading.bodies) {
    if (!isPast(since, draft)) continue;
    const before = ['原', ...notAfter].map((words) => `(?<!${words})`).join('');
    const places = occurrences(new RegExp(`${before}${name}`, 'gu'), draft).filter(
      ({ start }) => !taken.some((finding) => finding.start <= start && start < finding.end),
    );
    const [first] = places;
    if (first === undefined) continue;
    const times = places.length > 1 ? `（全文${places.length}处）` : '';
    taken.push({
      ...first,
      severity: 'medium',
      kind: 'former_body',
      expected: `${now}${times}`,
      source: `${source}，新名称自${since.slice(0, 4)}年起使用`,
    });
  }
  return taken;
};

function isPast(since: string, { report }: DraftText): boolean {
  return report.metadata.year !== null && since <= `${report.metadata.year}-12-31`;
}

function occurrences(
  pattern: RegExp,
  { folded, report, paragraphs }: DraftText,
): { start: number; end: number; found: string }[] {
  return paragraphs.flatMap((paragraph) =>
    [...folded.slice(paragraph.start, paragraph.end).matchAll(pattern)].flatMap((match) => {
      const start = paragraph.start + match.index;
      const end = start + match[0].length;
      const nearby = folded.slice(Math.max(paragraph.start, start - 12), Math.min(paragraph.end, end + 12));
      return KNOWN_AS_PAST.test(nearby) ? [] : [{ start, end, found: report.text.slice(start, end) }];
    }),
  );
}
