import { readFile } from 'node:fs/promises';
import type { Context } from 'hono';

const FOLDER = new URL('./assets/', import.meta.url);

const TYPES: Record<string, string> = {
  'console.css': 'text/css; charset=utf-8',
  'report.css': 'text/css; charset=utf-8',
  'review.css': 'text/css; charset=utf-8',
  'indicators.css': 'text/css; charset=utf-8',
  'common.css': 'text/css; charset=utf-8',
  'console.js': 'text/javascript; charset=utf-8',
  'blocks.js': 'text/javascript; charset=utf-8',
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
