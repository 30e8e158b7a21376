import { create, type ThemeVars } from 'storybook/theming';
import { type ColorName, colors } from '../../packages/widgets/src/theme/constants.ts';

type Scheme = 'light' | 'dark';

/** Of the page around panes, as in preview-head.html: a page is the host's, and no token. */
const pages: Readonly<Record<Scheme, string>> = { light: '#f9fafb', dark: '#0b0c0f' };

/** Storybook in the tokens of the panes that it shows, for day and night. */
export function themeOf(scheme: Scheme): ThemeVars {
  const page = pages[scheme];
  const of = (name: ColorName): string => colors[name][scheme];
  const [surface, ink, line, accent] = [of('surface'), of('ink'), of('line'), of('accent')];
  return create({
    base: scheme,
    brandTitle: 'Streamglass',
    brandUrl: './',
    brandTarget: '_self',
    fontBase: '"Inter Variable", system-ui, sans-serif',
    fontCode: 'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, monospace',
    colorPrimary: accent,
    colorSecondary: accent,
    appBg: page,
    appContentBg: page,
    appPreviewBg: page,
    appHoverBg: of('hover'),
    appBorderColor: line,
    appBorderRadius: 6,
    textColor: ink,
    textMutedColor: of('ink-3'),
    textInverseColor: surface,
    barBg: surface,
    barTextColor: of('ink-2'),
    barHoverColor: accent,
    barSelectedColor: accent,
    buttonBg: surface,
    buttonBorder: line,
    booleanBg: of('inset'),
    booleanSelectedBg: surface,
    inputBg: surface,
    inputBorder: of('line-control'),
    inputTextColor: ink,
    inputBorderRadius: 4,
  });
}

const night = matchMedia('(prefers-color-scheme: dark)');
export const schemeOfSystem = (): Scheme => (night.matches ? 'dark' : 'light');
/** Calls back when day becomes night; returns what ends that. */
export function onSchemeOfSystem(changed: () => void): () => void {
  night.addEventListener('change', changed);
  return () => night.removeEventListener('change', changed);
}
