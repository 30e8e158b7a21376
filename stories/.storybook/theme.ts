import { create, type ThemeVars } from 'storybook/theming';
import json from '../../packages/widgets/src/theme/tokens.json';

type Scheme = 'light' | 'dark';

/** The colour of a token, as `#rrggbb`: its own, or of the token that it follows. */
function color(path: string, scheme: Scheme): string {
  const token = path.split('.').reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], json) as {
    readonly $value: unknown;
    readonly $extensions: { readonly 'io.streamglass': { readonly modes?: Readonly<Record<string, unknown>> } };
  };
  const value = token.$extensions['io.streamglass'].modes?.[scheme] ?? token.$value;
  return typeof value === 'string' ? color(value.slice(1, -1), scheme) : (value as { readonly hex: string }).hex;
}

/** Storybook in the tokens of the panes that it shows, for day and night. */
export function themeOf(scheme: Scheme): ThemeVars {
  const page = color(scheme === 'dark' ? 'ref.neutral.1000' : 'ref.neutral.25', scheme);
  const [surface, ink, quiet, line, control, accent] = [
    'surface',
    'ink',
    'ink-3',
    'line',
    'line-control',
    'accent',
  ].map((name) => color(`color.${name}`, scheme)) as [string, string, string, string, string, string];
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
    appHoverBg: color('color.hover', scheme),
    appBorderColor: line,
    appBorderRadius: 6,
    textColor: ink,
    textMutedColor: quiet,
    textInverseColor: surface,
    barBg: surface,
    barTextColor: color('color.ink-2', scheme),
    barHoverColor: accent,
    barSelectedColor: accent,
    buttonBg: surface,
    buttonBorder: line,
    booleanBg: color('color.inset', scheme),
    booleanSelectedBg: surface,
    inputBg: surface,
    inputBorder: control,
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
