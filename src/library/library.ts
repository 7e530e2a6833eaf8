import type { Store } from '../store/open-store.ts';
import type { ReferenceData } from './reference-data.ts';

/** What the use cases of this folder work with. They alone write reports and figures. */
export interface Library extends ReferenceData {
  store: Store;
  /** The clock that ingestion is dated by. Default: the system's. */
  now?: () => Date;
  /** In which a verdict's day is told. Default Asia/Shanghai. */
  timeZone?: string;
}

export function timeOf({ now }: Library): Date {
  return now === undefined ? new Date() : now();
}
