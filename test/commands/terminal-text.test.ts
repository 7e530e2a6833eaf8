import { describe, expect, it } from 'vitest';
import { toTerminal } from '../../src/commands/terminal-text.ts';

describe('an answer in a terminal', () => {
  it('sets tables in columns, a Chinese character as wide as two others', () => {
    const table = '题\n\n| 地区 | A |\n| --- | --- |\n| 滨海新区 | 1件[1] |\n| 甲县 | — |\n\n**尾**';
    expect(toTerminal(table)).toBe(
      '题\n\n地区      A\n--------  ------\n滨海新区  1件[1]\n甲县      —\n\n尾\n',
    );
  });

  it('leaves what is no table as it is, and ends with a line break', () => {
    expect(toTerminal('甲|乙\n- **98件**[1]')).toBe('甲|乙\n- 98件[1]\n');
  });
});
