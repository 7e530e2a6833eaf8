import type { HttpInstance } from '@larksuiteoapi/node-sdk';
import axios, { AxiosError, type AxiosResponse } from 'axios';
import type { AppError } from '../../errors.ts';
import { classifyPlatformResponse } from './platform-error.ts';

/**
 * The HTTP client that the SDK calls the platform with. The SDK's own has no time limit, so a server that hangs would hold a
 * reply for ever; its errors carry the request with the app secret; and an API that answers HTTP 200 with a code that is not 0
 * looks like success. Of this one, everything that is no success comes out as an `AppError` of codes alone.
 * Like the SDK's, it resolves with the body, or with body and headers where `$return_headers` asks for them.
 */
export function createHttpInstance({
  domain,
  timeoutMs,
}: {
  domain: string;
  timeoutMs: number;
}): HttpInstance {
  const instance = axios.create({
    timeout: timeoutMs,
    // A proxy of the environment does not reach this machine's own ports.
    ...(isLoopback(domain) ? { proxy: false as const } : {}),
  });
  instance.interceptors.response.use(
    (response: AxiosResponse<unknown>) => {
      if (isApiCall(response) && (codeOf(response.data) ?? 0) !== 0) throw classifyResponse(response);
      // The SDK expects the body where axios's types promise a response.
      return (
        '$return_headers' in response.config && response.config.$return_headers
          ? { data: response.data, headers: response.headers }
          : response.data
      ) as AxiosResponse;
    },
    (error: unknown) => {
      throw error instanceof AxiosError ? classifyAxiosError(error) : error;
    },
  );
  return instance as HttpInstance;
}

/** Where to connect to is asked outside the API, and the SDK itself tells the codes of its answer apart. */
function isApiCall({ config }: AxiosResponse): boolean {
  return config.url !== undefined && new URL(config.url).pathname.startsWith('/open-apis/');
}

function classifyAxiosError({ response, code }: AxiosError): AppError {
  if (response) return classifyResponse(response);
  return classifyPlatformResponse({
    status: null,
    code: null,
    rateLimitResetSeconds: null,
    networkCode: code ?? 'no answer',
  });
}

function classifyResponse({ status, data, headers }: AxiosResponse<unknown>): AppError {
  const reset: unknown = headers['x-ogw-ratelimit-reset'];
  return classifyPlatformResponse({
    status,
    code: codeOf(data),
    rateLimitResetSeconds: typeof reset === 'string' && /^\d+$/.test(reset) ? Number(reset) : null,
    networkCode: null,
  });
}

function codeOf(body: unknown): number | null {
  return typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'number'
    ? body.code
    : null;
}

function isLoopback(domain: string): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(domain).hostname);
}
