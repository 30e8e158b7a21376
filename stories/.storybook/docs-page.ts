import {
  ArgTypes,
  Controls,
  Description,
  DocsContainer,
  type DocsContainerProps,
  Primary,
  Stories,
  Subheading,
  Subtitle,
  Title,
  useOf,
} from '@storybook/addon-docs/blocks';
import type { StoryContext } from '@storybook/web-components-vite';
import { createElement, type ReactNode, useEffect, useState } from 'react';
import { onSchemeOfSystem, schemeOfSystem, themeOf } from './theme.ts';

type Props = DocsContainerProps & { readonly children?: ReactNode };

const themeName = (globals: unknown): string => String((globals as { theme?: unknown } | undefined)?.theme ?? 'system');

/** A page of docs in the theme of the toolbar: by night it is as dark as the panes on it. */
export function DocsPage(props: Props): ReactNode {
  const { channel } = props.context;
  const [chosen, choose] = useState(
    () => new URLSearchParams(location.search).get('globals')?.match(/theme:([\w-]+)/)?.[1] ?? 'system',
  );
  const [system, follow] = useState(schemeOfSystem);
  useEffect(() => onSchemeOfSystem(() => follow(schemeOfSystem())), []);
  useEffect(() => {
    const heard = ({ globals }: { readonly globals: unknown }) => choose(themeName(globals));
    channel.on('globalsUpdated', heard);
    return () => channel.off('globalsUpdated', heard);
  }, [channel]);
  const scheme = chosen === 'system' ? system : chosen.endsWith('dark') ? 'dark' : 'light';
  useEffect(() => {
    document.documentElement.style.colorScheme = scheme;
  }, [scheme]);
  return createElement(DocsContainer, { ...props, theme: themeOf(scheme) });
}

/** Of an element: its first story, what can be tried, its whole contract from the doc blocks, and its other stories. */
export function ElementPage(): ReactNode {
  const { preparedMeta } = useOf('meta', ['meta']);
  const contract = preparedMeta.component
    ? [
        createElement(Subheading, {
          key: 'heading',
          children: 'Attributes, properties, methods, events, slots, parts and variables',
        }),
        createElement(ArgTypes, { key: 'contract', exclude: [] }),
      ]
    : [];
  return [Title, Subtitle, Description, Primary, Controls]
    .map((block: () => ReactNode) => createElement(block, { key: block.name }))
    .concat(contract as never, createElement(Stories, { key: 'stories' }));
}

const attributeOf = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** JSON as one would write it by hand: long lists are cut, with what is left out. */
function brief(value: unknown, indent = ''): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  const isList = Array.isArray(value);
  const entries = Object.entries(value).filter(([, child]) => typeof child !== 'function' && child !== undefined);
  const shown = isList ? entries.slice(0, 3) : entries;
  const parts = shown.map(([key, child]) => (isList ? '' : `${key}: `) + brief(child, `${indent}  `));
  if (entries.length > shown.length) parts.push(`/* and ${entries.length - shown.length} more */`);
  const [open, close] = isList ? '[]' : '{}';
  const line = `${open}${isList ? '' : ' '}${parts.join(', ')}${isList ? '' : ' '}${close}`;
  return indent.length + line.length < 90 && !line.includes('\n')
    ? line
    : `${open}\n${parts.map((part) => `${indent}  ${part},\n`).join('')}${indent}${close}`;
}

/** What a host writes for a story: its element with attributes, then what only a script can set; other stories as HTML. */
export function sourceOf(code: string, { title, component: tag, args }: StoryContext): string {
  const frame = new DOMParser().parseFromString(code, 'text/html').querySelector('.story-frame');
  if (typeof tag !== 'string' || tag === 'stream-provider') return frame?.innerHTML.trim() ?? code;
  const isPane = title.startsWith('Panes/');
  const given = Object.entries(isPane ? { endpoint: 'wss://stream.example.com/stream', ...args } : args).filter(
    ([, value]) => value !== undefined && value !== null && value !== false && typeof value !== 'function',
  );
  const attributes = given.flatMap(([name, value]) =>
    typeof value === 'object' ? [] : [value === true ? attributeOf(name) : `${attributeOf(name)}="${String(value)}"`],
  );
  const set = given.flatMap(([name, value]) =>
    typeof value === 'object' ? [`  document.querySelector('${tag}').${name} = ${brief(value, '  ')};\n`] : [],
  );
  const file = isPane ? `widgets/${tag}.js` : `cdn/define/${tag}.js`;
  return [
    `<script type="module" src="https://stream.example.com/${file}"></script>`,
    `<${[tag, ...attributes].join(' ')}></${tag}>`,
    ...(set.length > 0 ? [`<script type="module">\n${set.join('')}</script>`] : []),
  ].join('\n');
}
