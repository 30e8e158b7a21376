import '@fontsource-variable/inter/wght.css';
import '@streamglass/widgets/messages/de.js';
import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import { render } from 'lit';
import type { AnyHandler } from 'msw';
import { setupWorker } from 'msw/browser';
import { configure } from 'storybook/test';
import { DocsPage, ElementPage, sourceOf } from './docs-page.ts';
import manifest from '../../packages/widgets/custom-elements.json';

interface Member {
  readonly name: string;
  readonly kind: string;
  /** Protected: for those who write panes. */
  readonly privacy?: string;
}
for (const module of manifest.modules as { declarations?: { members?: Member[] }[] }[])
  for (const declaration of module.declarations ?? [])
    if (declaration.members) declaration.members = declaration.members.filter(({ privacy }) => privacy !== 'protected');
setCustomElementsManifest(manifest);

configure({
  // Panes have shadow roots, which the default message cannot print.
  getElementError: (message) => new Error(message ?? 'Not found.'),
  // Panes draw at the pace of reading, and machines are shared: what is looked for may take its time.
  asyncUtilTimeout: 15_000,
});

const worker = setupWorker();

/** Switches of the toolbar: theme, language, text direction, density and width of the frame around a story. */
const preview: Preview = {
  tags: ['autodocs'],
  parameters: {
    layout: 'padded',
    a11y: { test: 'error' },
    backgrounds: { disabled: true },
    controls: { expanded: true },
    docs: { container: DocsPage, page: ElementPage, source: { transform: sourceOf, language: 'html' } },
    options: {
      storySort: {
        order: ['Introduction', 'Accessibility', 'Tokens', 'Panes', 'Patterns', 'Connection', 'Primitives', '*'],
      },
    },
  },
  globalTypes: {
    theme: {
      description: 'Theme',
      toolbar: {
        icon: 'contrast',
        items: ['system', 'light', 'dark', 'contrast-light', 'contrast-dark'],
        dynamicTitle: true,
      },
    },
    width: {
      description: 'Width',
      toolbar: { icon: 'ruler', items: ['full', '960', '480', '280'], dynamicTitle: true },
    },
    direction: { description: 'Direction', toolbar: { icon: 'transfer', items: ['ltr', 'rtl'], dynamicTitle: true } },
    locale: {
      description: 'Language of words, numbers and dates',
      toolbar: {
        icon: 'globe',
        // Words in English and German; the others show their numbers and dates.
        items: ['en', 'de', 'fr', 'ar', 'hi', 'ja'],
        dynamicTitle: true,
      },
    },
    density: {
      description: 'Density',
      toolbar: { icon: 'component', items: ['normal', 'compact', 'comfortable'], dynamicTitle: true },
    },
  },
  initialGlobals: { theme: 'system', width: 'full', direction: 'ltr', density: 'normal', locale: 'en' },
  decorators: [
    (story, { globals, viewMode }) => {
      const {
        theme = 'system',
        width,
        direction = 'ltr',
        density = 'normal',
        locale = 'en',
      } = globals as Record<string, string>;
      const frame = document.createElement('div');
      frame.className = 'story-frame';
      frame.lang = locale;
      // A page of docs holds stories of several themes; a story alone is its page.
      const page = viewMode === 'docs' ? frame : document.documentElement;
      page.dir = direction;
      page.style.colorScheme = theme === 'system' ? 'light dark' : theme.endsWith('dark') ? 'dark' : 'light';
      frame.style.maxInlineSize = width === 'full' ? 'none' : `${width}px`;
      const content = story();
      if (content instanceof Node) frame.append(content);
      else render(content, frame);
      for (const pane of frame.querySelectorAll<HTMLElement>('*')) {
        if (!pane.localName.includes('-')) continue;
        if (theme.startsWith('contrast')) pane.dataset.theme = theme;
        if (density !== 'normal') pane.setAttribute('density', density);
      }
      return frame;
    },
  ],
  beforeAll: async () => {
    // What is measured in a story is measured in its font, whatever was cached.
    await document.fonts.load("13px 'Inter Variable'", 'Aa–−·→');
    await worker.start({
      quiet: true,
      onUnhandledRequest: 'bypass',
      serviceWorker: { url: `${import.meta.env.BASE_URL}mockServiceWorker.js` },
    });
  },
  beforeEach: ({ parameters }) => {
    worker.resetHandlers(...((parameters.msw as AnyHandler[] | undefined) ?? []));
    return () => worker.resetHandlers();
  },
};
export default preview;
