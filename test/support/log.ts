import { createLogger, type Logger } from '../../src/logger.ts';

/** The program's own logger, writing to memory. */
export interface MemoryLog {
  logger: Logger;
  /** Everything logged so far, one JSON object a line. */
  text(): string;
}

/** @param secrets As the configuration would name them; none, to see what is logged without that net. */
export function memoryLog(secrets: readonly string[] = []): MemoryLog {
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  return { logger: createLogger({ level: 'trace', secrets, destination }), text: () => lines.join('') };
}
