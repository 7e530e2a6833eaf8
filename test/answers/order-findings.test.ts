import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/answers/look-up.ts';
import { orderFindings } from '../../src/answers/order-findings.ts';
import type { Operation, Question } from '../../src/questions/question.ts';
import { statedFigure, storedReport } from '../support/stated-figure.ts';

const finding = (stated: string | null) =>
  ({
    results:
      stated === null ? [] : [statedFigure(storedReport(), `受理${stated}件。`, { stated, unit: '件' })],
  }) as unknown as Finding;
const order = (operation: Operation, text: string) =>
  orderFindings([finding('9'), finding(null), finding('110'), finding('98')], {
    operation,
    text,
  } as Question).map(({ results }) => results[0]?.figure.stated ?? null);

describe('ordering findings', () => {
  it.each([
    ['rank', '哪里最多', ['110', '98', '9', null]],
    ['rank', '哪里最少', ['9', '98', '110', null]],
    ['smallest', 'which district had the fewest', ['9', '98', '110', null]],
    ['compare', '比一比', ['9', null, '110', '98']],
  ] as const)('%s, %s', (operation, text, expected) => {
    expect(order(operation, text)).toEqual(expected);
  });
});
