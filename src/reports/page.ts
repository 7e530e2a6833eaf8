import type { Span } from '../numbers/span.ts';
import { isFurniture, isMatter, isPageLine, opensFoot } from './furniture.ts';
import type { Line } from './lines.ts';
import { RANKS, findNumberingMark } from './numbering.ts';
import { type SignatureLine, readSignatureLine } from './organisations.ts';
import { type PageLabel, readPageLabels } from './page-labels.ts';
import { type Title, findTitle, readTitleField } from './title.ts';

/** A page taken apart into the report and what stands around it. */
export interface Page {
  /** Null when no line and no field of the page is a report's title. */
  title: string | null;
  /** Where the title stands; null when it was read from a field, or there is none. */
  titleSpan: Span | null;
  otherDocument: string | null;
  /** From the title, or else the first line of the text, to the signature. */
  body: Span;
  /** Lines of the body, furniture taken out: first the title's, last the signature's. */
  lines: Line[];
  titleLines: ReadonlySet<Line>;
  /** Where the text proper begins, after title and preface. */
  textStart: number;
  /** Lines before the text and after it that name the signing body or the date. */
  signature: SignatureLine[];
  /** Lines of the closing: 「专此报告」, signature, date; `[]` when the text just ends. */
  closing: Line[];
  /** Lines between title and text that are not the signature: whom it is addressed to, where it was spoken. */
  preface: Line[];
  /** Furniture inside the body, such as 「浏览次数」 under the title or page numbers. */
  furniture: Span[];
  /** Lines around the body. */
  surroundings: Line[];
  labels: PageLabel[];
}

const CLOSING_PHRASE = /^(?:专此|特此|以上报告|谨此)(?:报告|汇报|公布|公告|说明)?[^,]{0,12}[。!]?$/u;
const ATTACHMENTS = /^附件?\s*\d*\s*[::]/u;
const ADDRESS = /^[^:]{2,40}:$|会议上[^。]{0,30}$/u;
const PREFACE = /^[(—–-]|[:：]$|会议上\)?$|[省市县区州盟旗镇乡]长/u;

/** Takes a page apart. Every line of the page is in `lines`, `furniture` or `surroundings`. */
export function readPage(text: string, lines: readonly Line[]): Page {
  const { title, otherDocument } = findTitle(text, lines);
  const textFrom = findTextStart(lines, title);
  const { closingFrom, textTo } = findTextEnd(lines, textFrom);
  const bodyFrom = title?.lines[0] ?? findAddress(lines, textFrom);
  const titleLines = lines.slice(bodyFrom, title ? (title.lines.at(-1) ?? 0) + 1 : bodyFrom);
  const between = lines.slice(bodyFrom + titleLines.length, textFrom);
  const preface = between.filter((line) => isPreface(line));
  const running = lines
    .slice(textFrom, textTo)
    .filter((line) => !isPageLine(line) && !isAttachment(line, closingFrom, lines));
  const kept = [...titleLines, ...preface, ...running];
  const isKept = new Set(kept);
  const closing = kept.filter((line) => line.start >= (lines[closingFrom]?.start ?? Infinity));
  const surroundings = [...lines.slice(0, bodyFrom), ...lines.slice(textTo)];
  const labels = readPageLabels([...lines.slice(0, textFrom), ...lines.slice(textTo)]);
  const titleField = labels.find(
    (label) => label.meaning === 'title' && readTitleField(label.value) !== null,
  );
  return {
    title: title?.text ?? (titleField ? readTitleField(titleField.value) : null),
    titleSpan: title?.span ?? null,
    otherDocument,
    body: { start: kept[0]?.start ?? 0, end: kept.at(-1)?.end ?? 0 },
    lines: kept,
    titleLines: new Set(titleLines),
    textStart: lines[textFrom]?.start ?? 0,
    signature: [...preface, ...closing].flatMap((line) => readSignatureLine(line) ?? []),
    closing,
    preface: preface.filter((line) => readSignatureLine(line) === null),
    furniture: lines
      .slice(bodyFrom, textTo)
      .filter((line) => !isKept.has(line))
      .map(({ start, end }) => ({ start, end })),
    surroundings,
    labels,
  };
}

function findTextStart(lines: readonly Line[], title: Title | null): number {
  const from = (title?.lines.at(-1) ?? -1) + 1;
  const first = lines.findIndex((line, index) => index >= from && isMatter(line));
  return first === -1 ? from : first;
}

/** Where an untitled text's own first lines begin: 「（2024年2月2日在……会议上）」 「各位代表：」; the text itself when it has none. */
function findAddress(lines: readonly Line[], textFrom: number): number {
  let from = textFrom;
  while (ADDRESS.test(lines[from - 1]?.text ?? '')) from -= 1;
  return from;
}

function isPreface(line: Line): boolean {
  return !isFurniture(line) && (readSignatureLine(line) !== null || PREFACE.test(line.text));
}

/** The text ends with its last matter, the closing phrases and the signature; what follows is the page's. */
function findTextEnd(lines: readonly Line[], textFrom: number): { closingFrom: number; textTo: number } {
  const foot = findFoot(lines, textFrom);
  const attachments = lines.findIndex(
    (line, index) =>
      index > textFrom &&
      ATTACHMENTS.test(line.text) &&
      !lines.slice(index + 1, foot).some((later) => later.text.length > 60 && isMatter(later)),
  );
  const limit = attachments === -1 ? foot : Math.min(foot, attachments);
  let lastMatter = textFrom;
  for (let index = textFrom; index < limit; index += 1) {
    const line = lines[index];
    if (line && isMatter(line) && readSignatureLine(line) === null) lastMatter = index;
  }
  let closingFrom = lastMatter + 1;
  while (closingFrom > textFrom + 1 && CLOSING_PHRASE.test(lines[closingFrom - 1]?.text ?? ''))
    closingFrom -= 1;

  let textTo = lastMatter + 1;
  for (let index = textTo; index < foot; index += 1) {
    const line = lines[index];
    if (!line) break;
    if (isClosing(line) || isShortAnswer(lines[index - 1], line)) textTo = index + 1;
    else if (attachments === -1 || index < attachments || index > attachments + 6) break;
  }
  if (isShortAnswer(lines[lastMatter], lines[lastMatter + 1])) closingFrom = Math.min(lastMatter + 2, textTo);
  return { closingFrom, textTo };
}

/** Where the page's foot begins: behind the last part's heading, at a line that opens one. */
function findFoot(lines: readonly Line[], textFrom: number): number {
  const lastPart = lines.findLastIndex((line, index) => {
    const mark = index >= textFrom ? findNumberingMark(line.text) : null;
    return mark !== null && mark.rank <= RANKS.second;
  });
  const foot = lines.findIndex((line, index) => index > Math.max(lastPart, textFrom) && opensFoot(line));
  return foot === -1 ? lines.length : foot;
}

function isClosing(line: Line): boolean {
  return CLOSING_PHRASE.test(line.text) || (!isFurniture(line) && readSignatureLine(line) !== null);
}

/** 「无」 under 「六、其他需要报告的事项」 is the text's last word, short as it is. */
function isShortAnswer(heading: Line | undefined, line: Line | undefined): boolean {
  if (!heading || !line || isFurniture(line) || readSignatureLine(line) !== null) return false;
  return findNumberingMark(heading.text) !== null && !/[。;]$/u.test(heading.text);
}

function isAttachment(line: Line, closingFrom: number, lines: readonly Line[]): boolean {
  return line.start >= (lines[closingFrom]?.start ?? Infinity) && !isClosing(line) && isFurniture(line);
}
