/**
 * What the platform refuses of a card of JSON 2.0, from its documentation: unknown properties are errors there (1.0
 * ignored them), at most 200 elements, at most 30 KB, tables at the root alone and few of them.
 */
const TEXT = ['content', 'text_size', 'text_align', 'text_color', 'lines', 'icon'];
const LAYOUT = [
  'direction',
  'padding',
  'horizontal_spacing',
  'horizontal_align',
  'vertical_spacing',
  'vertical_align',
];

/** Properties of each element besides tag, element_id and margin. */
const ELEMENTS: Record<string, readonly string[]> = {
  markdown: TEXT,
  plain_text: TEXT,
  lark_md: TEXT,
  div: ['text', 'icon', 'width'],
  hr: [],
  column_set: [...LAYOUT, 'flex_mode', 'background_style', 'columns', 'action'],
  column: [...LAYOUT, 'background_style', 'width', 'weight', 'elements', 'action'],
  collapsible_panel: [...LAYOUT, 'expanded', 'background_color', 'header', 'border', 'elements'],
  table: [
    'page_size',
    'row_height',
    'row_max_height',
    'freeze_first_column',
    'header_style',
    'columns',
    'rows',
  ],
  chart: ['aspect_ratio', 'color_theme', 'chart_spec', 'preview', 'height'],
  input: [
    'name',
    'required',
    'placeholder',
    'default_value',
    'disabled',
    'width',
    'max_length',
    'input_type',
    'label',
    'label_position',
    'behaviors',
    'fallback',
  ],
  button: [
    'text',
    'type',
    'size',
    'width',
    'icon',
    'hover_tips',
    'disabled',
    'disabled_tips',
    'confirm',
    'behaviors',
    'name',
    'form_action_type',
    'required',
  ],
};

const ROOT = ['schema', 'config', 'card_link', 'header', 'body'];
const CONFIG = [
  'streaming_mode',
  'streaming_config',
  'summary',
  'locales',
  'enable_forward',
  'update_multi',
  'width_mode',
  'use_custom_translation',
  'enable_forward_interaction',
  'style',
];
const HEADER = ['title', 'subtitle', 'text_tag_list', 'i18n_text_tag_list', 'template', 'icon', 'padding'];
const TEMPLATES =
  'blue wathet turquoise green yellow orange red carmine violet purple indigo grey default'.split(' ');
const COLUMN = [
  'name',
  'display_name',
  'data_type',
  'width',
  'horizontal_align',
  'vertical_align',
  'format',
  'date_format',
];
const DATA_TYPES = ['text', 'lark_md', 'markdown', 'options', 'number', 'persons', 'date'];

const MAX_ELEMENTS = 200;
const MAX_BYTES = 30 * 1024;
const MAX_TABLES = 5;
const MAX_COLUMNS = 50;

type Json = Record<string, unknown>;

/**
 * Everything the platform would refuse, in the order it stands in the card; empty for a good card.
 * @param content The `content` string of an interactive message.
 * @example cardProblems('{"schema":"2.0","body":{"elements":[{"tag":"note"}]}}') // ['200861 unsupported tag note …']
 */
export function cardProblems(content: string): string[] {
  let card: unknown;
  try {
    card = JSON.parse(content);
  } catch {
    return ['200621 parse card json err'];
  }
  if (!isObject(card)) return ['200621 parse card json err'];
  const problems: string[] = [];
  if (card['schema'] !== '2.0') problems.push('schema is not 2.0');
  if (Buffer.byteLength(content) > MAX_BYTES) problems.push('200860 card content too large');
  problems.push(...unknownProperties(card, ROOT, 'card'));

  const config = card['config'];
  if (isObject(config)) {
    problems.push(...unknownProperties(config, CONFIG, 'config'));
    if (config['update_multi'] === false) problems.push('config.update_multi must be true');
  }
  problems.push(...headerProblems(card['header']));

  const counted = { elements: 0, tables: 0, ids: new Set<string>() };
  const body = card['body'];
  if (isObject(body)) {
    problems.push(...unknownProperties(body, [...LAYOUT, 'elements'], 'body'));
    for (const element of asArray(body['elements']))
      problems.push(...elementProblems(element, 'root', counted));
  }
  counted.elements += countTagged(card['header']);
  if (counted.elements > MAX_ELEMENTS) problems.push('11310 element exceeds the limit');
  if (counted.tables > MAX_TABLES) problems.push('11310 card table number over limit');
  return problems;
}

function headerProblems(header: unknown): string[] {
  if (header === undefined) return [];
  if (!isObject(header)) return ['header is no object'];
  const problems = unknownProperties(header, HEADER, 'header');
  for (const name of ['title', 'subtitle']) {
    const text = header[name];
    if (text === undefined) continue;
    if (!isObject(text) || !['plain_text', 'lark_md'].includes(textIn(text['tag'])))
      problems.push(`header.${name}`);
  }
  if (header['title'] === undefined) problems.push('header without title');
  if (header['template'] !== undefined && !TEMPLATES.includes(textIn(header['template'])))
    problems.push(`header.template ${textIn(header['template'])}`);
  return problems;
}

function elementProblems(
  element: unknown,
  place: 'root' | 'nested',
  counted: { elements: number; tables: number; ids: Set<string> },
): string[] {
  if (!isObject(element)) return ['element is no object'];
  const tag = textIn(element['tag']);
  const properties = ELEMENTS[tag];
  if (!properties) return [`200861 unsupported tag ${tag} in schema 2.0`];
  counted.elements += 1;
  const problems = unknownProperties(element, [...properties, 'tag', 'element_id', 'margin'], tag);

  const id = element['element_id'];
  if (id !== undefined) {
    if (typeof id !== 'string' || !/^[A-Za-z]\w{0,19}$/.test(id)) problems.push(`element_id ${textIn(id)}`);
    else if (counted.ids.has(id)) problems.push(`element_id ${id} twice`);
    else counted.ids.add(id);
  }
  if (tag === 'table') {
    counted.tables += 1;
    if (place === 'nested') problems.push('table is only allowed at the root');
    problems.push(...tableProblems(element));
  }
  if (tag === 'chart' && !isObject(element['chart_spec'])) problems.push('200550 chart_spec');
  if (tag === 'button' || tag === 'input') problems.push(...behaviourProblems(element['behaviors']));
  if (tag === 'collapsible_panel') problems.push(...panelProblems(element['header']));
  if (tag === 'markdown' || tag === 'plain_text' || tag === 'lark_md') {
    const text = element['content'];
    if (typeof text !== 'string') problems.push(`${tag} without content`);
    else problems.push(...markdownProblems(tag, text));
    if (tag === 'markdown' && typeof text === 'string') counted.tables += markdownTables(text);
  }
  const children = [
    ...asArray(element['elements']),
    ...(tag === 'column_set' ? asArray(element['columns']) : []),
    ...(isObject(element['text']) ? [element['text']] : []),
    ...(isObject(element['placeholder']) ? [element['placeholder']] : []),
  ];
  for (const child of children) problems.push(...elementProblems(child, 'nested', counted));
  return problems;
}

function behaviourProblems(behaviors: unknown): string[] {
  return asArray(behaviors).flatMap((behavior) => {
    if (!isObject(behavior)) return ['behavior is no object'];
    if (behavior['type'] === 'open_url')
      return typeof behavior['default_url'] === 'string' ? [] : ['open_url without default_url'];
    if (behavior['type'] !== 'callback') return [`behavior ${textIn(behavior['type'])}`];
    return isObject(behavior['value']) ? [] : ['callback without value'];
  });
}

function panelProblems(header: unknown): string[] {
  if (!isObject(header) || !isObject(header['title'])) return ['collapsible_panel without title'];
  const known = ['title', 'background_color', 'vertical_align', 'padding', 'position', 'width', 'icon'];
  return unknownProperties(header, [...known, 'icon_position', 'icon_expanded_angle'], 'panel header');
}

function tableProblems(table: Json): string[] {
  const problems: string[] = [];
  const columns = asArray(table['columns']).filter(isObject);
  const names = new Set(columns.map((column) => column['name']));
  if (columns.length === 0 || columns.length > MAX_COLUMNS) problems.push('200914 table columns');
  if (names.size !== columns.length) problems.push('200914 table column name twice');
  for (const column of columns) {
    problems.push(...unknownProperties(column, COLUMN, 'table column'));
    if (typeof column['name'] !== 'string' || column['name'] === '')
      problems.push('200914 table column without name');
    if (!DATA_TYPES.includes(textIn(column['data_type'] ?? 'text'))) problems.push('200914 table data_type');
  }
  for (const row of asArray(table['rows'])) {
    if (!isObject(row)) problems.push('200915 table row');
    else
      problems.push(
        ...Object.keys(row)
          .filter((name) => !names.has(name))
          .map((name) => `200915 table row key ${name}`),
      );
  }
  const size = table['page_size'];
  if (size !== undefined && !(Number.isInteger(size) && Number(size) >= 1 && Number(size) <= 10))
    problems.push('table page_size');
  return problems;
}

function markdownProblems(tag: string, text: string): string[] {
  if (tag === 'plain_text') return [];
  const problems: string[] = [];
  if (/!\[[^\]]*\]\((?!img_)[^)]*\)/.test(text)) problems.push('200570 image key is invalid');
  if (/<at\s+(?:user_)?id\s*=\s*["']?all/.test(text)) problems.push('100290 at all is not permitted');
  return problems;
}

function markdownTables(text: string): number {
  return text.split('\n').filter((line) => /^\s*\|?\s*:?-{3,}:?\s*(\|\s*:?-{3,}:?\s*)+\|?\s*$/.test(line))
    .length;
}

function countTagged(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + countTagged(item), 0);
  if (!isObject(value)) return 0;
  return (typeof value['tag'] === 'string' ? 1 : 0) + countTagged(Object.values(value));
}

function unknownProperties(value: Json, known: readonly string[], where: string): string[] {
  return Object.keys(value)
    .filter((name) => !known.includes(name))
    .map((name) => `unknown property ${name} of ${where}`);
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asArray(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
