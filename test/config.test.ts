import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { loadConfig, parseConfig } from '../src/config.ts';
import { AppError } from '../src/errors.ts';
import { temporaryFolder } from './support/temporary-store.ts';

function problemsOf(environment: Record<string, string>): string {
  try {
    parseConfig(environment);
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
  return '';
}

describe('parseConfig', () => {
  it('needs no setting', () => {
    const config = parseConfig({});
    expect(config).toMatchObject({ host: '127.0.0.1', port: 3000, dataDirectory: './var', feishu: null });
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('takes empty values as not given', () => {
    expect(parseConfig({ PORT: '', FEISHU_APP_ID: ' ' })).toMatchObject({ port: 3000, feishu: null });
  });

  it('reports every problem at once, by name and with what is expected', () => {
    const wrong = { PORT: 'eighty', TIMEZONE: 'Mars/Base', RETENTION_DAYS: '0', LOG_LEVEL: 'loud' };
    const problems = problemsOf({ ...wrong, FEISHU_APP_SECRET: 'secret' });
    for (const name of [...Object.keys(wrong), 'eighty', 'FEISHU_APP_ID is missing'])
      expect(problems).toContain(name);
  });

  it.each([
    [{ FEISHU_APP_ID: 'cli_0123456789abcdef' }, 'FEISHU_APP_SECRET is missing'],
    [{ FEISHU_APP_SECRET: 'secret' }, 'FEISHU_APP_ID is missing'],
    [{ HOST: '0.0.0.0' }, 'CONSOLE_TOKEN is missing'],
    [{ CONSOLE_TOKEN: 'short' }, 'CONSOLE_TOKEN'],
    [{ FEISHU_APP_ID: 'app', FEISHU_APP_SECRET: 'secret' }, 'cli_0123456789abcdef'],
    [{ FEISHU_DOMAIN: 'elsewhere' }, 'FEISHU_DOMAIN'],
    [{ EMBEDDING_BASE_URL: 'http://127.0.0.1:1/v1' }, 'EMBEDDING_MODEL is missing'],
    [{ EMBEDDING_MODEL: 'bge-m3' }, 'EMBEDDING_BASE_URL is missing'],
    [{ EMBEDDING_API_KEY: 'key' }, 'EMBEDDING_BASE_URL is missing'],
    [{ EMBEDDING_BASE_URL: 'file:///v1', EMBEDDING_MODEL: 'bge-m3' }, 'EMBEDDING_BASE_URL: got'],
  ])('refuses %j', (environment, reason) => {
    expect(problemsOf(environment as Record<string, string>)).toContain(reason);
  });

  it('never shows a secret', () => {
    expect(problemsOf({ CONSOLE_TOKEN: 'hunter2hunter2x' })).not.toContain('hunter2');
  });

  it('knows where Feishu and Lark are, and takes another address', () => {
    const feishu = { FEISHU_APP_ID: 'cli_0123456789abcdef', FEISHU_APP_SECRET: 'secret' };
    expect(parseConfig(feishu).feishu?.domain).toBe('https://open.feishu.cn');
    expect(parseConfig({ ...feishu, FEISHU_DOMAIN: 'lark' }).feishu?.domain).toBe(
      'https://open.larksuite.com',
    );
    expect(parseConfig({ ...feishu, FEISHU_DOMAIN: 'http://127.0.0.1:9/' }).feishu?.domain).toBe(
      'http://127.0.0.1:9',
    );
  });
});

describe('the settings file', () => {
  it('may be missing, but not be there without being readable', () => {
    const folder = temporaryFolder();
    const before = process.cwd();
    process.chdir(folder);
    onTestFinished(() => {
      process.chdir(before);
    });
    expect(loadConfig().host).toBe('127.0.0.1');
    mkdirSync(join(folder, '.env'));
    expect(loadConfig).toThrow(
      expect.objectContaining({
        code: 'invalid_config',
        message: expect.stringMatching(
          /\.env can't be read \(EISDIR\).* file that this user may read/,
        ) as string,
      }) as Error,
    );
  });
});
