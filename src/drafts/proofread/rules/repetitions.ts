import { findCountlessStatements } from '../../../figures/countless-statements.ts';
import type { ProofreadingRule } from '../draft-text.ts';
import type { Finding } from '../finding.ts';

/** Paragraphs shorter than this may repeat: headings of tables, 「无」. */
const LEAST_PARAGRAPH = 25;

/** 「我县我」, a particle typed twice, and a word of two to four characters that follows itself. */
const TYPED_TWICE =
  /(我[省市县区旗镇乡局](?=我(?!们|国)))我|([的了在和与及将])\2|(?<![一逐])((?!一|逐|多|很|更|越|常)\p{Script=Han}{2,4})\3/gu;
const MEANT_TWICE =
  /^(?:[一二三四五六七八九十]\p{Script=Han}|点滴|往来|来往|方方面面|桩桩件件|\p{Script=Han}(\p{Script=Han})\1)$/u;

/** Words typed twice: 「我县我」, 「开展开展」. */
export const findRepeatedWords: ProofreadingRule = ({ folded, paragraphs }) =>
  paragraphs.flatMap(({ start, end }) =>
    [...folded.slice(start, end).matchAll(TYPED_TWICE)].flatMap((match): Finding[] => {
      const [, pronoun, particle, word] = match;
      if (word !== undefined && (MEANT_TWICE.test(word) || new Set(word).size === 1)) return [];
      const from = start + match.index;
      const [found] = match;
      // 实实在在, 来来往往.
      if (/(\p{Script=Han})\1$/u.test(folded.slice(Math.max(start, from - 2), from))) return [];
      return [
        {
          start: from,
          end: from + found.length,
          severity: 'medium',
          kind: 'repeated_words',
          found,
          expected: `「${word ?? pronoun ?? particle ?? ''}」只写一次，或补上漏掉的字`,
          source: '同一词语连写两次',
        },
      ];
    }),
  );

/** Sentences that should state a number of cases and state neither a number nor that there was none. */
export const findGarbled: ProofreadingRule = ({ report }, { catalogue }) => {
  const names = catalogue.procedures.flatMap(({ name, aliases }) => [name, ...aliases]);
  return findCountlessStatements(report.text, names)
    .filter(
      ({ kind, start, end }) => kind === 'unclear' && start >= report.body.start && end <= report.body.end,
    )
    .map(({ start, end }) => ({
      start,
      end,
      severity: 'high',
      kind: 'garbled',
      found: report.text.slice(start, end),
      expected: '写明件数，或写明未发生',
      source: '该句应有数字而无，语义不清',
    }));
};

/** Paragraphs that stand in the draft twice. The second and later ones are pointed out. */
export const findRepeatedParagraphs: ProofreadingRule = ({ paragraphs, report }) => {
  const textStart = report.sections.find(({ level }) => level > 0)?.start ?? report.body.start;
  const first = new Set<string>();
  return paragraphs.flatMap(({ start, end, text }): Finding[] => {
    const words = text.replace(/^[\s\d一二三四五六七八九十、.()（）是]+/u, '').replace(/\s/gu, '');
    if (words.length < LEAST_PARAGRAPH || start < textStart) return [];
    if (!first.has(words)) {
      first.add(words);
      return [];
    }
    return [
      {
        start,
        end,
        severity: 'medium',
        kind: 'repeated_paragraph',
        found: report.text.slice(start, Math.min(end, start + 40)),
        expected: '删去重复的一段',
        source: '与前文一段完全相同',
      },
    ];
  });
};
