/**
 * Markdown of an answer as a terminal shows it: emphasis marks taken out, everything else as it is.
 * @returns Ends with a line break.
 */
export function toTerminal(markdown: string): string {
  return `${markdown.replaceAll('**', '')}\n`;
}
