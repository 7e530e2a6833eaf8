import type { Region } from '../../../regions/region.ts';
import type { DraftText, ProofreadingReference, ProofreadingRule } from '../draft-text.ts';
import type { Finding } from '../finding.ts';

/** What follows a division's name where it is the subject that acts, or the owner of a body. */
const ACTS =
  /^(?:人民政府|政府|委员会|县委|区委|市委|镇党委|乡党委|党委|党工委|人大|政协|司法局|依法治|法治政府|各|全|始终|坚持|扎实|认真|深入|严格|积极|高度|持续|不断|大力|切实|着力|进一步|推进|共|\d{4}年|[,，](?:始终|坚持|扎实|认真|深入|严格|积极|高度|持续|不断|全年|共))/u;
/** What precedes it where another place is spoken of on purpose. */
/** Names of two characters are found inside words by chance: 办「理县」. */
const LEAST_NAME = 3;
const SPOKEN_OF =
  /(?:与|和|同|跟|及|赴|往|到|向|由|经|从|在|被|对|学习|借鉴|协同|对接|联合|携手|对口|邀请|来自|移送|原|、|《|“)$/u;

/** The words by which a text calls its own division, by what the division's name ends in. */
const OWN_WORDS: readonly { ending: RegExp; words: string }[] = [
  { ending: /县$/u, words: '县' },
  { ending: /区$/u, words: '区' },
  { ending: /镇$/u, words: '镇' },
  { ending: /乡$/u, words: '乡' },
  { ending: /街道$/u, words: '街道' },
  { ending: /旗$/u, words: '旗' },
];

/** Names of other divisions left from copying, and 「全县」 in a district's report. */
export const findRegionSlips: ProofreadingRule = (draft, reference) => {
  const own = reference.gazetteer.byCode(draft.report.metadata.regionCode ?? '');
  return own === null ? [] : [...foreignNames(draft, own, reference), ...foreignWords(draft, own)];
};

function foreignNames(
  { folded, paragraphs, report }: DraftText,
  own: Region,
  { gazetteer }: ProofreadingReference,
): Finding[] {
  return paragraphs.flatMap(({ start, end }) => {
    const paragraph = folded.slice(start, end);
    return gazetteer.findOfficial(paragraph).flatMap((mention): Finding[] => {
      const isForeign = mention.candidates.every(
        ({ code, level }) =>
          level === own.level && !gazetteer.isWithin(code, own.code) && !gazetteer.isWithin(own.code, code),
      );
      const after = paragraph.slice(mention.end, mention.end + 12);
      const before = paragraph.slice(Math.max(0, mention.start - 6), mention.start);
      const isName = mention.end - mention.start >= LEAST_NAME;
      if (!isForeign || !isName || !ACTS.test(after) || SPOKEN_OF.test(before)) return [];
      const place = { start: start + mention.start, end: start + mention.end };
      return [
        {
          ...place,
          severity: 'high',
          kind: 'region',
          found: report.text.slice(place.start, place.end),
          expected: `${own.name}，或写明为何述及该地`,
          source: `本报告为${own.name}的报告`,
        },
      ];
    });
  });
}

/** 「全县」, 「我县」 and 「本县」 in the report of a division that is none. */
function foreignWords({ folded, paragraphs }: DraftText, own: Region): Finding[] {
  const ownWord = OWN_WORDS.find(({ ending }) => ending.test(own.name))?.words;
  if (ownWord === undefined) return [];
  const level = own.level === 'township' ? ['镇', '乡', '街道'] : ['县', '区', '旗'];
  const foreign = level.filter((word) => word !== ownWord);
  // 「全区县」 and 「本区域」 are other words; a district may speak of its 「全区」 towns and of a province's 「全区」.
  const isRegionWord = (word: string) => word === '区' && own.level === 'county';
  const pattern = new RegExp(`[全我本](?:${foreign.join('|')})(?!域|县|市|级|道|长|委)`, 'gu');
  return paragraphs.flatMap(({ start, end }) =>
    [...folded.slice(start, end).matchAll(pattern)].flatMap((match): Finding[] => {
      const word = match[0].slice(1);
      // The autonomous regions call themselves 「全区」 and 「我区」.
      if (isRegionWord(word) && /^(?:15|45|54|64|65)/u.test(own.code)) return [];
      const from = start + match.index;
      return [
        {
          start: from,
          end: from + match[0].length,
          severity: 'medium',
          kind: 'region',
          found: match[0],
          expected: `${match[0].slice(0, 1)}${ownWord}`,
          source: `本报告为${own.name}的报告`,
        },
      ];
    }),
  );
}
