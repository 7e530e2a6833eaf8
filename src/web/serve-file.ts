import type { Context } from 'hono';
import type { ExportDocument } from '../answers/answer.ts';

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

type Format = keyof typeof TYPES;

/** A file's name as it is asked for: the message's id, and the form. Null for any other name. */
export function parseFileName(name: string): { messageId: string; format: Format } | null {
  const [, messageId, format] = /^(.+)\.(xlsx|docx)$/u.exec(name) ?? [];
  return messageId === undefined ? null : { messageId, format: format as Format };
}

/** An answer's tables as a file to keep, under its title. What writes files is loaded with the first. */
export async function serveFile(
  context: Context,
  document: ExportDocument,
  format: Format,
): Promise<Response> {
  const bytes = await write(document, format);
  const name = `${document.title.replaceAll(/[\\/:*?"<>|\s]+/gu, ' ').trim()}.${format}`;
  return context.body(new Uint8Array(bytes), 200, {
    'content-type': TYPES[format],
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  });
}

async function write(document: ExportDocument, format: Format): Promise<Uint8Array> {
  if (format === 'xlsx') {
    const { writeComparisonWorkbook } = await import('../exports/comparison-workbook.ts');
    return writeComparisonWorkbook(document);
  }
  const { writeComparisonDocument } = await import('../exports/comparison-document.ts');
  return writeComparisonDocument(document);
}
