// Made by scripts/theme.mjs from tokens.json. Do not edit.
import { unsafeCSS } from 'lit';
import { bare, each, fitted, measure, mix, plain } from './recipes.ts';

const contrast = `
  --_contrast: 1;
  --_surface0: ${plain('surface', 'ffffff', '000000')};
  --_ink0: ${plain('ink', '000000', 'ffffff')};
  --_accent0: ${plain('accent', '1c3385', 'a4bdf9')};
  --_ok0: ${plain('ok', '004a2b', '9eecbe')};
  --_warn0: ${plain('warn', '633a04', 'ffd988')};
  --_critical0: ${plain('critical', '861118', 'fda19e')};
  --_info0: ${plain('info', '154470', '92cbfb')};
  --_series-10: ${plain('series-1', '4c5df1', '80a3ff')};
  --_series-20: ${plain('series-2', 'a95a00', 'ee9844')};
  --_series-30: ${plain('series-3', '17644f', '05987e')};
  --_series-40: ${plain('series-4', '9a5c71', 'cc96b1')};
  --_series-50: ${plain('series-5', '3f326d', '8570d2')};
  --_series-60: ${plain('series-6', '007898', '89dcff')};
  --_series-70: ${plain('series-7', '254c10', 'a1c798')};
  --_series-80: ${plain('series-8', '89132b', 'c7614e')};
`;
/** Private names (`--_ink`) on the host, read from the public ones (`--sg-ink`); light or dark from `color-scheme`. */
export const tokens = unsafeCSS(`
:host {
  --_contrast: var(--sg-contrast, 0);
  --_font: var(--sg-font, inherit);
  --_font-mono: var(--sg-font-mono, ui-monospace, "SF Mono", "Cascadia Mono", "JetBrains Mono", Menlo, Consolas, monospace);
  --_radius: var(--sg-radius, 6px);
  --_radius-control: min(4px, var(--_radius));
  --_shadow: 0px 4px 16px rgb(0 0 0 / 0.14);
  --_ease: cubic-bezier(0.2, 0, 0, 1);
  --_ms-instant: 0ms;
  --_ms-quick: 80ms;
  --_ms-calm: 140ms;
  --_ms-move: 220ms;
  --_ms-flash: 900ms;
  --_brand: var(--sg-surface, var(--sg-ink, var(--sg-accent, var(--sg-ok, var(--sg-warn, var(--sg-critical, var(--sg-series-1)))))));
  --_surface1: light-dark(oklch(from var(--sg-surface) max(l, .78) min(c, .12) h), oklch(from var(--sg-surface) min(l, .38) min(c, .14) h));
  ${bare}
  ${measure('ink', 9, 2.7)}
  ${measure('ink-2', 7.4, 2.22)}
  ${measure('ink-3', 6.4, 1.92)}
  ${measure('text', 6.8, 2.04)}
  ${measure('graphic', 3.9, 0.59)}
  --_surface0: ${plain('surface', 'ffffff', '131519')};
  --_surface: var(--_surface1, var(--_surface0));
  --_ink0: ${plain('ink', '191c20', 'ebedef')};
  ${fitted('ink', 'ink')}
  --_accent0: ${plain('accent', '3e5ec0', '7597f6')};
  ${fitted('accent', 'text')}
  --_ok0: ${plain('ok', '076941', '83deab')};
  ${fitted('ok', 'text')}
  --_warn0: ${plain('warn', '905704', 'f0bb52')};
  ${fitted('warn', 'text')}
  --_critical0: ${plain('critical', 'c22630', 'f06865')};
  ${fitted('critical', 'text')}
  --_info0: ${plain('info', '2d6da5', '67a7e3')};
  ${fitted('info', 'text')}
  --_ink-20: ${mix('ink0', 77, 13)};
  ${fitted('ink-2', 'ink-2')}
  --_ink-30: ${mix('ink0', 62, 18)};
  ${fitted('ink-3', 'ink-3')}
  --_unknown: var(--_ink-3);
  --_line: light-dark(${mix('ink', 11, 49)}, ${mix('ink', 12, 48)});
  --_line-control0: ${mix('ink0', 46, 34)};
  ${fitted('line-control', 'graphic')}
  --_grid: light-dark(${mix('ink', 7, 18)}, ${mix('ink', 8, 22)});
  --_inset: light-dark(${mix('ink', 3)}, ${mix('ink', 4, 4)});
  --_hover: light-dark(${mix('ink', 5, 3)}, ${mix('ink', 7, 7)});
  --_raised: light-dark(${mix('ink', 0)}, ${mix('ink', 6, 2)});
  --_accent-soft: light-dark(${mix('accent', 10, 2)}, ${mix('accent', 16, 8)});
  --_ok-quiet0: ${mix('ok', 74, 16)};
  ${fitted('ok-quiet', 'graphic')}
  --_ok-soft: light-dark(${mix('ok', 12)}, ${mix('ok', 14, 6)});
  --_warn-soft: light-dark(${mix('warn', 12)}, ${mix('warn', 14, 6)});
  --_critical-soft: light-dark(${mix('critical', 9, 1)}, ${mix('critical', 15, 7)});
  --_series-10: ${plain('series-1', '3e5ec0', '7597f6')};
  ${fitted('series-1', 'graphic')}
  --_series-20: ${plain('series-2', 'c8741f', 'ee9844')};
  ${fitted('series-2', 'graphic')}
  --_series-30: ${plain('series-3', '007a66', '05987e')};
  ${fitted('series-3', 'graphic')}
  --_series-40: ${plain('series-4', 'aa6687', 'cc96b1')};
  ${fitted('series-4', 'graphic')}
  --_series-50: ${plain('series-5', '443673', '7862c2')};
  ${fitted('series-5', 'graphic')}
  --_series-60: ${plain('series-6', '3795b9', '82daff')};
  ${fitted('series-6', 'graphic')}
  --_series-70: ${plain('series-7', '2a5419', 'a1c798')};
  ${fitted('series-7', 'graphic')}
  --_series-80: ${plain('series-8', '89132b', 'bf5b49')};
  ${fitted('series-8', 'graphic')}
  --_series-other0: ${mix('ink0', 46, 14)};
  ${fitted('series-other', 'graphic')}
  --_row: 28px;
  --_log: 24px;
  --_pad: 12px;
  --_header: 40px;
  --_footer: 28px;
  --_control: 24px;
}
:host([density='compact']) {
  --_row: 24px;
  --_log: 20px;
  --_pad: 8px;
  --_header: 32px;
  --_footer: 24px;
  --_control: 20px;
}
:host([density='comfortable']) {
  --_row: 36px;
  --_log: 28px;
  --_pad: 16px;
  --_header: 44px;
  --_footer: 32px;
  --_control: 32px;
}
:host([data-theme='light']), :host([data-theme='contrast-light']) {
  color-scheme: light;
}
:host([data-theme='dark']), :host([data-theme='contrast-dark']) {
  color-scheme: dark;
}
:host([data-theme^='contrast']) {${contrast}}
@media (prefers-contrast: more) {
  :host {${contrast}}
}
@media (prefers-reduced-motion: reduce) {
  :host {${each('ms-instant ms-calm ms-move ms-flash', '0ms')}}
}
@media (forced-colors: active) {
  :host, :host([data-theme]) {
    ${each('surface grid inset hover raised accent-soft ok-soft warn-soft critical-soft', 'Canvas')}
    ${each('ink ink-2 ink-3 line line-control ok ok-quiet warn critical info series-1 series-2 series-3 series-4 series-5 series-6 series-7 series-8 series-other', 'CanvasText')}
    ${each('accent', 'Highlight')}
    ${each('unknown', 'GrayText')}
  }
}
`);
