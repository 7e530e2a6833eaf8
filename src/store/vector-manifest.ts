import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const manifestSchema = z.object({
  version: z.literal(1),
  model: z.string(),
  dimension: z.number().int().positive(),
  /** Vectors in the index, also those that no passage has any more. */
  count: z.number().int().positive(),
  file: z.string().regex(/^[\w.-]+$/),
  /** SHA-256 of the file, in hex. */
  checksum: z.string(),
});

/** What an index file holds: the file itself tells neither its model nor, reliably, its dimension. */
export type VectorManifest = z.infer<typeof manifestSchema>;

const MANIFEST = 'index.json';

/** The folder of the index beside the store's file. */
export function vectorFolder(storePath: string): string {
  return join(dirname(storePath), 'vectors');
}

/** The manifest in a folder; null when there is none, or one that this program can't read, which is then built anew. */
export async function readManifest(folder: string): Promise<VectorManifest | null> {
  try {
    const parsed = manifestSchema.safeParse(JSON.parse(await readFile(join(folder, MANIFEST), 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch (error) {
    if (
      error instanceof SyntaxError ||
      (error instanceof Error && 'code' in error && error.code === 'ENOENT')
    )
      return null;
    throw error;
  }
}

/**
 * Puts a manifest, and with it the file that it names, in the place of the one before: a reader sees the old index or the new
 * one, also when the process ends in between. Files that no manifest names any more are removed.
 */
export async function replaceManifest(folder: string, manifest: VectorManifest): Promise<void> {
  await mkdir(folder, { recursive: true });
  const draft = join(folder, `${MANIFEST}.${process.pid}.part`);
  await writeFile(draft, JSON.stringify(manifest), { flush: true });
  await rename(draft, join(folder, MANIFEST));
  for (const name of await readdir(folder))
    if (name !== MANIFEST && name !== manifest.file) await rm(join(folder, name), { force: true });
}

/** SHA-256 of a file, in hex; null when there is none. Other work goes on meanwhile. */
export async function checksumOf(path: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 }))
      hash.update(piece as Buffer);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  return hash.digest('hex');
}
