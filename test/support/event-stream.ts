/** One event of a server-sent stream. */
export interface ServerSentEvent {
  event: string;
  data: string;
  id: string | null;
}

/** Reads a stream until an event is the last one wanted, then leaves. @throws When the stream ends before. */
export async function readEvents(
  url: string,
  isLast: (event: ServerSentEvent) => boolean,
  headers: Record<string, string> = {},
): Promise<ServerSentEvent[]> {
  const leaving = new AbortController();
  const response = await fetch(url, { headers, signal: leaving.signal });
  if (!response.ok || !response.body) throw new Error(`no stream: ${response.status}`);
  const events: ServerSentEvent[] = [];
  let rest = '';
  const decoder = new TextDecoder();
  try {
    for await (const bytes of response.body) {
      const blocks = (rest + decoder.decode(bytes as Uint8Array, { stream: true })).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const event of blocks.map(parseEvent)) {
        events.push(event);
        if (isLast(event)) return events;
      }
    }
  } finally {
    leaving.abort();
  }
  throw new Error(`the stream ended after ${events.length} events`);
}

function parseEvent(block: string): ServerSentEvent {
  const fields = block
    .split('\n')
    .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]);
  const valuesOf = (name: string) =>
    fields.filter(([field]) => field === name).map(([, value]) => value ?? '');
  return {
    event: valuesOf('event')[0] ?? 'message',
    data: valuesOf('data').join('\n'),
    id: valuesOf('id')[0] ?? null,
  };
}
