import { readFileSync } from 'node:fs';
import type { GeneratedReport } from './generate-reports.ts';
import type { Random } from './random.ts';

/** A question to be timed. */
export interface TimedQuestion {
  question: string;
  history: string[];
  /** A number that a right answer shows; null where none is known beforehand. */
  expected: string | null;
}

/** Something asked of one place and year, and how its answer stands in a generated report's text. */
interface Asked {
  question: string;
  /** Null when the report does not say it. */
  statedIn: (report: GeneratedReport) => string | null;
}

const FIGURES: readonly Asked[] = [
  {
    question: '{name}{year}年行政复议受理多少件',
    statedIn: ({ text, facts }) => (text.includes(`受理${facts.accepted}件`) ? String(facts.accepted) : null),
  },
  {
    question: '{year}年{name}负责人出庭应诉率是多少？',
    statedIn: ({ text, facts }) =>
      text.includes(`应诉率${facts.appearanceRate}%`) ? facts.appearanceRate : null,
  },
  {
    question: '{name}{year}年复议纠错率',
    statedIn: ({ text, facts }) =>
      text.includes(`纠错率为${facts.correctionRate}%`) ? facts.correctionRate : null,
  },
  {
    question: '请问{name}{year}年评查了多少卷执法案卷',
    statedIn: ({ text, facts }) => (text.includes(`案卷${facts.files}卷`) ? String(facts.files) : null),
  },
  {
    question: '{name}{year}年有多少名行政执法人员？',
    statedIn: ({ text, facts }) =>
      text.includes(`行政执法人员${facts.officers}人`) ? String(facts.officers) : null,
  },
];

const TEXTS = ['{name}存在哪些问题', '{name}{year}年下一步有什么打算', '{name}{year}年怎么开展普法宣传的'];

const EVERYWHERE = {
  figures: [
    '{year}全年行政复议受理最多的地方',
    '{year}出庭应诉率最高的区县',
    '{year}各地行政诉讼败诉率排名',
    '{year}哪个区培养的法律明白人最多',
    '各地{year}调解成功率是多少',
  ],
  texts: [
    '{year}哪些地方推行了柔性执法',
    '{year}哪里建了综治中心',
    '{year}哪些地方请第三方评估重大决策',
    '{year}有哪些地方用方言普法',
    '{year}哪些地方的执法力量薄弱',
  ],
};

/** Places and years that questions can be asked about. */
export interface KnownReport {
  name: string;
  year: number;
  generated: GeneratedReport | null;
}

/** Number questions about single reports; of generated ones only what they state. */
export function figureQuestions(reports: readonly KnownReport[], random: Random): TimedQuestion[] {
  const questions = reports.flatMap(({ name, year, generated }) =>
    FIGURES.flatMap(({ question, statedIn }) => {
      const expected = generated && statedIn(generated);
      if (generated && expected === null) return [];
      return [{ question: fill(question, name, `${year}`), history: [], expected }];
    }),
  );
  return random.shuffle(questions);
}

/** Questions about single reports that words answer. */
export function textQuestions(reports: readonly KnownReport[], random: Random): TimedQuestion[] {
  return random.shuffle(
    reports.flatMap(({ name, year }) => TEXTS.map((frame) => plain(fill(frame, name, `${year}`)))),
  );
}

/** Questions that name no place: numbers compared across all reports, and passages sought in all of them. */
export function everywhereQuestions(
  of: keyof typeof EVERYWHERE,
  years: readonly number[],
  random: Random,
): TimedQuestion[] {
  const said = ['', ...years.map((year) => `${year}年`)];
  return random.shuffle(
    EVERYWHERE[of].flatMap((frame) => said.map((year) => plain(frame.replace('{year}', year)))),
  );
}

/** The golden questions on the five reports. */
export function goldenQuestions(): TimedQuestion[] {
  const text = readFileSync(new URL('../../data/evaluation/questions.jsonl', import.meta.url), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { question, history = [] } = JSON.parse(line) as { question: string; history?: string[] };
      return { question, history, expected: null };
    });
}

function plain(question: string): TimedQuestion {
  return { question, history: [], expected: null };
}

function fill(frame: string, name: string, year: string): string {
  return frame.replace('{name}', name).replace('{year}', year);
}
