import type { Region, RegionLevel } from '../regions/region.ts';
import {
  type NamedBody,
  type ReportGazetteer,
  findBodies,
  findRelativeOrgan,
  findWholeNames,
} from './bodies.ts';

/** What tells who reports, folded. `''` and `[]` where the page has nothing of the kind. */
export interface IssuerEvidence {
  title: string;
  /** Names in the signature, in order. */
  signature: readonly string[];
  /** Values of 发布机构 and the like. */
  fields: readonly string[];
  /** The text before its first part. */
  opening: string;
  /** Values of 主办单位, and lines around the text that are nothing but a body's name. */
  hosts: readonly string[];
  body: string;
  /** Everything on the page: where namesakes are told apart by the parents that are named. */
  page: string;
}

/** Who reports, and for which division. */
export interface Issuer {
  issuer: string | null;
  region: Region | null;
  /** Namesakes among which nothing on the page chooses; `[]` when there is no such doubt. */
  namesakes: Region[];
}

const GOVERNMENT = /^(?:人民政府|行政公署|(?:街道)?办事处|管理委员会|管委会|党工委.*管(?:理委员)?委?会)$/u;
/** A government's own office, which publishes for it. */
const OFFICE = /人民政府办公[室厅]$/u;
const SPEAKS_AS_DEPARTMENT =
  /[我本](?:局|委(?!员)|厅|办(?!公室主|法)|中心|支队|大队)|局党[组委]|厅党[组委]/gu;
const SPEAKS_AS_DIVISION = /[我本](?:省|自治区|市|自治州|州|盟|县|区|旗|镇|乡|街道)/gu;
/** Clauses that name those above: 「在某市委的坚强领导下」, 「根据某市部署」. */
const SUPERIORS =
  /(?:在[^,。;]{0,80}?(?:领导|指导|支持|关心|监督)下|(?:根据|按照|依据|对照)[^,。;]{0,60}|(?:视察|考察|对)[^,。;]{0,12}(?:讲话|指示))/gu;
const DOCUMENT_NAME = /《[^》]*》/gu;
const ZONE = /(?:开发区|高新区|新区|园区|示范区|试验区|管理区|保税区|合作区)$/u;
/** How texts speak of their own division, and the levels that it may have; 我区 is a district's and 自治区's word. */
const VOICES: readonly { words: RegExp; levels: readonly RegionLevel[] }[] = [
  { words: /[我全本](?:镇|乡|街道|苏木)/gu, levels: ['township'] },
  { words: /[我全本](?:县|旗)/gu, levels: ['county'] },
  { words: /[我全本](?:新区|区)/gu, levels: ['county', 'city', 'province'] },
  { words: /[我全本](?:州|盟)/gu, levels: ['city'] },
  { words: /[我全本]市/gu, levels: ['city', 'county', 'province'] },
  { words: /[我全本](?:省|自治区)/gu, levels: ['province'] },
];
/** The division that a text names most is sought in this much of it. */
const SEARCHED_UNITS = 100_000;

/**
 * Finds the body that reports: the government that the title names, else the signature, the page's fields, the opening,
 * the page's host, and last the division that the text names most. A department counts as the body only where the title
 * names it, it signs under a title that names nobody, or the text speaks as one (我局); otherwise it publishes for its
 * government.
 */
export function findIssuer(evidence: IssuerEvidence, gazetteer: ReportGazetteer): Issuer {
  const voice = hearVoice(evidence.body);
  const find = (words: readonly string[]): NamedBody | null =>
    choose(words.flatMap((each) => findBodies(each, gazetteer)));
  const title = find([evidence.title.replace(DOCUMENT_NAME, '')]);
  const signature = find(evidence.signature);
  const chosen =
    moreTelling(title, signature, voice) ??
    fitting(find(evidence.fields), voice) ??
    fitting(findBodies(withoutSuperiors(evidence.opening), gazetteer)[0] ?? null, voice) ??
    fitting(find(evidence.hosts), voice) ??
    mostNamed(evidence.body, gazetteer, voice) ??
    (voice.isDepartment ? namedSuperior(evidence.opening, gazetteer) : null);
  const clauses = title === null && signature === null ? subjectsOf(evidence.opening) : [];
  const relativeOrgan = [evidence.title, ...(title === null ? evidence.signature : []), ...clauses]
    .filter((words) => findBodies(words, gazetteer).length === 0)
    .map(findRelativeOrgan)
    .find((organ) => organ !== null);
  if (chosen === null) return { issuer: unknownSigner(evidence), region: null, namesakes: [] };

  const { region, namesakes } = resolve(chosen.candidates, evidence, gazetteer, voice);
  const division = region?.name ?? chosen.regionName;
  const signsAlone = title === null && chosen === signature && !OFFICE.test(chosen.organ ?? '');
  const speaksForItself =
    chosen === title ||
    signsAlone ||
    isGovernment(chosen) ||
    voice.isDepartment ||
    (chosen.name !== null && isSubjectOf(evidence.opening, chosen.name));
  const named = speaksForItself && !chosen.isParty ? officialName(chosen, division) : null;
  const relative = relativeOrgan === undefined ? null : `${division}${relativeOrgan}`;
  return {
    issuer: relative ?? named ?? `${division}${usualOrgan(division, evidence.body)}`,
    region,
    namesakes,
  };
}

/** What a body that reports says it did: 「某局坚持以…为指导」. */
const ACTS =
  '(?:党[组委])?(?:坚持|始终|深入|认真|全面|高度重视|严格|积极|紧紧|围绕|以习近平|扎实|切实|持续|着力)';

function isSubjectOf(opening: string, name: string): boolean {
  return new RegExp(`${name}${ACTS}|现[将就把]${name}`, 'u').test(opening);
}

/** Clauses of the opening whose subject acts, without the year before them. */
function subjectsOf(opening: string): string[] {
  return withoutSuperiors(opening)
    .split(/[,。;\n]/u)
    .map((clause) => clause.replace(/^(?:\d{4}年度?(?:以来)?|现[将就把])/u, ''))
    .filter((clause) =>
      new RegExp(
        `^\\p{Script=Han}{2,14}${ACTS}|^[省市县区州旗]\\p{Script=Han}{2,10}(?:局|厅|委|办)\\d{4}年`,
        'u',
      ).test(clause),
    )
    .map((clause) => clause.replace(/党[组委](?=坚持|始终|深入|认真|全面|高度|严格|积极|紧紧)/u, ''));
}

/** The body's name with its division's official name where it opens with another of its names. */
function officialName({ name, regionName }: NamedBody, division: string): string | null {
  return name?.startsWith(regionName) === true ? division + name.slice(regionName.length) : name;
}

/** How the text speaks of itself. */
interface Voice {
  isDepartment: boolean;
  /** Levels that its division may have; all when it does not say. */
  levels: readonly RegionLevel[];
}

const ALL_LEVELS: readonly RegionLevel[] = ['province', 'city', 'county', 'township'];

function hearVoice(body: string): Voice {
  const count = (pattern: RegExp): number => body.match(pattern)?.length ?? 0;
  const voices = VOICES.map(({ words, levels }) => ({ levels, heard: count(words) }));
  const loudest = voices.reduce((one, other) => (other.heard > one.heard ? other : one));
  return {
    isDepartment: count(SPEAKS_AS_DEPARTMENT) > count(SPEAKS_AS_DIVISION),
    levels: loudest.heard > 0 ? loudest.levels : ALL_LEVELS,
  };
}

/** Of bodies side by side the government, else a department, else a bare division, else the party committee. */
function choose(bodies: readonly NamedBody[]): NamedBody | null {
  return (
    bodies.find((body) => !body.isParty && isGovernment(body)) ??
    bodies.find((body) => !body.isParty && body.organ !== null) ??
    bodies.find((body) => !body.isParty) ??
    bodies[0] ??
    null
  );
}

/** The title's body, unless the title only names a division and the signature tells who in it reports. */
function moreTelling(title: NamedBody | null, signature: NamedBody | null, voice: Voice): NamedBody | null {
  if (title === null || signature === null) return title ?? signature;
  if (title.organ !== null && !title.isParty) return title;
  if (signature.isParty) return title;
  if (signature.regionName === title.regionName)
    return isGovernment(signature) || voice.isDepartment ? signature : title;
  const liesWithin = signature.candidates.some((candidate) =>
    title.candidates.some((parent) => candidate.parent === parent.code),
  );
  return liesWithin ? signature : title;
}

function isGovernment(body: NamedBody): boolean {
  return body.organ !== null && GOVERNMENT.test(body.organ);
}

/** The body if its division may have the level that the text claims for its own. */
function fitting(body: NamedBody | null, voice: Voice): NamedBody | null {
  return body?.candidates.some(({ level }) => voice.levels.includes(level)) === true ? body : null;
}

function withoutSuperiors(opening: string): string {
  return opening.replace(DOCUMENT_NAME, '').replace(SUPERIORS, '');
}

/** The division that the text names most: at least twice, and more often than any other. */
function mostNamed(body: string, gazetteer: ReportGazetteer, voice: Voice): NamedBody | null {
  const counts = new Map<string, { mentions: number; candidates: Region[] }>();
  const words = body.slice(0, SEARCHED_UNITS).replace(SUPERIORS, (clause) => ' '.repeat(clause.length));
  for (const { start, end, candidates } of findWholeNames(words, gazetteer)) {
    if (!candidates.some(({ level }) => voice.levels.includes(level))) continue;
    const name = words.slice(start, end);
    counts.set(name, { mentions: (counts.get(name)?.mentions ?? 0) + 1, candidates });
  }
  const [best, second] = [...counts].sort((one, other) => other[1].mentions - one[1].mentions);
  if (best === undefined || best[1].mentions < 2 || best[1].mentions === second?.[1].mentions) return null;
  const [regionName, { candidates }] = best;
  return { start: 0, end: 0, candidates, regionName, organ: null, name: null, isParty: false };
}

/** How a department names those it serves: 「在市委、市政府的领导下」, 「全面依法治县委员会」; from the lowest up. */
const SERVES: readonly RegExp[] = ['[县旗区]', '市', '[州盟]', '省'].map(
  (word) => new RegExp(`(${word})委[、,和]?(?:\\1|人民)?(?:人民)?政府|依法治(${word})`, 'u'),
);

/**
 * The division of a department that never names it but for those above: 「在市委、市政府的领导下」 beside the only city named,
 * in 《海安市贯彻落实……实施方案》.
 */
function namedSuperior(opening: string, gazetteer: ReportGazetteer): NamedBody | null {
  const served = SERVES.map((pattern) => pattern.exec(opening)).find((match) => match !== null);
  const word = served?.[1] ?? served?.[2];
  if (word === undefined) return null;
  const named = findWholeNames(opening, gazetteer).filter(({ start, end }) =>
    opening.slice(start, end).endsWith(word),
  );
  const names = new Set(named.map(({ start, end }) => opening.slice(start, end)));
  const [regionName] = names;
  if (regionName === undefined || names.size > 1) return null;
  const candidates = named[0]?.candidates ?? [];
  return { start: 0, end: 0, candidates, regionName, organ: null, name: null, isParty: false };
}

function resolve(
  candidates: readonly Region[],
  { title, signature, fields, hosts, page }: IssuerEvidence,
  gazetteer: ReportGazetteer,
  voice: Voice,
): { region: Region | null; namesakes: Region[] } {
  const fitting = candidates.filter(({ level }) => voice.levels.includes(level));
  const likely = fitting.length > 0 ? fitting : [...candidates];
  const [only] = likely;
  if (likely.length === 1 && only) return { region: only, namesakes: [] };
  const near = [title, ...signature, ...fields, ...hosts].join('\n');
  const region = gazetteer.disambiguate(likely, near) ?? gazetteer.disambiguate(likely, page);
  return { region, namesakes: region ? [] : likely };
}

/** The body that speaks for a division when only the division is named. */
function usualOrgan(regionName: string, body: string): string {
  if (regionName.endsWith('街道')) return '办事处';
  const isRunByCommittee =
    ZONE.test(regionName) && /管委会|管理委员会/u.test(body) && !/区政府|新区人民政府/u.test(body);
  return isRunByCommittee ? '管理委员会' : '人民政府';
}

/** A signer whose division the gazetteer does not know is still named as it signs. */
function unknownSigner({ signature, title }: IssuerEvidence): string | null {
  const inTitle =
    /^(?![省市县区州旗镇乡本我])\p{Script=Han}{2,20}?(?:人民政府(?:办公[室厅])?|办事处|管理?委员?会|局|厅)(?=关于|\d{4}年)/u.exec(
      title,
    )?.[0];
  return (
    inTitle ??
    signature.find(
      (name) => /人民政府$|办事处$|管理?委员?会$|局$|厅$/u.test(name) && !name.startsWith('中共'),
    ) ??
    null
  );
}
