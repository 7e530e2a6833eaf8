import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createIndicatorWords } from '../../src/figures/indicator-words.ts';
import { readReferenceData } from '../../src/library/reference-data.ts';
import type { Question } from '../../src/questions/question.ts';
import { understandParts } from '../../src/questions/understand.ts';

/** A text with its history, and the slots that it must be understood by; slots that are left out ask nothing. */
const caseSchema = z.strictObject({
  question: z.string(),
  history: z.array(z.string()).default([]),
  /** Official names of the asker's own unit and the chat's default, in this order. */
  units: z.array(z.string()).default([]),
  slots: z
    .strictObject({
      language: z.enum(['zh', 'en']),
      intent: z.string(),
      operation: z.string(),
      regions: z.array(z.string()),
      areas: z.array(z.string()),
      ownUnit: z.string().nullable(),
      everywhere: z.boolean(),
      years: z.array(z.number()),
      everyYear: z.boolean(),
      period: z.string().nullable(),
      indicators: z.array(z.string()),
      procedures: z.array(z.string()),
      claim: z.string().nullable(),
      /** Questions that it is understood as; the other slots are those of the first. */
      parts: z.number(),
    })
    .partial(),
});

const cases = readFileSync(new URL('understanding.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => caseSchema.parse(JSON.parse(line)));

const reference = await readReferenceData();
const codeOf = (name: string) => {
  const [region] = reference.gazetteer.named(name);
  if (!region) throw new Error(`no division is named ${name}`);
  return region.code;
};
const COVERED = ['武胜县', '滨海新区', '武昌区', '八宿县', '含谷镇'];
const context = {
  ...reference,
  words: createIndicatorWords(reference.catalogue),
  covered: new Set(COVERED.map(codeOf)),
  today: { year: 2026, month: 11 },
};

function slotsOf(parts: readonly Question[]): Record<keyof z.infer<typeof caseSchema>['slots'], unknown> {
  const [question] = parts;
  if (!question) throw new Error('a question has at least one part');
  return {
    language: question.language,
    intent: question.intent,
    operation: question.operation,
    regions: question.regions.map(({ value }) => value.candidates[0]?.name),
    areas: question.areas.map(({ value }) => value.text),
    ownUnit: question.ownUnit?.value ?? null,
    everywhere: question.everywhere,
    years: question.years.map(({ value }) => value),
    everyYear: question.everyYear,
    period: question.period?.value ?? null,
    indicators: question.indicators.map(({ value }) => value.code),
    procedures: question.procedures.map(({ value }) => value.code),
    claim: question.claim?.value ?? null,
    parts: parts.length,
  };
}

describe('a question is understood', () => {
  it.each(cases.map((one) => ({ ...one, title: [...one.history, one.question].join(' → ') })))(
    '$title',
    ({ question, history, units, slots }) => {
      const understood = understandParts(question, history, { ...context, units: units.map(codeOf) });
      const read = slotsOf(understood);
      expect(
        Object.fromEntries(Object.keys(slots).map((slot) => [slot, read[slot as keyof typeof read]])),
      ).toEqual(slots);
    },
  );
});
