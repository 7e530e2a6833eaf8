/** A copy of a Word document with a comment at every place that a proofreader stopped at. */
import type { WordDraft } from '../drafts/word/word-draft.ts';
import type { WordPackage } from '../drafts/word/word-package.ts';
import { packWordPackage, textOfPart, withParts } from '../drafts/word/word-package.ts';
import type { Finding } from '../drafts/proofread/finding.ts';
import { FINDING_NAMES, SEVERITY_NAMES } from '../drafts/proofread/finding-names.ts';
import { AppError } from '../errors.ts';
import { writeCommentRanges } from './comment-ranges.ts';

const AUTHOR = '知报';
const CONTENT_TYPES = '[Content_Types].xml';
const MACROS = /^word\/vbaProject\.bin$/u;
const COMMENTS_TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments';
const COMMENTS_CONTENT = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml';
const WORD_NAMESPACE = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const RELATIONSHIPS_NAMESPACE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/**
 * Copies a Word document with its findings as comments. Parts that need no change are copied byte for byte, comments that are there
 * stay, and the original is never written to.
 * @param now Comments bear the time at which they were made.
 * @throws {AppError} `not_permitted` for a document with macros.
 */
export async function writeCommentedCopy(
  { parts, words }: WordDraft,
  findings: readonly Finding[],
  now: Date,
): Promise<Uint8Array> {
  if ([...parts.keys()].some((path) => MACROS.test(path))) throw withMacros();
  const comments = commentsPart(parts, words.path);
  const existing = textOfPart(parts, comments.path);
  const first = firstFreeId(existing);
  const commented = findings.map((finding, index) => ({ ...finding, id: first + index }));
  const list = commented.map((finding) => commentXml(finding, now)).join('');
  return packWordPackage(
    withParts(parts, {
      [words.path]: writeCommentRanges(words, commented),
      [comments.path]: appendComments(existing, list),
      ...comments.registration,
    }),
  );
}

function withMacros(): AppError {
  return new AppError({
    code: 'not_permitted',
    message:
      'The Word document holds macros, and no copy of it is made: save it as .docx without macros. The original was not changed.',
  });
}

/** The part that holds the comments, and what must change in other parts for it to be known. */
function commentsPart(
  parts: WordPackage,
  mainPath: string,
): { path: string; registration: Record<string, string> } {
  const [folder = '', name = ''] = /^(.*\/)([^/]*)$/u.exec(mainPath)?.slice(1) ?? [];
  const relationsPath = `${folder}_rels/${name}.rels`;
  const relations =
    textOfPart(parts, relationsPath) ??
    `${XML_HEAD}<Relationships xmlns="${RELATIONSHIPS_NAMESPACE}"></Relationships>`;
  const known = [...relations.matchAll(/<Relationship\b[^>]*>/gu)].find(([tag]) =>
    tag.includes(COMMENTS_TYPE),
  );
  const target = known && /\bTarget="([^"]+)"/u.exec(known[0])?.[1];
  if (target)
    return { path: target.startsWith('/') ? target.slice(1) : `${folder}${target}`, registration: {} };
  const path = `${folder}comments.xml`;
  const types = textOfPart(parts, CONTENT_TYPES) ?? '';
  const relation = `<Relationship Id="${freeName(relations)}" Type="${COMMENTS_TYPE}" Target="comments.xml"/>`;
  const override = `<Override PartName="/${path}" ContentType="${COMMENTS_CONTENT}"/>`;
  return {
    path,
    registration: {
      [relationsPath]: insertBeforeEnd(relations, 'Relationships', relation),
      ...(types.includes(`"/${path}"`) ? {} : { [CONTENT_TYPES]: insertBeforeEnd(types, 'Types', override) }),
    },
  };
}

function freeName(relations: string): string {
  let name = 'rIdZhibao';
  while (relations.includes(`"${name}"`)) name += 'x';
  return name;
}

function firstFreeId(comments: string | null): number {
  const used = [...(comments ?? '').matchAll(/<w:comment\b[^>]*?\bw:id="(\d+)"/gu)].map(([, id]) =>
    Number(id),
  );
  return Math.max(-1, ...used) + 1;
}

function appendComments(existing: string | null, list: string): string {
  if (existing === null) return `${XML_HEAD}<w:comments xmlns:w="${WORD_NAMESPACE}">${list}</w:comments>`;
  return insertBeforeEnd(existing, 'w:comments', list);
}

/** Writes into a root element, be it closed by a tag of its own or in itself. */
function insertBeforeEnd(xml: string, root: string, inserted: string): string {
  const end = xml.lastIndexOf(`</${root}>`);
  if (end >= 0) return xml.slice(0, end) + inserted + xml.slice(end);
  return xml.replace(
    new RegExp(`<${root}\\b([^>]*?)/>`, 'u'),
    (_tag, attributes: string) => `<${root}${attributes}>${inserted}</${root}>`,
  );
}

function commentXml(
  { id, kind, severity, found, expected, source }: Finding & { id: number },
  now: Date,
): string {
  const lines = [
    `【${SEVERITY_NAMES[severity]}·${FINDING_NAMES[kind]}】${found}`,
    `应为：${expected}`,
    `依据：${source}`,
  ];
  const paragraphs = lines
    .map((line) => `<w:p><w:r><w:t xml:space="preserve">${escapeXml(line)}</w:t></w:r></w:p>`)
    .join('');
  const date = now.toISOString().replace(/\.\d+Z$/u, 'Z');
  return `<w:comment w:id="${id}" w:author="${AUTHOR}" w:date="${date}" w:initials="知">${paragraphs}</w:comment>`;
}

/** Characters that XML does not permit are left out. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
