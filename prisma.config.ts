import { defineConfig } from 'prisma/config';

// `generate` and `validate` never start the schema engine, yet insist that its file exists. Where the download of that
// file is not reachable, any existing file satisfies them; migrations are applied by src/store/migrate.ts, not by it.
process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= process.execPath;

export default defineConfig({ schema: 'prisma/schema.prisma' });
