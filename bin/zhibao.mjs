#!/usr/bin/env node
// `zhibao COMMAND …`: runs src/cli.ts. Loading its some 300 small files of TypeScript one by one takes longer than most
// commands, so they are run joined; where nothing can be kept on disk, tsx loads them as they are.
import * as nodeModule from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { joinSources, keptIn } from './join-sources.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

// Kept machine code of what is loaded, where Node can (22.8 and newer).
nodeModule.enableCompileCache?.(join(keptIn(root), 'compiled'));
const joined = await joinSources(root);
if (joined === null) (await import('tsx/esm/api')).register();
// A stack trace names the lines of src/.
else process.setSourceMapsEnabled(true);
await import(pathToFileURL(joined ?? join(root, 'src/cli.ts')).href);
