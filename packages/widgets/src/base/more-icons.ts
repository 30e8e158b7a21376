import type { TemplateResult } from 'lit';
import { drawn } from './icons.ts';

/** Of tables and logs. */
export const moreIcons = {
  search: 'M7 2.8a4.2 4.2 0 1 1 0 8.4 4.2 4.2 0 0 1 0-8.4ZM10.2 10.2l3.3 3.3',
  filter: 'M2.5 4h11M4.5 8h7M6.5 12h3',
  copy: 'M6 5.5h6.5v8H6ZM3.5 10.5v-8H10',
  down: 'm3.5 6 4.5 4.5L12.5 6',
  up: 'm3.5 10 4.5-4.5L12.5 10',
} as const;

/** The same as `icon()`. */
export const moreIcon = (name: keyof typeof moreIcons): TemplateResult => drawn(moreIcons[name]);
