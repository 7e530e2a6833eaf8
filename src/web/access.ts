import { isIP } from 'node:net';
import type { Context, MiddlewareHandler } from 'hono';
import { basicAuth } from 'hono/basic-auth';
import { isSameSecret } from '../secrets.ts';

/** Who may use the console. */
export interface AccessOptions {
  /** Null on a loopback address: then only requests that name this machine are let in. */
  token: string | null;
  publicUrl: string | null;
}

/**
 * Guards every page and call. With a token the browser asks for it as a password (any user name) and programs send it as
 * `Authorization: Bearer`. Without one, the request's host must be this machine, so that a strange page that points its own
 * name at 127.0.0.1 is refused.
 */
export function guardAccess({ token, publicUrl }: AccessOptions): MiddlewareHandler {
  if (token === null) {
    return async (context, next) => {
      if (!isOwnHost(context.req.header('host') ?? '', publicUrl)) {
        return context.json(
          { error: 'This address is not served here: use http://127.0.0.1 and the port.' },
          403,
        );
      }
      await next();
      return undefined;
    };
  }
  const askPassword = basicAuth({
    realm: 'Zhibao',
    verifyUser: (_user, password) => isSameSecret(password, token),
  });
  return async (context, next) => {
    if (isSameSecret(bearerOf(context), token)) {
      await next();
      return undefined;
    }
    return askPassword(context, next);
  };
}

function bearerOf(context: Context): string {
  return /^Bearer\s+(.+)$/i.exec(context.req.header('authorization') ?? '')?.[1] ?? '';
}

function isOwnHost(host: string, publicUrl: string | null): boolean {
  const name = host.replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
  if (publicUrl !== null && new URL(publicUrl).host === host) return true;
  return name === 'localhost' || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'));
}
