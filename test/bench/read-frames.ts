import { readdirSync, readFileSync } from 'node:fs';

/** One thing that a report may say, with the ways to say it. */
export interface Statement {
  /** Short headings that a numbered paragraph of it may bear. */
  headings: string[];
  /** Frames of a sentence each; frames/README.md tells their form. */
  ways: string[];
}

/** What a part or a section of a report is about. */
export interface Theme {
  /** Name of its file. */
  name: string;
  headings: string[];
  statements: Statement[];
}

/** Everything that generated reports are made of. */
export interface Frames {
  opening: Theme;
  /** Themes of part one, in the order of their names. */
  work: Theme[];
  shortcomings: Theme;
  plans: Theme;
}

const FOLDER = new URL('frames/', import.meta.url);

/**
 * Reads frames/*.txt.
 * @throws {Error} when one of the named themes is missing.
 */
export function readFrames(): Frames {
  const names = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.txt'))
    .sort();
  const themes = names.map((name) =>
    parseTheme(name.slice(0, -'.txt'.length), readFileSync(new URL(name, FOLDER), 'utf8')),
  );
  const named = (wanted: string): Theme => {
    const theme = themes.find(({ name }) => name === wanted);
    if (!theme) throw new Error(`frames/${wanted}.txt is missing.`);
    return theme;
  };
  const [opening, shortcomings, plans] = [named('opening'), named('shortcomings'), named('plans')];
  const work = themes.filter((theme) => ![opening, shortcomings, plans].includes(theme));
  return { opening, work, shortcomings, plans };
}

function parseTheme(name: string, text: string): Theme {
  const theme: Theme = { name, headings: [], statements: [] };
  for (const line of text.split('\n').filter((each) => each !== '')) {
    const last = theme.statements.at(-1);
    if (line.startsWith('% ')) theme.headings.push(line.slice(2));
    else if (line.startsWith('# ')) theme.statements.push({ headings: line.slice(2).split('|'), ways: [] });
    else if (last) last.ways.push(line);
    else throw new Error(`frames/${name}.txt has a sentence before its first statement.`);
  }
  return theme;
}
