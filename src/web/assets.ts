import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Context } from 'hono';

const FOLDER = new URL('./assets/', import.meta.url);

const TYPES: Record<string, string> = {
  'console.css': 'text/css; charset=utf-8',
  'report.css': 'text/css; charset=utf-8',
  'drafts.css': 'text/css; charset=utf-8',
  'drafts.js': 'text/javascript; charset=utf-8',
  'review.css': 'text/css; charset=utf-8',
  'indicators.css': 'text/css; charset=utf-8',
  'sheet.css': 'text/css; charset=utf-8',
  'common.css': 'text/css; charset=utf-8',
  'console.js': 'text/javascript; charset=utf-8',
  'blocks.js': 'text/javascript; charset=utf-8',
  'chart.js': 'text/javascript; charset=utf-8',
  'element.js': 'text/javascript; charset=utf-8',
  'reader.js': 'text/javascript; charset=utf-8',
  'turns.js': 'text/javascript; charset=utf-8',
  'review.js': 'text/javascript; charset=utf-8',
  'indicators.js': 'text/javascript; charset=utf-8',
  'report.js': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml',
};

/** The console's page. */
export function readConsolePage(): Promise<string> {
  return readFile(new URL('console.html', FOLDER), 'utf8');
}

/** A style, script or picture of the pages; only the names of the list are served, and browsers ask again each time. */
export async function serveAsset(context: Context, name: string): Promise<Response> {
  const type = Object.hasOwn(TYPES, name) ? TYPES[name] : undefined;
  if (type === undefined) return context.notFound();
  return context.body(await readFile(new URL(name, FOLDER), 'utf8'), 200, {
    'content-type': type,
    'cache-control': 'no-cache',
  });
}

const require = createRequire(import.meta.url);
let chartLibrary: Promise<{ bytes: Uint8Array<ArrayBuffer>; tag: string }> | null = null;

/**
 * The library that draws charts, out of its package: 2.4 MB that only pages with a chart fetch, compressed once for all, and kept by
 * browsers until its version changes.
 */
export async function serveChartLibrary(context: Context): Promise<Response> {
  const { bytes, tag } = await (chartLibrary ??= readChartLibrary());
  const headers = { etag: tag, 'cache-control': 'no-cache', vary: 'accept-encoding' };
  if (context.req.header('if-none-match') === tag) return context.body(null, 304, headers);
  return context.body(bytes, 200, {
    ...headers,
    'content-type': 'text/javascript; charset=utf-8',
    'content-encoding': 'gzip',
  });
}

async function readChartLibrary(): Promise<{ bytes: Uint8Array<ArrayBuffer>; tag: string }> {
  const { version } = require('@visactor/vchart/package.json') as { version: string };
  const text = await readFile(require.resolve('@visactor/vchart/build/index.min.js'));
  return { bytes: new Uint8Array(await promisify(gzip)(text)), tag: `"${version}"` };
}
