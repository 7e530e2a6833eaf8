import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import type { OpenStoreOptions, Store } from '../../src/store/open-store.ts';

/** A new folder that is deleted when the running test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'zhibao-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** A real, empty store in a folder of its own; closed and deleted when the running test ends. */
export async function temporaryStore(options: Partial<OpenStoreOptions> = {}): Promise<Store> {
  const store = await openStore({ dataDirectory: temporaryFolder(), ...options });
  onTestFinished(() => store.close());
  return store;
}
