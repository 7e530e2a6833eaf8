import { load, YAMLException } from 'js-yaml';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { Catalogue, Indicator, Procedure, ReadingRule } from './catalogue.ts';
import { findCatalogueProblems } from './catalogue-problems.ts';

const word = z.string().trim().min(1);
const words = z.array(word).default([]);
/** Groups of alternatives, one string a group, alternatives parted by spaces: `[收到 接收, 申请 案件]`. */
const groups = z.array(word.transform((group) => group.split(/\s+/)));

const rawRule = z.strictObject({
  near: groups.default([]),
  all: groups.optional(),
  none: words,
  bare: z.boolean().default(false),
});

const rawIndicator = z.strictObject({
  code: z.string().regex(/^[a-z][a-zA-Z0-9-]*$/),
  name: word,
  english: word,
  headline: z.boolean().default(false),
  intake: z.boolean().default(false),
  measure: z.enum(['count', 'rate', 'amount', 'people']).default('count'),
  statesChange: z.boolean().default(false),
  ofGovernment: z.boolean().default(false),
  units: z.union([word, z.array(word).min(1)]),
  aliases: words,
  colloquial: words,
  englishAliases: words,
  asks: words,
  definition: word,
  formula: word.nullable().default(null),
  parent: word.nullable().default(null),
  near: words,
  none: words,
  yields: words,
  reads: z.array(rawRule).min(1),
  example: word,
  question: word,
  notExample: word,
});

const rawProcedure = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: word,
  english: word,
  aliases: words,
  colloquial: words,
  englishAliases: words,
  topics: z.array(word).min(1),
  none: words,
  indicators: z.array(rawIndicator).min(1),
});

const most = z.int().positive().transform(String);
const rawUsual = z.strictObject({
  procedures: z.array(word).min(1),
  units: z.array(word).min(1),
  most: z.strictObject({ province: most, city: most, county: most, township: most }),
});

const rawCatalogue = z.strictObject({
  version: z.int().positive(),
  units: z.record(z.string(), z.array(word).min(1)),
  filler: z.array(word),
  foreign: z.array(word),
  subsets: z.array(word),
  breakdowns: z.array(word),
  usual: z.array(rawUsual).default([]),
  procedures: z.array(rawProcedure).min(1),
});

type RawProcedure = z.infer<typeof rawProcedure>;
type RawIndicator = z.infer<typeof rawIndicator>;

function catalogueError(problems: readonly string[]): AppError {
  return new AppError({
    code: 'invalid_config',
    message: `The catalogue of indicators has ${problems.length} problem(s); mend them in data/indicators.yaml:\n${problems
      .map((problem) => `- ${problem}`)
      .join('\n')}`,
    facts: { problems: problems.length },
  });
}

/** `accepted` inside 行政复议 is `reconsideration.accepted`; a code with a dot stands for itself. */
function fullCode(code: string, procedure: RawProcedure): string {
  return code.includes('.') ? code : `${procedure.code}.${code}`;
}

function buildIndicator(
  raw: RawIndicator,
  index: number,
  procedure: RawProcedure,
  unitFamilies: Readonly<Record<string, string[]>>,
): Indicator {
  const reads = raw.reads.map((rule): ReadingRule => {
    const own = rule.near.flat();
    return {
      near: rule.near,
      all: rule.all ?? [procedure.topics],
      // What a procedure excludes in general, a rule may name in its own words: 公平竞争审查.
      none: [...rule.none, ...raw.none, ...procedure.none].filter(
        (none) => !own.some((near) => near.includes(none)),
      ),
      bare: rule.bare,
    };
  });
  return {
    code: fullCode(raw.code, procedure),
    name: raw.name,
    english: raw.english,
    procedure: procedure.code,
    order: index + 1,
    headline: raw.headline,
    intake: raw.intake,
    measure: raw.measure,
    statesChange: raw.statesChange,
    ofGovernment: raw.ofGovernment,
    units: typeof raw.units === 'string' ? (unitFamilies[raw.units] ?? [raw.units]) : raw.units,
    aliases: raw.aliases,
    colloquial: raw.colloquial,
    englishAliases: raw.englishAliases.map((alias) => alias.toLowerCase()),
    asks: raw.asks,
    definition: raw.definition,
    formula: raw.formula,
    parent: raw.parent === null ? null : fullCode(raw.parent, procedure),
    near: raw.near.map((code) => fullCode(code, procedure)),
    reads,
    yields: raw.yields.map((code) => fullCode(code, procedure)),
    example: raw.example,
    question: raw.question,
    notExample: raw.notExample,
  };
}

function buildProcedure(raw: RawProcedure): Procedure {
  return {
    code: raw.code,
    name: raw.name,
    english: raw.english,
    aliases: raw.aliases,
    colloquial: raw.colloquial,
    englishAliases: raw.englishAliases.map((alias) => alias.toLowerCase()),
    topics: raw.topics,
  };
}

/**
 * Reads the catalogue from YAML text. Short codes are completed with their procedure, unit families are expanded, and a
 * rule without `all` needs one of its procedure's topics.
 * @throws {AppError} `invalid_config` with the first problem of syntax, or else with all of a kind: missing or unknown
 * fields, or what `findCatalogueProblems` finds.
 */
export function parseCatalogue(yaml: string): Catalogue {
  const parsed = rawCatalogue.safeParse(loadYaml(yaml));
  if (!parsed.success) {
    throw catalogueError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  }
  const raw = parsed.data;
  const catalogue: Catalogue = {
    version: raw.version,
    procedures: raw.procedures.map(buildProcedure),
    indicators: raw.procedures.flatMap((procedure) =>
      procedure.indicators.map((indicator, index) => buildIndicator(indicator, index, procedure, raw.units)),
    ),
    filler: raw.filler,
    foreign: raw.foreign,
    subsets: raw.subsets,
    breakdowns: raw.breakdowns,
    usual: raw.usual,
  };
  const problems = findCatalogueProblems(catalogue);
  if (problems.length > 0) throw catalogueError(problems);
  return catalogue;
}

function loadYaml(yaml: string): unknown {
  try {
    return load(yaml);
  } catch (error) {
    if (error instanceof YAMLException) throw catalogueError([error.message]);
    throw error;
  }
}
