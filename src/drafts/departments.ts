import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { z } from 'zod';
import type { Catalogue } from '../figures/catalogue.ts';
import type { DraftSlot } from './draft.ts';

const FILE = fileURLToPath(new URL('../../data/templates/departments.yaml', import.meta.url));
const schema = z.strictObject({
  otherwise: z.string().min(1),
  departments: z.record(z.string(), z.array(z.string())),
});

/** Which department knows what. */
export type Departments = z.infer<typeof schema>;

/** Reads data/templates/departments.yaml; the only place that does. */
export async function readDepartments(): Promise<Departments> {
  return schema.parse(load(await readFile(FILE, 'utf8')));
}

/** The department that a slot is sent to: that of its indicator's procedure. */
export function departmentOf(
  { key }: DraftSlot,
  { otherwise, departments }: Departments,
  { indicators }: Catalogue,
): string {
  const procedure = indicators.find(({ code }) => code === key)?.procedure ?? '';
  const found = Object.entries(departments).find(([, procedures]) => procedures.includes(procedure));
  return found?.[0] ?? otherwise;
}
