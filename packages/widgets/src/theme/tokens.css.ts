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
  --_domain-intelligence: var(--sg-domain-intelligence, var(--_series-1));
  --_domain-agent: var(--sg-domain-agent, var(--_series-3));
  --_domain-code: var(--sg-domain-code, var(--_series-5));
  --_domain-metadata: var(--sg-domain-metadata, var(--_series-2));
  --_domain-database: var(--sg-domain-database, var(--_series-7));
  --_domain-consul: var(--sg-domain-consul, var(--_series-6));
  --_domain-vault: var(--sg-domain-vault, var(--_series-8));
  --_domain-bridge: var(--sg-domain-bridge, var(--_series-4));
  --_seq-1: var(--sg-seq-1, light-dark(#e0edf6, #182343));
  --_seq-2: var(--sg-seq-2, light-dark(#abd0ec, #223f6e));
  --_seq-3: var(--sg-seq-3, light-dark(#7cb0e0, #295e97));
  --_seq-4: var(--sg-seq-4, light-dark(#5590d0, #3580ba));
  --_seq-5: var(--sg-seq-5, light-dark(#396eb9, #51a3d4));
  --_seq-6: var(--sg-seq-6, light-dark(#294e9a, #7bc6e9));
  --_seq-7: var(--sg-seq-7, light-dark(#1d3076, #b0e6fa));
  --_div-1: var(--sg-div-1, light-dark(#914006, #f7ab64));
  --_div-2: var(--sg-div-2, light-dark(#ae6b43, #c58651));
  --_div-3: var(--sg-div-3, light-dark(#cb9675, #94643f));
  --_div-4: var(--sg-div-4, light-dark(#e7c2a9, #66442c));
  --_div-5: var(--sg-div-5, light-dark(#ebedef, #292b2f));
  --_div-6: var(--sg-div-6, light-dark(#b3cdef, #3d4c6e));
  --_div-7: var(--sg-div-7, light-dark(#7ea2d8, #566e9e));
  --_div-8: var(--sg-div-8, light-dark(#4f77c0, #7192d0));
  --_div-9: var(--sg-div-9, light-dark(#274aa7, #8fb8ff));
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
