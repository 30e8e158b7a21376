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
  --_brand: var(--sg-surface, var(--sg-ink, var(--sg-accent, var(--sg-ok, var(--sg-warn, var(--sg-critical, var(--sg-series-1)))))));
  --_surface1: light-dark(oklch(from var(--sg-surface) max(l, .78) min(c, .12) h), oklch(from var(--sg-surface) min(l, .38) min(c, .14) h));
  --_bare: color(from color-mix(in xyz-d65, var(--_surface) 100%, var(--_brand)) xyz-d65 calc(.9505 * y) calc(y) calc(1.089 * y));
  --_below-ink: oklab(from var(--_bare) calc(1 - pow(max(0, (pow(l, 3) + .05) / (9 + 2.7 * var(--_contrast)) - .05), 1 / 3)) 0 0);
  --_above-ink: color(from var(--_bare) xyz-d65 0 calc(-1 * min(1, (y + .05) * (9 + 2.7 * var(--_contrast)) - .05)) 0);
  --_below-ink-2: oklab(from var(--_bare) calc(1 - pow(max(0, (pow(l, 3) + .05) / (7.4 + 2.22 * var(--_contrast)) - .05), 1 / 3)) 0 0);
  --_above-ink-2: color(from var(--_bare) xyz-d65 0 calc(-1 * min(1, (y + .05) * (7.4 + 2.22 * var(--_contrast)) - .05)) 0);
  --_below-ink-3: oklab(from var(--_bare) calc(1 - pow(max(0, (pow(l, 3) + .05) / (6.4 + 1.92 * var(--_contrast)) - .05), 1 / 3)) 0 0);
  --_above-ink-3: color(from var(--_bare) xyz-d65 0 calc(-1 * min(1, (y + .05) * (6.4 + 1.92 * var(--_contrast)) - .05)) 0);
  --_below-text: oklab(from var(--_bare) calc(1 - pow(max(0, (pow(l, 3) + .05) / (6.8 + 2.04 * var(--_contrast)) - .05), 1 / 3)) 0 0);
  --_above-text: color(from var(--_bare) xyz-d65 0 calc(-1 * min(1, (y + .05) * (6.8 + 2.04 * var(--_contrast)) - .05)) 0);
  --_below-graphic: oklab(from var(--_bare) calc(1 - pow(max(0, (pow(l, 3) + .05) / (3.9 + 0.59 * var(--_contrast)) - .05), 1 / 3)) 0 0);
  --_above-graphic: color(from var(--_bare) xyz-d65 0 calc(-1 * min(1, (y + .05) * (3.9 + 0.59 * var(--_contrast)) - .05)) 0);
  --_surface0: var(--sg-surface, light-dark(#ffffff, #131519));
  --_surface: var(--_surface1, var(--_surface0));
  --_ink0: var(--sg-ink, light-dark(#191c20, #ebedef));
  --_ink1: light-dark(oklab(from color-mix(in oklab, var(--_ink0), oklab(from color-mix(in oklab, var(--_ink0), var(--_below-ink)) min(1, 2 - 2 * l) 0 0)) calc(2 * l - 1) calc(2 * a) calc(2 * b)), color(from color-mix(in xyz-d65, var(--_ink0), color(from color-mix(in xyz-d65, var(--_ink0), var(--_above-ink)) xyz-d65 calc(.9505 * max(0, -2 * y)) calc(max(0, -2 * y)) calc(1.089 * max(0, -2 * y)))) xyz-d65 calc(2 * x) calc(2 * y) calc(2 * z)));
  --_ink: var(--_ink1, var(--_ink0));
  --_accent0: var(--sg-accent, light-dark(#3e5ec0, #7597f6));
  --_accent1: light-dark(oklab(from color-mix(in oklab, var(--_accent0), oklab(from color-mix(in oklab, var(--_accent0), var(--_below-text)) min(1, 2 - 2 * l) 0 0)) calc(2 * l - 1) calc(2 * a) calc(2 * b)), color(from color-mix(in xyz-d65, var(--_accent0), color(from color-mix(in xyz-d65, var(--_accent0), var(--_above-text)) xyz-d65 calc(.9505 * max(0, -2 * y)) calc(max(0, -2 * y)) calc(1.089 * max(0, -2 * y)))) xyz-d65 calc(2 * x) calc(2 * y) calc(2 * z)));
  --_accent: var(--_accent1, var(--_accent0));
  --_ok0: var(--sg-ok, light-dark(#076941, #83deab));
  --_ok1: light-dark(oklab(from color-mix(in oklab, var(--_ok0), oklab(from color-mix(in oklab, var(--_ok0), var(--_below-text)) min(1, 2 - 2 * l) 0 0)) calc(2 * l - 1) calc(2 * a) calc(2 * b)), color(from color-mix(in xyz-d65, var(--_ok0), color(from color-mix(in xyz-d65, var(--_ok0), var(--_above-text)) xyz-d65 calc(.9505 * max(0, -2 * y)) calc(max(0, -2 * y)) calc(1.089 * max(0, -2 * y)))) xyz-d65 calc(2 * x) calc(2 * y) calc(2 * z)));
  --_ok: var(--_ok1, var(--_ok0));
  --_warn0: var(--sg-warn, light-dark(#905704, #f0bb52));
  --_warn1: light-dark(oklab(from color-mix(in oklab, var(--_warn0), oklab(from color-mix(in oklab, var(--_warn0), var(--_below-text)) min(1, 2 - 2 * l) 0 0)) calc(2 * l - 1) calc(2 * a) calc(2 * b)), color(from color-mix(in xyz-d65, var(--_warn0), color(from color-mix(in xyz-d65, var(--_warn0), var(--_above-text)) xyz-d65 calc(.9505 * max(0, -2 * y)) calc(max(0, -2 * y)) calc(1.089 * max(0, -2 * y)))) xyz-d65 calc(2 * x) calc(2 * y) calc(2 * z)));
  --_warn: var(--_warn1, var(--_warn0));
  --_critical0: var(--sg-critical, light-dark(#c22630, #f06865));
  --_critical1: light-dark(oklab(from color-mix(in oklab, var(--_critical0), oklab(from color-mix(in oklab, var(--_critical0), var(--_below-text)) min(1, 2 - 2 * l) 0 0)) calc(2 * l - 1) calc(2 * a) calc(2 * b)), color(from color-mix(in xyz-d65, var(--_critical0), color(from color-mix(in xyz-d65, var(--_critical0), var(--_above-text)) xyz-d65 calc(.9505 * max(0, -2 * y)) calc(max(0, -2 * y)) calc(1.089 * max(0, -2 * y)))) xyz-d65 calc(2 * x) calc(2 * y) calc(2 * z)));
  --_critical: var(--_critical1, var(--_critical0));
  --_info0: var(--sg-info, light-dark(#2d6da5, #67a7e3));
  --_info1: light-dark(oklab(from color-mix(in oklab, var(--_info0), oklab(from color-mix(in oklab, var(--_info0), var(--_below-text)) min(1, 2 - 2 * l) 0 0)) calc(2 * l - 1) calc(2 * a) calc(2 * b)), color(from color-mix(in xyz-d65, var(--_info0), color(from color-mix(in xyz-d65, var(--_info0), var(--_above-text)) xyz-d65 calc(.9505 * max(0, -2 * y)) calc(max(0, -2 * y)) calc(1.089 * max(0, -2 * y)))) xyz-d65 calc(2 * x) calc(2 * y) calc(2 * z)));
  --_info: var(--_info1, var(--_info0));
  --_ink-20: color-mix(in oklab, var(--_ink0) calc(77% + 13% * var(--_contrast)), var(--_surface));
  --_ink-21: light-dark(oklab(from color-mix(in oklab, var(--_ink-20), oklab(from color-mix(in oklab, var(--_ink-20), var(--_below-ink-2)) min(1, 2 - 2 * l) 0 0)) calc(2 * l - 1) calc(2 * a) calc(2 * b)), color(from color-mix(in xyz-d65, var(--_ink-20), color(from color-mix(in xyz-d65, var(--_ink-20), var(--_above-ink-2)) xyz-d65 calc(.9505 * max(0, -2 * y)) calc(max(0, -2 * y)) calc(1.089 * max(0, -2 * y)))) xyz-d65 calc(2 * x) calc(2 * y) calc(2 * z)));
  --_ink-2: var(--_ink-21, var(--_ink-20));
  --_ink-30: color-mix(in oklab, var(--_ink0) calc(62% + 18% * var(--_contrast)), var(--_surface));
  --_ink-31: light-dark(oklab(from color-mix(in oklab, var(--_ink-30), oklab(from color-mix(in oklab, var(--_ink-30), var(--_below-ink-3)) min(1, 2 - 2 * l) 0 0)) calc(2 * l - 1) calc(2 * a) calc(2 * b)), color(from color-mix(in xyz-d65, var(--_ink-30), color(from color-mix(in xyz-d65, var(--_ink-30), var(--_above-ink-3)) xyz-d65 calc(.9505 * max(0, -2 * y)) calc(max(0, -2 * y)) calc(1.089 * max(0, -2 * y)))) xyz-d65 calc(2 * x) calc(2 * y) calc(2 * z)));
  --_ink-3: var(--_ink-31, var(--_ink-30));
  --_unknown: var(--_ink-3);
  --_line: light-dark(color-mix(in oklab, var(--_ink) calc(11% + 49% * var(--_contrast)), var(--_surface)), color-mix(in oklab, var(--_ink) calc(12% + 48% * var(--_contrast)), var(--_surface)));
  --_line-control0: color-mix(in oklab, var(--_ink0) calc(46% + 34% * var(--_contrast)), var(--_surface));
  --_line-control1: light-dark(oklab(from color-mix(in oklab, var(--_line-control0), oklab(from color-mix(in oklab, var(--_line-control0), var(--_below-graphic)) min(1, 2 - 2 * l) 0 0)) calc(2 * l - 1) calc(2 * a) calc(2 * b)), color(from color-mix(in xyz-d65, var(--_line-control0), color(from color-mix(in xyz-d65, var(--_line-control0), var(--_above-graphic)) xyz-d65 calc(.9505 * max(0, -2 * y)) calc(max(0, -2 * y)) calc(1.089 * max(0, -2 * y)))) xyz-d65 calc(2 * x) calc(2 * y) calc(2 * z)));
  --_line-control: var(--_line-control1, var(--_line-control0));
  --_grid: light-dark(color-mix(in oklab, var(--_ink) calc(7% + 18% * var(--_contrast)), var(--_surface)), color-mix(in oklab, var(--_ink) calc(8% + 22% * var(--_contrast)), var(--_surface)));
  --_inset: light-dark(color-mix(in oklab, var(--_ink) 3%, var(--_surface)), color-mix(in oklab, var(--_ink) calc(4% + 4% * var(--_contrast)), var(--_surface)));
  --_hover: light-dark(color-mix(in oklab, var(--_ink) calc(5% + 3% * var(--_contrast)), var(--_surface)), color-mix(in oklab, var(--_ink) calc(7% + 7% * var(--_contrast)), var(--_surface)));
  --_raised: light-dark(color-mix(in oklab, var(--_ink) 0%, var(--_surface)), color-mix(in oklab, var(--_ink) calc(6% + 2% * var(--_contrast)), var(--_surface)));
  --_accent-soft: light-dark(color-mix(in oklab, var(--_accent) calc(10% + 2% * var(--_contrast)), var(--_surface)), color-mix(in oklab, var(--_accent) calc(16% + 8% * var(--_contrast)), var(--_surface)));
  --_ok-quiet0: color-mix(in oklab, var(--_ok) calc(74% + 16% * var(--_contrast)), var(--_surface));
  --_ok-quiet1: light-dark(oklab(from color-mix(in oklab, var(--_ok-quiet0), oklab(from color-mix(in oklab, var(--_ok-quiet0), var(--_below-graphic)) min(1, 2 - 2 * l) 0 0)) calc(2 * l - 1) calc(2 * a) calc(2 * b)), color(from color-mix(in xyz-d65, var(--_ok-quiet0), color(from color-mix(in xyz-d65, var(--_ok-quiet0), var(--_above-graphic)) xyz-d65 calc(.9505 * max(0, -2 * y)) calc(max(0, -2 * y)) calc(1.089 * max(0, -2 * y)))) xyz-d65 calc(2 * x) calc(2 * y) calc(2 * z)));
  --_ok-quiet: var(--_ok-quiet1, var(--_ok-quiet0));
  --_ok-soft: light-dark(color-mix(in oklab, var(--_ok) 12%, var(--_surface)), color-mix(in oklab, var(--_ok) calc(14% + 6% * var(--_contrast)), var(--_surface)));
  --_warn-soft: light-dark(color-mix(in oklab, var(--_warn) 12%, var(--_surface)), color-mix(in oklab, var(--_warn) calc(14% + 6% * var(--_contrast)), var(--_surface)));
  --_critical-soft: light-dark(color-mix(in oklab, var(--_critical) calc(9% + 1% * var(--_contrast)), var(--_surface)), color-mix(in oklab, var(--_critical) calc(15% + 7% * var(--_contrast)), var(--_surface)));
  --_series-10: var(--sg-series-1, light-dark(#3e5ec0, #7597f6));
  --_series-11: light-dark(oklab(from color-mix(in oklab, var(--_series-10), oklab(from color-mix(in oklab, var(--_series-10), var(--_below-graphic)) min(1, 2 - 2 * l) 0 0)) calc(2 * l - 1) calc(2 * a) calc(2 * b)), color(from color-mix(in xyz-d65, var(--_series-10), color(from color-mix(in xyz-d65, var(--_series-10), var(--_above-graphic)) xyz-d65 calc(.9505 * max(0, -2 * y)) calc(max(0, -2 * y)) calc(1.089 * max(0, -2 * y)))) xyz-d65 calc(2 * x) calc(2 * y) calc(2 * z)));
  --_series-1: var(--_series-11, var(--_series-10));
  --_series-20: var(--sg-series-2, light-dark(#c8741f, #ee9844));
  --_series-21: light-dark(oklab(from color-mix(in oklab, var(--_series-20), oklab(from color-mix(in oklab, var(--_series-20), var(--_below-graphic)) min(1, 2 - 2 * l) 0 0)) calc(2 * l - 1) calc(2 * a) calc(2 * b)), color(from color-mix(in xyz-d65, var(--_series-20), color(from color-mix(in xyz-d65, var(--_series-20), var(--_above-graphic)) xyz-d65 calc(.9505 * max(0, -2 * y)) calc(max(0, -2 * y)) calc(1.089 * max(0, -2 * y)))) xyz-d65 calc(2 * x) calc(2 * y) calc(2 * z)));
  --_series-2: var(--_series-21, var(--_series-20));
  --_series-30: var(--sg-series-3, light-dark(#007a66, #05987e));
  --_series-31: light-dark(oklab(from color-mix(in oklab, var(--_series-30), oklab(from color-mix(in oklab, var(--_series-30), var(--_below-graphic)) min(1, 2 - 2 * l) 0 0)) calc(2 * l - 1) calc(2 * a) calc(2 * b)), color(from color-mix(in xyz-d65, var(--_series-30), color(from color-mix(in xyz-d65, var(--_series-30), var(--_above-graphic)) xyz-d65 calc(.9505 * max(0, -2 * y)) calc(max(0, -2 * y)) calc(1.089 * max(0, -2 * y)))) xyz-d65 calc(2 * x) calc(2 * y) calc(2 * z)));
  --_series-3: var(--_series-31, var(--_series-30));
  --_series-40: var(--sg-series-4, light-dark(#aa6687, #cc96b1));
  --_series-41: light-dark(oklab(from color-mix(in oklab, var(--_series-40), oklab(from color-mix(in oklab, var(--_series-40), var(--_below-graphic)) min(1, 2 - 2 * l) 0 0)) calc(2 * l - 1) calc(2 * a) calc(2 * b)), color(from color-mix(in xyz-d65, var(--_series-40), color(from color-mix(in xyz-d65, var(--_series-40), var(--_above-graphic)) xyz-d65 calc(.9505 * max(0, -2 * y)) calc(max(0, -2 * y)) calc(1.089 * max(0, -2 * y)))) xyz-d65 calc(2 * x) calc(2 * y) calc(2 * z)));
  --_series-4: var(--_series-41, var(--_series-40));
  --_series-50: var(--sg-series-5, light-dark(#443673, #7862c2));
  --_series-51: light-dark(oklab(from color-mix(in oklab, var(--_series-50), oklab(from color-mix(in oklab, var(--_series-50), var(--_below-graphic)) min(1, 2 - 2 * l) 0 0)) calc(2 * l - 1) calc(2 * a) calc(2 * b)), color(from color-mix(in xyz-d65, var(--_series-50), color(from color-mix(in xyz-d65, var(--_series-50), var(--_above-graphic)) xyz-d65 calc(.9505 * max(0, -2 * y)) calc(max(0, -2 * y)) calc(1.089 * max(0, -2 * y)))) xyz-d65 calc(2 * x) calc(2 * y) calc(2 * z)));
  --_series-5: var(--_series-51, var(--_series-50));
  --_series-60: var(--sg-series-6, light-dark(#3795b9, #82daff));
  --_series-61: light-dark(oklab(from color-mix(in oklab, var(--_series-60), oklab(from color-mix(in oklab, var(--_series-60), var(--_below-graphic)) min(1, 2 - 2 * l) 0 0)) calc(2 * l - 1) calc(2 * a) calc(2 * b)), color(from color-mix(in xyz-d65, var(--_series-60), color(from color-mix(in xyz-d65, var(--_series-60), var(--_above-graphic)) xyz-d65 calc(.9505 * max(0, -2 * y)) calc(max(0, -2 * y)) calc(1.089 * max(0, -2 * y)))) xyz-d65 calc(2 * x) calc(2 * y) calc(2 * z)));
  --_series-6: var(--_series-61, var(--_series-60));
  --_series-70: var(--sg-series-7, light-dark(#2a5419, #a1c798));
  --_series-71: light-dark(oklab(from color-mix(in oklab, var(--_series-70), oklab(from color-mix(in oklab, var(--_series-70), var(--_below-graphic)) min(1, 2 - 2 * l) 0 0)) calc(2 * l - 1) calc(2 * a) calc(2 * b)), color(from color-mix(in xyz-d65, var(--_series-70), color(from color-mix(in xyz-d65, var(--_series-70), var(--_above-graphic)) xyz-d65 calc(.9505 * max(0, -2 * y)) calc(max(0, -2 * y)) calc(1.089 * max(0, -2 * y)))) xyz-d65 calc(2 * x) calc(2 * y) calc(2 * z)));
  --_series-7: var(--_series-71, var(--_series-70));
  --_series-80: var(--sg-series-8, light-dark(#89132b, #bf5b49));
  --_series-81: light-dark(oklab(from color-mix(in oklab, var(--_series-80), oklab(from color-mix(in oklab, var(--_series-80), var(--_below-graphic)) min(1, 2 - 2 * l) 0 0)) calc(2 * l - 1) calc(2 * a) calc(2 * b)), color(from color-mix(in xyz-d65, var(--_series-80), color(from color-mix(in xyz-d65, var(--_series-80), var(--_above-graphic)) xyz-d65 calc(.9505 * max(0, -2 * y)) calc(max(0, -2 * y)) calc(1.089 * max(0, -2 * y)))) xyz-d65 calc(2 * x) calc(2 * y) calc(2 * z)));
  --_series-8: var(--_series-81, var(--_series-80));
  --_series-other0: color-mix(in oklab, var(--_ink0) calc(46% + 14% * var(--_contrast)), var(--_surface));
  --_series-other1: light-dark(oklab(from color-mix(in oklab, var(--_series-other0), oklab(from color-mix(in oklab, var(--_series-other0), var(--_below-graphic)) min(1, 2 - 2 * l) 0 0)) calc(2 * l - 1) calc(2 * a) calc(2 * b)), color(from color-mix(in xyz-d65, var(--_series-other0), color(from color-mix(in xyz-d65, var(--_series-other0), var(--_above-graphic)) xyz-d65 calc(.9505 * max(0, -2 * y)) calc(max(0, -2 * y)) calc(1.089 * max(0, -2 * y)))) xyz-d65 calc(2 * x) calc(2 * y) calc(2 * z)));
  --_series-other: var(--_series-other1, var(--_series-other0));
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
  --_surface0: var(--sg-surface, light-dark(#ffffff, #000000));
  --_ink0: var(--sg-ink, light-dark(#000000, #ffffff));
  --_accent0: var(--sg-accent, light-dark(#1c3385, #a4bdf9));
  --_ok0: var(--sg-ok, light-dark(#004a2b, #9eecbe));
  --_warn0: var(--sg-warn, light-dark(#633a04, #ffd988));
  --_critical0: var(--sg-critical, light-dark(#861118, #fda19e));
  --_info0: var(--sg-info, light-dark(#154470, #92cbfb));
  --_series-10: var(--sg-series-1, light-dark(#4c5df1, #80a3ff));
  --_series-20: var(--sg-series-2, light-dark(#a95a00, #ee9844));
  --_series-30: var(--sg-series-3, light-dark(#17644f, #05987e));
  --_series-40: var(--sg-series-4, light-dark(#9a5c71, #cc96b1));
  --_series-50: var(--sg-series-5, light-dark(#3f326d, #8570d2));
  --_series-60: var(--sg-series-6, light-dark(#007898, #89dcff));
  --_series-70: var(--sg-series-7, light-dark(#254c10, #a1c798));
  --_series-80: var(--sg-series-8, light-dark(#89132b, #c7614e));
}
@media (prefers-contrast: more) {
  :host {
    --_contrast: 1;
    --_surface0: var(--sg-surface, light-dark(#ffffff, #000000));
    --_ink0: var(--sg-ink, light-dark(#000000, #ffffff));
    --_accent0: var(--sg-accent, light-dark(#1c3385, #a4bdf9));
    --_ok0: var(--sg-ok, light-dark(#004a2b, #9eecbe));
    --_warn0: var(--sg-warn, light-dark(#633a04, #ffd988));
    --_critical0: var(--sg-critical, light-dark(#861118, #fda19e));
    --_info0: var(--sg-info, light-dark(#154470, #92cbfb));
    --_series-10: var(--sg-series-1, light-dark(#4c5df1, #80a3ff));
    --_series-20: var(--sg-series-2, light-dark(#a95a00, #ee9844));
    --_series-30: var(--sg-series-3, light-dark(#17644f, #05987e));
    --_series-40: var(--sg-series-4, light-dark(#9a5c71, #cc96b1));
    --_series-50: var(--sg-series-5, light-dark(#3f326d, #8570d2));
    --_series-60: var(--sg-series-6, light-dark(#007898, #89dcff));
    --_series-70: var(--sg-series-7, light-dark(#254c10, #a1c798));
    --_series-80: var(--sg-series-8, light-dark(#89132b, #c7614e));
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
