import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { PrismaLibSql } from '@prisma/adapter-libsql';
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg';

/**
 * What the engine compares: nothing, the tables that a Prisma schema describes, or those that the adapter's database has, where
 * the schema says what kind of database it is.
 */
export type SchemaSource = { tag: 'empty' } | { tag: 'schema' | 'database'; schema: string };

/**
 * The SQL that turns one schema into the other, by Prisma's own schema engine: `-- This is an empty migration.` when they agree.
 * The engine is the WebAssembly build, because the native one is downloaded from a place that CI need not reach; its package
 * can't be imported on Node 20, so it is instantiated by hand.
 * @param externalTables Tables of the database that no Prisma schema describes.
 */
export async function diffSchemas(
  from: SchemaSource,
  to: SchemaSource,
  adapter: PrismaLibSql,
  externalTables: string[] = [],
): Promise<string> {
  instantiate();
  const engine = await engineModule.SchemaEngine.new(
    { datamodels: undefined },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(adapter),
  );
  const result = await engine.diff({
    from: toTarget(from),
    to: toTarget(to),
    script: true,
    exitCode: null,
    filters: { externalTables, externalEnums: [] },
  });
  return result.stdout ?? '';
}

function toTarget(source: SchemaSource): engineModule.DiffTarget {
  if (source.tag === 'empty') return source;
  const files = [{ path: 'schema.prisma', content: source.schema }];
  return source.tag === 'schema'
    ? { tag: 'schemaDatamodel', files }
    : { tag: 'schemaDatasource', files, configDir: '.' };
}

/** The little of the platform's WebAssembly that is used here; the compiler's library for Node does not describe it. */
interface WebAssemblyPlatform {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { exports: { __wbindgen_start(): void } };
}

let isInstantiated = false;

function instantiate(): void {
  if (isInstantiated) return;
  const { WebAssembly: platform } = globalThis as unknown as { WebAssembly: WebAssemblyPlatform };
  const wasmPath = createRequire(import.meta.url)
    .resolve('@prisma/schema-engine-wasm/schema_engine_bg')
    .replace(/\.js$/, '.wasm');
  const panics = {
    message: '',
    get: () => panics.message,
    set_message: (text: string) => {
      panics.message = text;
    },
  };
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panics });
  const instance = new platform.Instance(new platform.Module(readFileSync(wasmPath)), {
    './schema_engine_bg.js': engineModule,
  });
  engineModule.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  isInstantiated = true;
}
