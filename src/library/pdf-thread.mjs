// Threads do not load TypeScript by themselves, whatever the program was started with: this one is told how, and goes on.
import { register } from 'tsx/esm/api';

register();
await import('./pdf-worker.ts');
