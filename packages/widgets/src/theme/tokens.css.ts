// Made by scripts/theme.mjs from tokens.json. Do not edit.
import { css } from 'lit';

/** Private names (`--_ink`) on the host, read from the public ones (`--sg-ink`); light or dark from `color-scheme`. */
export const tokens = css`
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
  --_surface: var(--sg-surface, light-dark(#ffffff, #131519));
  --_ink: var(--sg-ink, light-dark(#191c20, #ebedef));
  --_accent: var(--sg-accent, light-dark(#3e5ec0, #7597f6));
  --_ok: var(--sg-ok, light-dark(#076941, #83deab));
  --_warn: var(--sg-warn, light-dark(#905704, #f0bb52));
  --_critical: var(--sg-critical, light-dark(#c22630, #f06865));
  --_info: var(--sg-info, light-dark(#2d6da5, #67a7e3));
  --_ink-2: color-mix(in oklab, var(--_ink) calc(77% + 13% * var(--_contrast)), var(--_surface));
  --_ink-3: color-mix(in oklab, var(--_ink) calc(62% + 18% * var(--_contrast)), var(--_surface));
  --_unknown: color-mix(in oklab, var(--_ink) calc(62% + 18% * var(--_contrast)), var(--_surface));
  --_line: light-dark(color-mix(in oklab, var(--_ink) calc(11% + 49% * var(--_contrast)), var(--_surface)), color-mix(in oklab, var(--_ink) calc(12% + 48% * var(--_contrast)), var(--_surface)));
  --_line-control: color-mix(in oklab, var(--_ink) calc(46% + 34% * var(--_contrast)), var(--_surface));
  --_grid: light-dark(color-mix(in oklab, var(--_ink) calc(7% + 18% * var(--_contrast)), var(--_surface)), color-mix(in oklab, var(--_ink) calc(8% + 22% * var(--_contrast)), var(--_surface)));
  --_inset: light-dark(color-mix(in oklab, var(--_ink) 3%, var(--_surface)), color-mix(in oklab, var(--_ink) calc(4% + 4% * var(--_contrast)), var(--_surface)));
  --_hover: light-dark(color-mix(in oklab, var(--_ink) calc(5% + 3% * var(--_contrast)), var(--_surface)), color-mix(in oklab, var(--_ink) calc(7% + 7% * var(--_contrast)), var(--_surface)));
  --_raised: light-dark(color-mix(in oklab, var(--_ink) 0%, var(--_surface)), color-mix(in oklab, var(--_ink) calc(6% + 2% * var(--_contrast)), var(--_surface)));
  --_accent-soft: light-dark(color-mix(in oklab, var(--_accent) calc(10% + 2% * var(--_contrast)), var(--_surface)), color-mix(in oklab, var(--_accent) calc(16% + 8% * var(--_contrast)), var(--_surface)));
  --_ok-quiet: color-mix(in oklab, var(--_ok) calc(74% + 16% * var(--_contrast)), var(--_surface));
  --_ok-soft: light-dark(color-mix(in oklab, var(--_ok) 12%, var(--_surface)), color-mix(in oklab, var(--_ok) calc(14% + 6% * var(--_contrast)), var(--_surface)));
  --_warn-soft: light-dark(color-mix(in oklab, var(--_warn) 12%, var(--_surface)), color-mix(in oklab, var(--_warn) calc(14% + 6% * var(--_contrast)), var(--_surface)));
  --_critical-soft: light-dark(color-mix(in oklab, var(--_critical) calc(9% + 1% * var(--_contrast)), var(--_surface)), color-mix(in oklab, var(--_critical) calc(15% + 7% * var(--_contrast)), var(--_surface)));
  --_series-1: var(--sg-series-1, light-dark(#3e5ec0, #7597f6));
  --_series-2: var(--sg-series-2, light-dark(#c8741f, #ee9844));
  --_series-3: var(--sg-series-3, light-dark(#007a66, #05987e));
  --_series-4: var(--sg-series-4, light-dark(#aa6687, #cc96b1));
  --_series-5: var(--sg-series-5, light-dark(#443673, #7862c2));
  --_series-6: var(--sg-series-6, light-dark(#3795b9, #82daff));
  --_series-7: var(--sg-series-7, light-dark(#2a5419, #a1c798));
  --_series-8: var(--sg-series-8, light-dark(#89132b, #bf5b49));
  --_series-other: color-mix(in oklab, var(--_ink) calc(46% + 14% * var(--_contrast)), var(--_surface));
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
:host([data-theme='light']) {
  color-scheme: light;
}
:host([data-theme='dark']) {
  color-scheme: dark;
}
:host([data-theme='contrast-light']) {
  color-scheme: light;
}
:host([data-theme='contrast-dark']) {
  color-scheme: dark;
}
:host([data-theme^='contrast']) {
  --_contrast: 1;
  --_surface: var(--sg-surface, light-dark(#ffffff, #000000));
  --_ink: var(--sg-ink, light-dark(#000000, #ffffff));
  --_accent: var(--sg-accent, light-dark(#1c3385, #a4bdf9));
  --_ok: var(--sg-ok, light-dark(#004a2b, #9eecbe));
  --_warn: var(--sg-warn, light-dark(#633a04, #ffd988));
  --_critical: var(--sg-critical, light-dark(#861118, #fda19e));
  --_info: var(--sg-info, light-dark(#154470, #92cbfb));
}
@media (prefers-contrast: more) {
  :host {
    --_contrast: 1;
    --_surface: var(--sg-surface, light-dark(#ffffff, #000000));
    --_ink: var(--sg-ink, light-dark(#000000, #ffffff));
    --_accent: var(--sg-accent, light-dark(#1c3385, #a4bdf9));
    --_ok: var(--sg-ok, light-dark(#004a2b, #9eecbe));
    --_warn: var(--sg-warn, light-dark(#633a04, #ffd988));
    --_critical: var(--sg-critical, light-dark(#861118, #fda19e));
    --_info: var(--sg-info, light-dark(#154470, #92cbfb));
  }
}
@media (prefers-reduced-motion: reduce) {
  :host {
    --_ms-instant: 0ms;
    --_ms-calm: 0ms;
    --_ms-move: 0ms;
    --_ms-flash: 0ms;
  }
}
@media (forced-colors: active) {
  :host, :host([data-theme]) {
    --_surface: Canvas;
    --_grid: Canvas;
    --_inset: Canvas;
    --_hover: Canvas;
    --_raised: Canvas;
    --_accent-soft: Canvas;
    --_ok-soft: Canvas;
    --_warn-soft: Canvas;
    --_critical-soft: Canvas;
    --_ink: CanvasText;
    --_ink-2: CanvasText;
    --_ink-3: CanvasText;
    --_line: CanvasText;
    --_line-control: CanvasText;
    --_ok: CanvasText;
    --_ok-quiet: CanvasText;
    --_warn: CanvasText;
    --_critical: CanvasText;
    --_info: CanvasText;
    --_series-1: CanvasText;
    --_series-2: CanvasText;
    --_series-3: CanvasText;
    --_series-4: CanvasText;
    --_series-5: CanvasText;
    --_series-6: CanvasText;
    --_series-7: CanvasText;
    --_series-8: CanvasText;
    --_series-other: CanvasText;
    --_accent: Highlight;
    --_unknown: GrayText;
  }
}
`;
