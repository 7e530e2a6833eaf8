import { decodeText } from './decode-text.ts';

/** A page's source, and what had to be decided to decode it. */
export interface DecodedHtml {
  html: string;
  warnings: string[];
}

/** Browsers look for the declaration in the first 1024 bytes; pages of old content systems have it further down. */
const DECLARATION_BYTES = 4096;
const DECLARATION =
  /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w-]+)/iu;
const REPLACEMENT = /\uFFFD/gu;

/**
 * Decodes a saved page: by its byte order mark, as UTF-8 where the bytes are that, then as the page declares, then as Chinese.
 * The bytes win over the declaration, since browsers save in UTF-8 what still declares gb2312.
 * @throws {AppError} `unreadable_file` when nothing fits.
 */
export function decodeHtml(bytes: Uint8Array): DecodedHtml {
  if (!isUtf8(bytes)) {
    const declared = findDeclared(bytes);
    if (declared !== null) {
      const html = declared.decode(bytes);
      const lost = html.match(REPLACEMENT)?.length ?? 0;
      const warnings =
        lost > 0
          ? [`${lost} characters are no ${declared.encoding}, which the page declares (shown as \uFFFD).`]
          : [];
      return { html, warnings };
    }
  }
  const { text, encoding } = decodeText(bytes);
  return {
    html: text,
    warnings: encoding === 'gb18030' ? ['Read as GB18030, since the bytes are no UTF-8.'] : [],
  };
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch (error) {
    // The decoder's only failure is a byte sequence that the encoding does not have.
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** The decoder of the declared encoding; null for none, an unknown one, or one that the bytes plainly are not. */
function findDeclared(bytes: Uint8Array): InstanceType<typeof TextDecoder> | null {
  const hasByteOrderMark =
    (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (hasByteOrderMark || bytes.includes(0)) return null;
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, DECLARATION_BYTES));
  const match = DECLARATION.exec(head);
  const label = (match?.[1] ?? match?.[2])?.toLowerCase();
  if (label === undefined || /^utf-?(?:8|16)/u.test(label)) return null;
  // GB18030 holds all of GBK and GB2312, and pages use its characters whatever they declare.
  const name = /^(?:gb|x-gbk)/u.test(label) ? 'gb18030' : label;
  try {
    return new TextDecoder(name);
  } catch (error) {
    // An encoding that does not exist is as good as none declared.
    if (error instanceof RangeError) return null;
    throw error;
  }
}
