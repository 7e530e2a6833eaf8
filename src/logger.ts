import pino from 'pino';

export type Logger = pino.Logger;

/** Keys whose values never reach a log, wherever they stand in a logged object. */
const SECRET_KEYS = [
  'app_secret',
  'AppSecret',
  'appSecret',
  'app_access_token',
  'tenant_access_token',
  'access_key',
  'ticket',
  'authorization',
  'Authorization',
  'apiKey',
  'token',
  'encryptKey',
  'verificationToken',
  'password',
];

export interface LoggerOptions {
  level: string;
  /** Values that are cut out of every line, wherever they appear: the configured secrets themselves. */
  secrets: readonly string[];
  destination?: pino.DestinationStream;
}

/**
 * Creates the program's logger: one JSON object a line on standard error, so that standard output holds results alone.
 * Secrets are removed twice: by key, and by value from the finished line, because foreign errors carry them in their text.
 */
export function createLogger({ level, secrets, destination }: LoggerOptions): Logger {
  const target = destination ?? pino.destination({ dest: 2, sync: true });
  const hidden = secrets.filter((secret) => secret.length >= 4);
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: SECRET_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]),
        censor: '[hidden]',
      },
    },
    {
      write: (line: string) => {
        target.write(hidden.reduce((text, secret) => text.replaceAll(secret, '[hidden]'), line));
      },
    },
  );
}
