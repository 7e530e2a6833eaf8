/** The part of an XML document that readers use; names keep their prefix: `w:p`. */
export interface XmlElement {
  readonly tagName: string;
  readonly parentNode: XmlElement | null;
  readonly children: Iterable<XmlElement>;
  readonly firstChild: XmlElement | null;
  textContent: string | null;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  getElementsByTagName(name: string): Iterable<XmlElement>;
  insertBefore(node: XmlElement, before: XmlElement | null): void;
  appendChild(node: XmlElement): void;
  remove(): void;
}

export interface XmlDocument extends XmlElement {
  createElement(name: string): XmlElement;
  toString(): string;
}

/** Parses XML; what is not well-formed gives what can be made of it. */
export async function parseXml(xml: string): Promise<XmlDocument> {
  const { DOMParser } = (await import('linkedom')) as unknown as {
    DOMParser: new () => { parseFromString: (xml: string, type: string) => XmlDocument };
  };
  return new DOMParser().parseFromString(xml.replace(/^\uFEFF/u, ''), 'text/xml');
}

/** The first child of a name; null for none, also of null. */
export function childOf(element: XmlElement | null, name: string): XmlElement | null {
  for (const child of element?.children ?? []) if (child.tagName === name) return child;
  return null;
}

/** The attribute `w:val` of a child, by which Word writes most settings; null for none. */
export function settingOf(element: XmlElement | null, name: string): string | null {
  return childOf(element, name)?.getAttribute('w:val') ?? null;
}
