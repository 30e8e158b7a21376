import type { TemplateResult } from 'lit';
import { drawn, icon as headerIcon, icons } from './icons.ts';
import { menuIcons } from './menu-icons.ts';
import { moreIcons } from './more-icons.ts';

const others = { ...menuIcons, ...moreIcons };
export type IconName = keyof typeof icons | keyof typeof others;

/** A decorative icon; the control around it carries the name. Panes import from where the few that they need stand. */
export const icon = (name: IconName): TemplateResult =>
  name in others ? drawn(others[name as keyof typeof others]) : headerIcon(name as keyof typeof icons);
