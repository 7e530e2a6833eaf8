import { onTestFinished } from 'vitest';
import { openApplication } from '../../src/application.ts';
import type { Application } from '../../src/application.ts';
import { parseConfig } from '../../src/config.ts';
import { startChatServer } from './chat-server.ts';
import type { ChatRequest, ChatServer } from './chat-server.ts';
import { memoryLog } from './log.ts';
import type { MemoryLog } from './log.ts';

export interface ModelledApplication {
  application: Application;
  chat: ChatServer;
  log: MemoryLog;
}

/** The program on the five reports with a model set, which is the scripted endpoint. Closed by `close`. */
export async function applicationWithModel(
  dataDirectory: string,
): Promise<ModelledApplication & { close(): Promise<void> }> {
  const chat = await startChatServer();
  const config = parseConfig({
    DATA_DIR: dataDirectory,
    OPENAI_BASE_URL: chat.baseUrl,
    OPENAI_API_KEY: 'sk-a-key-that-must-not-be-logged',
    CHAT_MODEL: 'some-model',
    CHAT_PRICES: '2/8',
  });
  const log = memoryLog(config.secrets);
  const application = await openApplication(config, log.logger);
  return {
    application,
    chat,
    log,
    close: async () => {
      await application.close();
      await chat.close();
    },
  };
}

/** The same, for one test. */
export async function modelForThisTest(dataDirectory: string): Promise<ModelledApplication> {
  const modelled = await applicationWithModel(dataDirectory);
  onTestFinished(() => modelled.close());
  return modelled;
}

/** Which prompt a request fills, by the fences of its slots. */
export function promptOf({ messages, tools }: ChatRequest): 'passages' | 'question' | 'query' | 'steps' {
  const user = messages.find(({ role }) => role === 'user')?.content ?? '';
  if (tools.length > 0) return 'steps';
  if (user.includes('<<passages ')) return 'passages';
  return user.includes('<<indicators ') ? 'question' : 'query';
}

/** The passages that a request gives the model. */
export function passagesIn({ messages }: ChatRequest): { n: number; quote: string }[] {
  const user = messages.find(({ role }) => role === 'user')?.content ?? '';
  const fenced = /<<passages \S+\n(.*)\n\S+ passages>>/su.exec(user)?.[1] ?? '';
  return fenced.split(/\n\n(?=\[\d+\] )/u).map((block) => {
    const [head = '', ...lines] = block.split('\n');
    return { n: Number(/^\[(\d+)\]/u.exec(head)?.[1]), quote: lines.join('\n') };
  });
}
