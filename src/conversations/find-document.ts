import type { ExportDocument } from '../answers/answer.ts';
import { findMessage } from '../store/inbox.ts';
import type { Store } from '../store/open-store.ts';
import type { Reply } from './reply.ts';

/** What the reply to a message can be exported as: of the very reply that was sent, whatever was read since. Null when it has none. */
export async function findDocument(
  { database }: Store,
  key: { channel: string; messageId: string },
): Promise<ExportDocument | null> {
  const stored = await findMessage(database, key);
  const reply = JSON.parse(stored?.reply ?? 'null') as Reply | null;
  const file = reply?.blocks.find((block) => block.type === 'file');
  return file?.type === 'file' ? file.document : null;
}
