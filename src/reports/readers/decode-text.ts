import { unreadable } from './unreadable.ts';

/** A text and the name of the encoding it was read in. */
export interface DecodedText {
  text: string;
  encoding: 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';
}

/** Characters that no Chinese official text of some length does without. */
const FREQUENT = /[的一是在和了有为不人大中上工作法政行府建设年月日报告全区县市理]/gu;
const HAN = /\p{Script=Han}/gu;
const NOT_ASCII = /[^\u0000-\u007F]/gu;

/** Of what is not ASCII in a Chinese text, at least this share are Han characters; the rest is punctuation. */
const LEAST_HAN_SHARE = 0.5;
/** Bytes of another encoding read as GB18030 give rare characters; real texts have above 15 % frequent ones. */
const LEAST_FREQUENT_SHARE = 0.05;

/**
 * Decodes plain text: UTF-16 by its byte order mark, else UTF-8 (mark dropped), else GB18030 when that reads as Chinese.
 * @throws {AppError} `unreadable_file` when no permitted encoding fits.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = findByteOrder(bytes);
  if (encoding !== null) {
    const text = tryDecode(bytes, encoding);
    if (text !== null) return { text, encoding };
    throw unreadable(`the file begins like ${encoding.toUpperCase()} but is broken further on`);
  }
  if (bytes.includes(0)) throw unreadable('the file holds NUL bytes, so it is a binary file');

  const utf8 = tryDecode(bytes, 'utf-8');
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8' };
  const gb18030 = tryDecode(bytes, 'gb18030');
  if (gb18030 !== null && readsAsChinese(gb18030)) return { text: gb18030, encoding: 'gb18030' };
  throw unreadable('the bytes are neither UTF-8 nor Chinese in GB18030 (GBK, GB2312)');
}

function findByteOrder(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

function tryDecode(bytes: Uint8Array, encoding: DecodedText['encoding']): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    // The decoder's only failure is a byte sequence that the encoding does not have.
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function readsAsChinese(text: string): boolean {
  const han = text.match(HAN)?.length ?? 0;
  const notAscii = text.match(NOT_ASCII)?.length ?? 0;
  const frequent = text.match(FREQUENT)?.length ?? 0;
  return han > 0 && han >= notAscii * LEAST_HAN_SHARE && frequent >= han * LEAST_FREQUENT_SHARE;
}
