import type { RegionLevel } from '../../src/regions/region.ts';
import type { Random } from './random.ts';

/** The numbers of one report, by the name that frames call them. Parts add up to their wholes, rates follow from counts. */
export type Facts = ReturnType<typeof drawFacts>;

/** How many times a county's caseload a body of this level has. */
const SCALE: Record<RegionLevel, number> = { province: 20, city: 5, county: 1, township: 0.12 };

/** Draws a year's numbers for a body of a level. */
export function drawFacts(level: RegionLevel, random: Random) {
  const scale = SCALE[level];
  const about = (least: number, most: number) =>
    Math.max(1, Math.round(random.integer(least * 100, most * 100) * (scale / 100)));
  const counts = { about, few: (least: number, most: number) => random.integer(least, most), random };
  return {
    ...drawReconsideration(counts),
    ...drawLitigation(counts),
    ...drawRules(counts),
    ...drawEnforcement(counts),
    ...drawDisputes(counts),
    ...drawServices(counts),
    ...drawPublicity(counts),
  };
}

interface Counts {
  /** A count that grows with the body. */
  about: (least: number, most: number) => number;
  /** One that does not. */
  few: (least: number, most: number) => number;
  random: Random;
}

function drawReconsideration({ about, few, random }: Counts) {
  const received = about(60, 900) + 8;
  const notAccepted = share(received, random.integer(3, 12));
  const redirected = share(received, random.integer(2, 10));
  const accepted = received - notAccepted - redirected;
  const carriedIn = share(received, random.integer(2, 9));
  const pending = share(accepted, random.integer(4, 16));
  const concluded = accepted + carriedIn - pending;
  const revoked = share(concluded, random.integer(1, 5));
  const unlawful = share(concluded, random.integer(1, 5));
  const ordered = share(concluded, random.integer(0, 2));
  const dismissed = share(concluded, random.integer(6, 18));
  const terminated = share(concluded, random.integer(22, 44));
  const upheld = concluded - revoked - unlawful - ordered - dismissed - terminated;
  return {
    received,
    accepted,
    notAccepted,
    redirected,
    carriedIn,
    concluded,
    pending,
    revoked,
    unlawful,
    ordered,
    dismissed,
    terminated,
    upheld,
    correctionRate: percentage(revoked + unlawful + ordered, concluded),
    settled: share(terminated, random.integer(50, 95)),
    hearings: few(2, 36),
    opinions: few(2, 18),
  };
}

function drawLitigation({ about, random }: Counts) {
  const firstInstance = about(30, 380) + 3;
  const secondInstance = share(firstInstance, random.integer(15, 60));
  const suits = firstInstance + secondInstance;
  const suitsConcluded = suits - share(suits, random.integer(4, 20));
  const suitsLost = share(suitsConcluded, random.integer(1, 14));
  const due = share(firstInstance, random.integer(55, 95)) + 1;
  const appeared = due - (random.chance(0.5) ? 0 : share(due, random.integer(1, 6)));
  return {
    suits,
    firstInstance,
    secondInstance,
    suitsConcluded,
    suitsLost,
    lossRate: percentage(suitsLost, suitsConcluded),
    due,
    appeared,
    appearanceRate: percentage(appeared, due),
    chiefAppeared: share(appeared, random.integer(20, 60)),
  };
}

function drawRules({ about, few, random }: Counts) {
  const normsIssued = few(1, 26);
  const cleaned = about(30, 260) + 5;
  const repealed = share(cleaned, random.integer(4, 22));
  const amended = share(cleaned, random.integer(2, 14));
  const decisionsListed = few(3, 18);
  return {
    normsIssued,
    normsReviewed: normsIssued + few(0, 20),
    normsFiled: normsIssued,
    normsComments: few(12, 460),
    cleaned,
    repealed,
    amended,
    retained: cleaned - repealed - amended,
    decisionsListed,
    decisionsReviewed: decisionsListed + few(0, 40),
    decisionsAssessed: few(1, 6),
    contractsReviewed: about(20, 520),
    reviewComments: few(40, 1600),
    agendaReviewed: few(24, 340),
    counselBodies: about(20, 90) + 3,
    counselLawyers: few(2, 16),
    counselOpinions: about(24, 460),
    publicLawyers: few(6, 120),
  };
}

function drawEnforcement({ about, few, random }: Counts) {
  const officers = about(260, 1900);
  const examTakers = about(40, 420) + 4;
  const examPassed = examTakers - share(examTakers, random.integer(2, 18));
  const punishmentFiles = few(30, 360);
  const permitFiles = few(10, 140);
  const files = punishmentFiles + permitFiles;
  return {
    permits: about(6_000, 90_000),
    punishments: about(900, 60_000),
    coercions: about(20, 3_600),
    inspections: about(3_000, 48_000),
    penaltyWan: about(80, 5_200),
    exemptList: few(24, 360),
    exempted: about(20, 960),
    mitigated: about(20, 640),
    waivedWan: few(3, 480),
    randomRounds: few(40, 460),
    randomSubjects: about(500, 5_200),
    officers,
    examTakers,
    examPassed,
    passRate: percentage(examPassed, examTakers),
    trainings: few(2, 26),
    trained: officers + few(20, 900),
    punishmentFiles,
    permitFiles,
    files,
    excellentFiles: share(files, random.integer(6, 40)),
    problems: few(16, 380),
    supervisionDocuments: few(3, 64),
    supervisors: few(6, 48),
  };
}

function drawDisputes({ about, few, random }: Counts) {
  const disputes = about(1_200, 16_000);
  const settledDisputes = disputes - share(disputes, random.integer(1, 6));
  const petitions = about(260, 7_200);
  const petitionsDone = petitions - share(petitions, random.integer(1, 5));
  const hazards = about(400, 9_000);
  return {
    disputes,
    settledDisputes,
    successRate: percentage(settledDisputes, disputes),
    amountWan: about(300, 26_000),
    screenings: about(800, 26_000),
    mediationBodies: about(60, 520) + 2,
    mediators: about(300, 2_600),
    petitions,
    petitionsDone,
    petitionRate: percentage(petitionsDone, petitions),
    hotline: about(6_000, 120_000),
    hotlineRate: rate(random, 95, 99),
    plans: few(6, 160),
    drills: few(8, 240),
    hazards,
    hazardsFixed: hazards - share(hazards, random.integer(1, 8)),
  };
}

function drawServices({ about, few, random }: Counts) {
  const requests = about(24, 420) + 2;
  const requestsCarried = share(requests, random.integer(1, 9));
  const aidCases = about(160, 1_800);
  return {
    serviceItems: few(240, 2_900),
    onlineRate: rate(random, 90, 99),
    oneThing: few(8, 64),
    oneThingCases: about(600, 90_000),
    servedCases: about(20_000, 900_000),
    onTimeRate: rate(random, 97, 99),
    powersAdjusted: few(30, 2_400),
    powersListed: few(2_600, 7_600),
    newEntities: about(1_800, 16_000),
    entitiesWan: rate(random, 2, 19),
    enterprisesVisited: few(60, 2_400),
    disclosed: about(1_600, 18_000),
    requests,
    requestsCarried,
    requestsAnswered: requests - requestsCarried,
    aidCases,
    aidPeople: aidCases + few(0, 90),
    recoveredWan: few(60, 3_800),
    consultations: about(1_600, 36_000),
    stations: about(60, 480) + 1,
    villageCounsel: about(20, 260),
  };
}

function drawPublicity({ about, few, random }: Counts) {
  return {
    events: about(120, 2_900),
    lectures: about(40, 960),
    materialsWan: rate(random, 1, 28),
    lawSavvy: about(400, 4_200),
    bases: few(6, 260),
    examinees: about(1_800, 16_000),
  };
}

/** So many hundredths of a whole, rounded down to a whole number. */
function share(whole: number, percent: number): number {
  return Math.floor((whole * percent) / 100);
}

/** @example percentage(14, 90) // '15.56' */
function percentage(part: number, whole: number): string {
  return String(Math.round((part / whole) * 10_000) / 100);
}

/** A number with up to two decimals. */
function rate(random: Random, least: number, most: number): string {
  return String(random.integer(least * 100, most * 100) / 100);
}
