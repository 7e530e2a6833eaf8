import type { Span } from '../numbers/span.ts';
import type { OfficialMention } from '../regions/find-official.ts';
import type { Gazetteer } from '../regions/gazetteer.ts';
import type { Region } from '../regions/region.ts';

/** What reading reports needs of the gazetteer. */
export type ReportGazetteer = Pick<
  Gazetteer,
  'byCode' | 'named' | 'findOfficial' | 'findMentions' | 'disambiguate'
>;

/** A division that a text names, alone or as part of a body's name. */
export interface NamedBody extends Span {
  /** All divisions of that name; parents that stand before it have been used to choose. */
  candidates: Region[];
  /** Official name as written: 静海区. */
  regionName: string;
  /** What follows the division's name: 人民政府, 司法局, 办事处; null when it stands alone. */
  organ: string | null;
  /** The body's name without the parents before it, 静海区司法局; null when the division stands alone. */
  name: string | null;
  isParty: boolean;
}

const DEPARTMENT_END = '(?:分局|局|委员会|委|厅|办公[室厅]|中心|支队|大队|总队|行政公署)';
/** What may follow a body's name: the year, the subject, a border. */
const BORDER =
  '(?=关于|\\d|[二一][〇○零O]|法治|推进|依法|贯彻|开展|年度|政府信息|政务公开|信息公开|行政复议|工作|在|以|坚持|始终|全面|深入|认真|高度|积极|围绕|紧紧|紧扣|严格|持续|切实|聚焦|着力|[\\s,。;:、()《》|]|的?报告|$)';
const ORGANS: readonly RegExp[] = [
  new RegExp(`^人民政府办公[室厅]`, 'u'),
  /^人民政府|^行政公署/u,
  /^(?:街道)?办事处/u,
  /^(?:党工委[、\s]*)?(?:管理委员会|管委会)/u,
  new RegExp(`^(?:委员会|委|党委|党工委|工作委员会)${BORDER}`, 'u'),
  new RegExp(`^\\p{Script=Han}{1,24}?${DEPARTMENT_END}${BORDER}`, 'u'),
];
const RELATIVE_ORGAN = new RegExp(`^\\p{Script=Han}{2,16}?${DEPARTMENT_END}${BORDER}`, 'u');
const NO_ORGAN = /年|报告|法治|推进|工作|关于/u;
const PARTY_BEFORE = /中共\s*$/u;
const PARTY_ORGAN = /^(?:委|委员会|党委|党工委|工作委员会)$/u;
/** Between a parent and its child: 「鲤城区人民政府金龙街道办事处」. */
const LINK = /^(?:人民政府)?$/u;

/**
 * The divisions and bodies that words name, in order. Divisions written one behind the other (滁州市凤阳县) are one body,
 * the last of them, chosen among namesakes by those before it.
 * @param folded A title, a signature line, a field's value; not a whole report.
 */
export function findBodies(folded: string, gazetteer: ReportGazetteer): NamedBody[] {
  const bodies: NamedBody[] = [];
  const mentions = findDivisions(folded, gazetteer);
  for (let index = 0; index < mentions.length; index += 1) {
    const first = mentions[index];
    if (!first || first.start < (bodies.at(-1)?.end ?? 0)) continue;
    let last = first;
    for (
      let next = mentions[index + 1];
      next && LINK.test(folded.slice(last.end, next.start));
      next = mentions[index + 1]
    ) {
      last = next;
      index += 1;
    }
    const organ = readOrgan(folded.slice(last.end));
    const end = last.end + (organ?.length ?? 0);
    // 广州市公安局天河区分局 is a body of 天河区, which stands inside its name.
    const chosen = gazetteer.findOfficial(organ ?? '').at(-1) ?? null;
    const regionName = chosen
      ? (organ ?? '').slice(chosen.start, chosen.end)
      : folded.slice(last.start, last.end);
    const { candidates } = chosen ?? last;
    const context = folded.slice(first.start, chosen ? end : last.end);
    const resolved = candidates.length > 1 ? gazetteer.disambiguate(candidates, context) : null;
    bodies.push({
      start: first.start,
      end,
      candidates: resolved ? [resolved] : candidates,
      regionName,
      organ,
      name: organ === null ? null : properName(chosen ? folded.slice(last.start, end) : regionName + organ),
      isParty: PARTY_BEFORE.test(folded.slice(0, first.start)) || PARTY_ORGAN.test(organ ?? ''),
    });
  }
  return bodies;
}

function readOrgan(rest: string): string | null {
  for (const pattern of ORGANS) {
    const organ = pattern.exec(rest)?.[0];
    if (organ !== undefined && !NO_ORGAN.test(organ.slice(0, -1).replace(/工作委员/u, ''))) return organ;
  }
  return null;
}

/** An official name, or the usual short one of an autonomous division: 昌吉州, 秀山县. */
interface DivisionMention extends Span {
  candidates: Region[];
}

/** Words after which a name of two characters stands whole: 「中共和县委员会」, 「现将和县…」, 「在和县」. */
const BEFORE_SHORT_NAME = /(?:^|[^\p{Script=Han}]|[在将共由]|年度?)$/u;
const SHORT_NAME = 2;

/**
 * Official names in a text, without those of two characters that stand there by chance: 示范县, 治理县区, 市和县, 建成县级.
 * They count only after a border or after a division's name.
 */
export function findWholeNames(folded: string, gazetteer: ReportGazetteer): OfficialMention[] {
  const mentions = gazetteer.findOfficial(folded);
  return mentions.filter(({ start, end }, index) => {
    if (end - start > SHORT_NAME) return true;
    if (/^[级域]/u.test(folded.slice(end, end + 1))) return false;
    return (
      mentions[index - 1]?.end === start ||
      BEFORE_SHORT_NAME.test(folded.slice(Math.max(0, start - 2), start))
    );
  });
}

const NO_CODES: ReadonlySet<string> = new Set();

function findDivisions(folded: string, gazetteer: ReportGazetteer): DivisionMention[] {
  const official = findWholeNames(folded, gazetteer);
  const autonomous = gazetteer.findMentions(folded, NO_CODES).flatMap(({ start, end, candidates }) => {
    const word = folded[end] ?? '';
    const meant = candidates.filter(({ name }) => word !== '' && name.endsWith(`自治${word}`));
    return meant.length > 0 ? [{ start, end: end + 1, candidates: meant }] : [];
  });
  const apart = autonomous.filter(
    ({ start, end }) => !official.some((other) => other.start < end && other.end > start),
  );
  return [...official, ...apart].sort((one, other) => one.start - other.start);
}

/** One name for one body: 管委会 and the party committee that signs with it are written out as the administration. */
function properName(name: string): string {
  return name.replace(/(?:党工委[、\s]*)?(?:管委会|管理委员会)$/u, '管理委员会');
}

/**
 * The department that words open with when they leave its division out: 「县司法局2023年度…」 → 司法局.
 * @returns Null when they open with none.
 */
export function findRelativeOrgan(folded: string): string | null {
  const words = folded.replace(/^(?:本|我)?[省市县区州盟旗镇乡]?/u, '');
  const organ = RELATIVE_ORGAN.exec(words)?.[0] ?? null;
  return organ === null || NO_ORGAN.test(organ) ? null : organ;
}
