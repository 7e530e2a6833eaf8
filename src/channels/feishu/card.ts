import type { ChartSpec } from '../../conversations/chart-spec.ts';
import type { ClickValue } from './decode-click.ts';

/** The parts of a card of JSON 2.0 that are used here. The platform refuses a card with any property it does not know. */
export interface Card {
  schema: '2.0';
  config: { update_multi: true; summary: { content: string } };
  header: {
    title: PlainText;
    subtitle?: PlainText;
    text_tag_list?: { tag: 'text_tag'; text: PlainText; color: string }[];
    template: string;
  };
  body: { elements: CardElement[] };
}

export interface PlainText {
  tag: 'plain_text';
  content: string;
}

export type CardElement =
  MarkdownElement | ColumnSet | Table | Chart | Button | Input | CollapsiblePanel | { tag: 'hr' };

export interface MarkdownElement {
  tag: 'markdown';
  content: string;
  /** heading-0 is 30 px, heading-1 24, notation 12, normal (the default) 14. */
  text_size?: 'heading-0' | 'heading-1' | 'heading-2' | 'notation';
}

export interface ColumnSet {
  tag: 'column_set';
  flex_mode: 'bisect' | 'flow';
  horizontal_spacing: 'large' | 'small';
  columns: (
    | { tag: 'column'; width: 'weighted'; weight: 1; elements: MarkdownElement[] }
    | { tag: 'column'; width: 'auto'; elements: Button[] }
  )[];
}

/** What a click sends back; an opaque value, and never a permission. */
export interface Callback {
  type: 'callback';
  value: ClickValue;
}

export interface Button {
  tag: 'button';
  text: PlainText;
  type: 'default';
  size: 'small';
  width: 'fill' | 'default';
  behaviors: [Callback];
}

/** One line to write in; sent with the enter key. */
export interface Input {
  tag: 'input';
  name: string;
  width: 'fill';
  max_length: number;
  placeholder: PlainText;
  behaviors: [Callback];
}

/** Opened by a tap on its header. No tables inside. */
export interface CollapsiblePanel {
  tag: 'collapsible_panel';
  expanded: boolean;
  header: { title: MarkdownElement };
  elements: MarkdownElement[];
}

/** At the card's root only. Rows are keyed by the names of the columns. */
export interface Table {
  tag: 'table';
  page_size: number;
  row_height: 'low' | 'auto';
  header_style: { background_style: 'grey'; bold: true };
  columns: { name: string; display_name: string; data_type: 'text' }[];
  rows: Record<string, string>[];
}

/** Drawn by the client's own VChart from a specification without functions. */
export interface Chart {
  tag: 'chart';
  aspect_ratio: '16:9';
  chart_spec: ChartSpec;
}

/** A Markdown element of running text. */
export function markdown(content: string, size?: MarkdownElement['text_size']): MarkdownElement {
  return { tag: 'markdown', content, ...(size === undefined ? {} : { text_size: size }) };
}

/** How many elements the platform counts in it: everything with a tag. */
export function countElements(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + countElements(item), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return ('tag' in value ? 1 : 0) + countElements(Object.values(value));
}
