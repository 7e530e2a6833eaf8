import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { AppError } from './errors.ts';

/**
 * Every setting of the program, read from the environment once. `.env.example` and the README's table are held to this
 * schema by a test; `example` in a description is what an error message shows.
 */
const LOOPBACK_HOSTS = new Set(['127.0.0.1', 'localhost', '::1']);

const port = z.coerce.number().int().min(0).max(65_535);
const days = z.coerce.number().int().min(1).max(3650);
const flag = z.enum(['true', 'false']).transform((text) => text === 'true');
const url = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/+$/, ''));

const environmentSchema = z.object({
  DATA_DIR: z.string().min(1).default('./var').describe('where everything is kept; example: ./var'),
  HOST: z.string().min(1).default('127.0.0.1').describe('address the server listens on; example: 127.0.0.1'),
  PORT: port
    .default(3000)
    .describe('port the server listens on, 0 to 65535, where 0 takes any free one; example: 3000'),
  PUBLIC_URL: url
    .optional()
    .describe(
      'address under which people reach the console; links in cards use it; example: http://zhibao.example',
    ),
  CONSOLE_TOKEN: z
    .string()
    .min(16)
    .optional()
    .describe('password of the console, at least 16 characters; required when HOST is not loopback'),
  TIMEZONE: z
    .string()
    .refine(isTimeZone, 'is no time zone of the IANA list')
    .default('Asia/Shanghai')
    .describe('the time zone in which 今年 and 去年 are understood; example: Asia/Shanghai'),
  RETENTION_DAYS: days
    .default(90)
    .describe('how long questions and answers are kept, 1 to 3650 days; example: 90'),
  FEISHU_APP_ID: z
    .string()
    .regex(/^cli_[0-9a-fA-F]{16}$/)
    .optional()
    .describe('App ID of the custom app; example: cli_0123456789abcdef'),
  FEISHU_APP_SECRET: z.string().min(1).optional().describe('App Secret of the same app'),
  FEISHU_DOMAIN: z
    .union([z.enum(['feishu', 'lark']), url])
    .default('feishu')
    .describe('feishu, lark, or the address of a private deployment; example: feishu'),
  FEISHU_MODE: z
    .enum(['ws', 'webhook'])
    .default('ws')
    .describe('how events come in: ws (a long connection, opened from here) or webhook (the platform calls)'),
  FEISHU_ENCRYPT_KEY: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Encrypt Key of the app’s event subscription: bodies of the webhook are encrypted and signed with it',
    ),
  FEISHU_VERIFICATION_TOKEN: z
    .string()
    .min(1)
    .optional()
    .describe('Verification Token of the app’s event subscription: every body of the webhook names it'),
  FEISHU_ALLOW_EXTERNAL: flag
    .default(false)
    .describe('whether people of other organisations are answered: true or false'),
  EMBEDDING_BASE_URL: url
    .optional()
    .describe(
      'OpenAI-compatible endpoint of an embedding model, up to and with /v1; example: http://127.0.0.1:8000/v1',
    ),
  EMBEDDING_API_KEY: z.string().min(1).optional().describe('key of that endpoint, where it asks for one'),
  EMBEDDING_MODEL: z
    .string()
    .min(1)
    .optional()
    .describe('the model as that endpoint names it; example: bge-m3'),
  RERANK_URL: url
    .optional()
    .describe(
      'whole address of a reranking endpoint of the common shape (query, documents); example: http://127.0.0.1:8001/v1/rerank',
    ),
  RERANK_API_KEY: z.string().min(1).optional().describe('key of that endpoint, where it asks for one'),
  RERANK_MODEL: z
    .string()
    .min(1)
    .optional()
    .describe('the model as that endpoint names it, where it serves several; example: bge-reranker-v2-m3'),
  OPENAI_BASE_URL: url
    .optional()
    .describe(
      'where a language model is served, up to and with /v1, OpenAI-compatible; example: http://127.0.0.1:11434/v1',
    ),
  OPENAI_API_KEY: z.string().min(1).optional().describe('key of that endpoint, where it asks for one'),
  CHAT_MODEL: z
    .string()
    .min(1)
    .optional()
    .describe('name of the model at that endpoint; example: qwen2.5:14b'),
  CHAT_PRICES: z
    .string()
    .regex(/^\d+(?:\.\d+)?\/\d+(?:\.\d+)?$/)
    .optional()
    .describe('what a million tokens cost, read and written, for the count of costs; example: 2/8'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('fatal, error, warn, info, debug, trace or silent'),
});

export const ENVIRONMENT_NAMES = Object.keys(environmentSchema.shape);

/** Settings of the Feishu channel; `domain` is always a URL without trailing slash. */
export interface FeishuSettings {
  appId: string;
  appSecret: string;
  domain: string;
  allowExternal: boolean;
  /** Null where the long connection is used. */
  webhook: WebhookSettings | null;
}

/** What proves that a call is the platform's: at least one of the two. */
export interface WebhookSettings {
  encryptKey: string | null;
  verificationToken: string | null;
}

/** An embedding model behind an OpenAI-compatible endpoint. */
export interface EmbeddingSettings {
  /** Up to and with `/v1`, without trailing slash. */
  baseUrl: string;
  /** Null for servers that ask for none. */
  apiKey: string | null;
  model: string;
}

/** A reranking model behind the common `/rerank`. */
export interface RerankSettings {
  url: string;
  apiKey: string | null;
  model: string | null;
}

/** A language model that may help; `prices` per million tokens, null when not given. */
export interface ModelSettings {
  baseUrl: string;
  apiKey: string | null;
  model: string;
  prices: { input: number; output: number } | null;
}

export interface Config {
  dataDirectory: string;
  host: string;
  port: number;
  publicUrl: string | null;
  consoleToken: string | null;
  timeZone: string;
  retentionDays: number;
  logLevel: string;
  /** Null when no Feishu settings are given: the console alone. */
  feishu: FeishuSettings | null;
  /** Null when passages are found by their words alone. */
  embedding: EmbeddingSettings | null;
  /** Null when passages stay in the order in which they are found. */
  rerank: RerankSettings | null;
  /** Null when no model is set: the rules alone. */
  model: ModelSettings | null;
  /** Values that must never appear in a log, an error or a card. */
  secrets: readonly string[];
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings. Empty values count as not given, so that a copied `.env.example` is a valid start.
 * @throws {AppError} `invalid_config` that lists every problem at once: name, what is expected, never a secret's value.
 */
export function parseConfig(environment: Environment): Readonly<Config> {
  const given = Object.fromEntries(
    ENVIRONMENT_NAMES.flatMap((name) => {
      const value = environment[name]?.trim();
      return value ? [[name, value] as const] : [];
    }),
  );
  const parsed = environmentSchema.safeParse(given);
  const wrong = (parsed.error?.issues ?? []).map((issue) => describeProblem(String(issue.path[0]), given));
  const problems = [...wrong, ...combinationProblems(given)];
  if (!parsed.success || problems.length > 0) {
    throw new AppError({
      code: 'invalid_config',
      message: `Settings that can't be used:\n${[...new Set(problems)].map((line) => `  - ${line}`).join('\n')}`,
    });
  }
  const values = parsed.data;
  return Object.freeze({
    dataDirectory: values.DATA_DIR,
    host: values.HOST,
    port: values.PORT,
    publicUrl: values.PUBLIC_URL ?? null,
    consoleToken: values.CONSOLE_TOKEN ?? null,
    timeZone: values.TIMEZONE,
    retentionDays: values.RETENTION_DAYS,
    logLevel: values.LOG_LEVEL,
    feishu:
      values.FEISHU_APP_ID && values.FEISHU_APP_SECRET
        ? {
            appId: values.FEISHU_APP_ID,
            appSecret: values.FEISHU_APP_SECRET,
            domain: feishuDomain(values.FEISHU_DOMAIN),
            allowExternal: values.FEISHU_ALLOW_EXTERNAL,
            webhook:
              values.FEISHU_MODE === 'webhook'
                ? {
                    encryptKey: values.FEISHU_ENCRYPT_KEY ?? null,
                    verificationToken: values.FEISHU_VERIFICATION_TOKEN ?? null,
                  }
                : null,
          }
        : null,
    embedding:
      values.EMBEDDING_BASE_URL && values.EMBEDDING_MODEL
        ? {
            baseUrl: values.EMBEDDING_BASE_URL,
            apiKey: values.EMBEDDING_API_KEY ?? null,
            model: values.EMBEDDING_MODEL,
          }
        : null,
    rerank: values.RERANK_URL
      ? {
          url: values.RERANK_URL,
          apiKey: values.RERANK_API_KEY ?? null,
          model: values.RERANK_MODEL ?? null,
        }
      : null,
    model:
      values.OPENAI_BASE_URL && values.CHAT_MODEL
        ? {
            baseUrl: values.OPENAI_BASE_URL,
            apiKey: values.OPENAI_API_KEY ?? null,
            model: values.CHAT_MODEL,
            prices: pricesOf(values.CHAT_PRICES),
          }
        : null,
    secrets: [
      values.FEISHU_APP_SECRET,
      values.FEISHU_ENCRYPT_KEY,
      values.FEISHU_VERIFICATION_TOKEN,
      values.CONSOLE_TOKEN,
      values.EMBEDDING_API_KEY,
      values.RERANK_API_KEY,
      values.OPENAI_API_KEY,
    ].filter((secret) => secret !== undefined),
  });
}

/**
 * Reads the settings of the process, and those of `.env` in the working folder when there is one; real variables win over it.
 * @throws {AppError} `invalid_config`, also for a file that is there but may not be read: going on without it would start
 * another server than was set up.
 */
export function loadConfig(): Readonly<Config> {
  const path = '.env';
  try {
    // Node passes over a file that it may not read as if there were none: reading it first tells.
    readFileSync(path);
    process.loadEnvFile(path);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    if (error.code !== 'ENOENT') {
      throw new AppError({
        code: 'invalid_config',
        message: `The settings in ${path} can't be read (${String(error.code)}). It must be a file that this user may read, or not be there.`,
        cause: error,
      });
    }
  }
  // A library that models are asked with sends all it does to its maker's service when one of these is set for another program.
  for (const name of FOREIGN_TRACING) process.env[name] = 'false';
  return parseConfig(process.env);
}

const FOREIGN_TRACING = [
  'LANGSMITH_TRACING',
  'LANGSMITH_TRACING_V2',
  'LANGCHAIN_TRACING',
  'LANGCHAIN_TRACING_V2',
];

/** Settings that mean nothing without another one, with what to do about it. */
const COMPANIONS: readonly [given: string, missing: string, remedy: string][] = [
  ['FEISHU_APP_ID', 'FEISHU_APP_SECRET', 'give both, or neither for the console alone'],
  ['FEISHU_APP_SECRET', 'FEISHU_APP_ID', 'give both, or neither for the console alone'],
  ['OPENAI_BASE_URL', 'CHAT_MODEL', 'give both, or neither to answer without a model'],
  ['CHAT_MODEL', 'OPENAI_BASE_URL', 'give both, or neither to answer without a model'],
  ['OPENAI_API_KEY', 'OPENAI_BASE_URL', 'give both, or neither to answer without a model'],
  ['CHAT_PRICES', 'OPENAI_BASE_URL', 'give both, or neither to answer without a model'],
  ['EMBEDDING_BASE_URL', 'EMBEDDING_MODEL', 'name the model to ask for'],
  ['RERANK_MODEL', 'RERANK_URL', 'say where the model is served'],
  ['RERANK_API_KEY', 'RERANK_URL', 'say where the model is served'],
  ['EMBEDDING_MODEL', 'EMBEDDING_BASE_URL', 'say where the model is served'],
  ['EMBEDDING_API_KEY', 'EMBEDDING_BASE_URL', 'say where the model is served'],
];

function combinationProblems(given: Environment): string[] {
  const problems = COMPANIONS.filter(([name, missing]) => given[name] && !given[missing]).map(
    ([name, missing, remedy]) => `${name} is given but ${missing} is missing: ${remedy}.`,
  );
  const proofs = ['FEISHU_ENCRYPT_KEY', 'FEISHU_VERIFICATION_TOKEN'];
  if (given['FEISHU_MODE'] === 'webhook' && proofs.every((name) => !given[name]))
    problems.push(
      'FEISHU_MODE is webhook but FEISHU_ENCRYPT_KEY and FEISHU_VERIFICATION_TOKEN are missing: without either anyone could pass for the platform. Give at least one, best both.',
    );
  if (!LOOPBACK_HOSTS.has(given['HOST'] ?? '127.0.0.1') && !given['CONSOLE_TOKEN'])
    problems.push(
      'HOST reaches beyond this machine but CONSOLE_TOKEN is missing: set one of at least 16 characters, or HOST=127.0.0.1.',
    );
  return problems;
}

function describeProblem(name: string, given: Environment): string {
  const field = environmentSchema.shape[name as keyof typeof environmentSchema.shape];
  const isSecret = /SECRET|TOKEN|KEY/.test(name);
  const got = isSecret ? 'a value that is not permitted' : JSON.stringify(given[name]);
  return `${name}: got ${got}; expected ${field.description ?? 'another value'}.`;
}

function pricesOf(prices: string | undefined): ModelSettings['prices'] {
  const [input, output] = prices?.split('/').map(Number) ?? [];
  return input !== undefined && output !== undefined ? { input, output } : null;
}

function feishuDomain(domain: string): string {
  if (domain === 'feishu') return 'https://open.feishu.cn';
  if (domain === 'lark') return 'https://open.larksuite.com';
  return domain;
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone.length > 0;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
