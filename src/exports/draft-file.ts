import type { AnswerFile } from '../answers/ask-timed.ts';
import type { Draft } from '../drafts/draft.ts';

/** What a Word document is called on the web. */
export const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** @example nameOfDraft(draft) // '甲县2024年行政复议.docx' */
export function nameOfDraft({ region, year, template }: Draft): string {
  return `${region}${year}年${template}.docx`.replaceAll(/[\\/:*?"<>|]/gu, '');
}

/** A draft as the file that goes with its answer. */
export async function writeDraftFile(draft: Draft): Promise<AnswerFile> {
  const { toOfficialDocument } = await import('./official-document.ts');
  const bytes = await toOfficialDocument(draft);
  return { name: nameOfDraft(draft), mediaType: DOCX_TYPE, content: Buffer.from(bytes).toString('base64') };
}
