import type { ReadText, Reader } from '../report.ts';
import { decodeText } from './decode-text.ts';
import { findForeignFormat } from './foreign-formats.ts';
import { isHtml } from './html.ts';
import { unreadable } from './unreadable.ts';
import { unwrapLines } from './unwrap-lines.ts';

const CONTROL = /[\u0000-\u0008\u000E-\u001F\u007F]/gu;
const REPLACEMENT = /\uFFFD/gu;

/** Stray control characters happen in pages copied by hand; a file with more than this share of them is binary. */
const MOST_CONTROL_SHARE = 0.005;

/** Plain text in UTF-8, GB18030 or UTF-16 with a byte order mark. */
export const textReader: Reader = {
  format: 'text',
  version: 2,
  accepts: (bytes) => findForeignFormat(bytes) === null && !isHtml(bytes),
  read: (bytes) => Promise.resolve().then(() => readPlainText(bytes)),
};

/**
 * Decodes a plain text. Line ends become `\n`, and lines broken at a fixed width are joined; nothing else is changed, so that
 * offsets point into what a person sees in the file.
 * @throws {AppError} `unreadable_file` when it is empty, binary, or in no permitted encoding.
 */
export function readPlainText(bytes: Uint8Array): ReadText {
  if (bytes.length === 0) throw unreadable('the file is empty');
  const { text: decoded, encoding } = decodeText(bytes);
  const text = unwrapLines(decoded.replace(/\r\n?/gu, '\n'));
  if (text.trim() === '') throw unreadable('the file holds nothing but white space');
  if ((text.match(CONTROL)?.length ?? 0) > text.length * MOST_CONTROL_SHARE)
    throw unreadable('the file is full of control characters, so it is a binary file');
  return { text, warnings: listWarnings(text, encoding) };
}

function listWarnings(text: string, encoding: string): ReadText['warnings'] {
  const warnings: string[] = [];
  if (encoding === 'gb18030') warnings.push('Read as GB18030, since the bytes are no UTF-8.');
  const lost = text.match(REPLACEMENT)?.length ?? 0;
  if (lost > 0) warnings.push(`${lost} characters were already lost in the file (shown as \uFFFD).`);
  return warnings;
}
