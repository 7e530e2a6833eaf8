import type { Clock } from './clock.ts';

const LIFETIME_SECONDS = 7200;

/** Tenant access tokens, as the platform issues and checks them. */
export interface Tokens {
  issue(): { tenant_access_token: string; expire: number };
  /** The platform's error for this Authorization header, or null when it is good. */
  problemOf(authorization: string | undefined): { code: number; msg: string } | null;
  /** Makes every token issued so far bad, as a reset of the app secret does. */
  revokeAll(): void;
}

export function createTokens(clock: Clock): Tokens {
  const expiresAtMs = new Map<string, number>();
  let serial = 0;
  return {
    issue() {
      const token = `t-${String(++serial)}${Math.random().toString(36).slice(2)}`;
      expiresAtMs.set(token, clock.now() + LIFETIME_SECONDS * 1000);
      return { tenant_access_token: token, expire: LIFETIME_SECONDS };
    },
    problemOf(authorization) {
      const token = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1];
      if (!token) return { code: 99991661, msg: 'Missing access token for authorization.' };
      const expires = expiresAtMs.get(token);
      return expires !== undefined && expires > clock.now()
        ? null
        : { code: 99991663, msg: 'Invalid access token for authorization.' };
    },
    revokeAll() {
      expiresAtMs.clear();
    },
  };
}
