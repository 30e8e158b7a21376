import '@fontsource-variable/inter/wght.css';
import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import type { AnyHandler } from 'msw';
import { setupWorker } from 'msw/browser';
import manifest from '../../packages/widgets/custom-elements.json';

interface Member {
  readonly name: string;
  readonly privacy?: string;
}
// Private members are no part of the contract: the docs table shows what users may touch.
for (const module of manifest.modules as { declarations?: { members?: Member[] }[] }[])
  for (const declaration of module.declarations ?? [])
    if (declaration.members)
      declaration.members = declaration.members.filter(({ name, privacy }) => !/^[#_]/.test(name) && (privacy ?? 'public') === 'public');
setCustomElementsManifest(manifest);

const worker = setupWorker();

/** Switches of the toolbar: theme, text direction, density and width of the frame around a story. */
const preview: Preview = {
  tags: ['autodocs'],
  parameters: {
    layout: 'padded',
    a11y: { test: 'error' },
    controls: { expanded: true },
    options: { storySort: { order: ['Introduction', 'Panes', 'Primitives', '*'] } },
  },
  globalTypes: {
    theme: {
      description: 'Theme',
      toolbar: { icon: 'contrast', items: ['system', 'light', 'dark', 'contrast-light', 'contrast-dark'], dynamicTitle: true },
    },
    width: { description: 'Width', toolbar: { icon: 'ruler', items: ['full', '960', '480', '280'], dynamicTitle: true } },
    direction: { description: 'Direction', toolbar: { icon: 'transfer', items: ['ltr', 'rtl'], dynamicTitle: true } },
    density: { description: 'Density', toolbar: { icon: 'component', items: ['normal', 'compact', 'comfortable'], dynamicTitle: true } },
  },
  initialGlobals: { theme: 'system', width: 'full', direction: 'ltr', density: 'normal' },
  decorators: [
    (story, { globals }) => {
      const { theme, width, direction, density } = globals as Record<string, string>;
      const root = document.documentElement;
      root.dir = direction ?? 'ltr';
      root.style.colorScheme = theme === 'system' ? 'light dark' : theme?.endsWith('dark') ? 'dark' : 'light';
      const frame = document.createElement('div');
      frame.style.maxInlineSize = width === 'full' ? 'none' : `${width}px`;
      const content = story();
      if (content instanceof Node) frame.append(content);
      for (const pane of frame.querySelectorAll<HTMLElement>('*')) {
        if (!pane.localName.includes('-')) continue;
        if (theme?.startsWith('contrast')) pane.dataset.theme = theme;
        if (density !== 'normal' && density) pane.setAttribute('density', density);
      }
      return frame;
    },
  ],
  beforeAll: async () => {
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
