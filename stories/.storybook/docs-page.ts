import { DocsContainer, type DocsContainerProps } from '@storybook/addon-docs/blocks';
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
