import type { Pane, PaneSnapshot } from '@streamglass/widgets';
import { answerAgain, type FakeClient, type PaneSamples, shownBy, viewsOf } from '@streamglass/widgets/testing';
import type { ArgTypes, Meta, StoryObj } from '@storybook/web-components-vite';
import { settled } from '../../packages/widgets/src/testing/fixture.ts';

type Data = Readonly<Record<string, unknown>>;

/** Properties of a pane that stories set; those of one pane beside those of all. */
export type PaneArgs = Readonly<Record<string, unknown>> & {
  readonly range?: string;
  readonly density?: 'compact' | 'normal' | 'comfortable';
  readonly timeZone?: string;
  readonly heading?: string;
  readonly table?: boolean;
};
export type PaneStory = StoryObj<PaneArgs>;

/** What the stories of a pane must know of it. */
export interface PaneKind<P extends Pane, C extends FakeClient> extends PaneSamples<C> {
  readonly tag: string;
  /** Rows of views that only a host's own snapshot holds. */
  readonly own?: Readonly<Record<string, Data>>;
  /** Something new comes in. Left out: every view answers again. */
  readonly arrive?: (pane: P, client: C) => void;
  /** A range other than that of live stories. */
  readonly liveRange?: string;
  /** Controls of its own. */
  readonly argTypes?: ArgTypes<PaneArgs>;
}

/** One state of a pane. */
export interface State<P extends Pane, C extends FakeClient> {
  /** What the reader sees in it; stands in the docs. */
  readonly about: string;
  readonly args?: PaneArgs;
  readonly globals?: Readonly<Record<string, string>>;
  /** Before the pane is there. */
  readonly prepare?: (client: C) => void;
  /** Instead of a client: what the host gives, or another client. */
  readonly give?: (pane: P, client: C) => void;
  /** When the pane shows something. */
  readonly afterwards?: (pane: P, client: C) => void | Promise<void>;
  /** What must hold, and what a reader does. */
  readonly play?: (pane: P, client: C) => Promise<void>;
}

const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland'];
/** Controls that are of use for every pane. */
const argTypes: ArgTypes<PaneArgs> = {
  range: { control: 'select', options: ['15m', '1h', '6h', '24h', '7d', '30d'] },
  density: { control: 'inline-radio', options: ['compact', 'normal', 'comfortable'] },
  timeZone: { control: 'select', options: zones },
  heading: { control: 'text' },
  table: { control: 'boolean' },
};

/** The part of a story file's default export that is the same for all panes. */
export const paneMeta = <P extends Pane, C extends FakeClient>(kind: PaneKind<P, C>): Meta<PaneArgs> => ({
  component: kind.tag,
  args: { timeZone: 'UTC' },
  argTypes: { ...argTypes, ...kind.argTypes },
  parameters: { controls: { include: Object.keys({ ...argTypes, ...kind.argTypes }) } },
});

/** A story of a state: a pane on a client of its own, so that no story knows of another. */
export function paneStory<P extends Pane, C extends FakeClient>(
  kind: PaneKind<P, C>,
  { about, args = {}, globals = {}, prepare, give, afterwards, play }: State<P, C>,
): PaneStory {
  /** Of each pane its client, and when its state is reached. */
  const made = new WeakMap<P, { readonly client: C; readonly reached: Promise<void> | undefined }>();
  return {
    args,
    globals,
    parameters: { docs: { description: { story: about } } },
    render: (given) => {
      const client = kind.client();
      prepare?.(client);
      const pane = document.createElement(kind.tag) as P;
      const set = Object.entries(given).filter(([, value]) => value !== undefined && value !== '');
      Object.assign(pane, Object.fromEntries(set));
      if (give) give(pane, client);
      else pane.client = client;
      made.set(pane, { client, reached: afterwards && pane.whenReady().then(() => afterwards(pane, client)) });
      return pane;
    },
    play: async ({ canvasElement }) => {
      const pane = canvasElement.querySelector<P>(kind.tag);
      const story = pane && made.get(pane);
      if (!pane || !story) throw new Error(`${kind.tag} is not in the story.`);
      await story.reached;
      await settled(pane);
      await play?.(pane, story.client);
    },
  };
}

/** Where clicks and words of a pane are looked for. */
export const insideOf = (pane: Pane): HTMLElement => pane.renderRoot as HTMLElement;

export { answerAgain, shownBy, viewsOf };

/** What a host would give as its own snapshot: the answers of the client. */
export function snapshotOf(client: FakeClient, tag: string, own: Readonly<Record<string, Data>> = {}): PaneSnapshot {
  const answers = viewsOf(tag).flatMap((name) => {
    const shown = shownBy(client, name);
    return shown ? [[name.slice(name.indexOf('.') + 1), shown] as const] : [];
  });
  const [first] = answers;
  if (!first) throw new Error(`The sample client of ${tag} answers nothing.`);
  const views = { ...Object.fromEntries(answers.map(([view, { data }]) => [view, data])), ...own };
  return { asOf: first[1].asOf, views, meta: first[1].meta };
}
