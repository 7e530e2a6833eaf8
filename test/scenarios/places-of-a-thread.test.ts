import { expect, it } from 'vitest';
import { openAsking } from '../support/asking.ts';

it('adds places to those of a thread, takes several up again, and never answers with another thing', async () => {
  const { ask, logged } = await openAsking();
  const added = await ask('再把武昌加进来', ['武胜县和滨海新区2024年复议受理数比一比']);
  for (const words of ['98件', '1423件', '1370余件']) expect(added.text).toContain(words);
  const both = await ask('两地受理数加起来多少', ['武胜县2024年复议情况', '滨海的呢']);
  expect(both.figures.find(({ derived }) => derived)).toMatchObject({
    stated: '1521',
    formula: '98 + 1423 = 1521件',
  });
  // The cases carried over from 2023 are none concluded in 2023.
  const earlier = await ask('2023年的呢', ['武胜县2024年复议审结了多少']);
  expect(earlier).toMatchObject({ status: 'not_found', reason: 'year_not_covered' });
  expect(earlier.figures.filter(({ role }) => role === 'result')).toEqual([]);
  // Who settles disputes is not how many were settled.
  const settled = await ask('武昌区2024年调解员摆平了多少事');
  expect(settled.figures.filter(({ role, unit }) => role === 'result' && unit === '名')).toEqual([]);
  const apart = await ask('武昌区2024年把诉讼刨出去的复议案件数');
  expect(apart.status).toBe('not_found');
  expect(logged()).not.toContain('"defect"');
});
