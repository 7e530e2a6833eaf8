import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readReferenceData } from '../../src/library/reference-data.ts';
import type { ReferenceData } from '../../src/library/reference-data.ts';
import type { Library } from '../../src/library/library.ts';
import { temporaryFolder, temporaryStore } from './temporary-store.ts';

let reference: Promise<ReferenceData> | null = null;

/** An empty library in a folder of its own, with the real reference data, gone when the running test ends. */
export async function temporaryLibrary(): Promise<Library> {
  reference ??= readReferenceData();
  return { ...(await reference), store: await temporaryStore(), now: tickingClock() };
}

/** A second later each time it is read, so that nothing happens at one moment. */
function tickingClock(): () => Date {
  let seconds = 0;
  return () => new Date(Date.UTC(2026, 0, 1, 0, 0, seconds++));
}

/** Writes files into a new folder that is deleted when the running test ends. @returns The folder. */
export function folderOf(files: Record<string, string | Uint8Array>): string {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}
