import { RangeChangeEvent } from '../events/range-change.ts';
import type { IconName } from './icons.ts';
import type { Pane } from './pane.ts';

export interface ToolbarItem {
  readonly label: string;
  readonly icon: IconName;
  readonly run: () => void;
}

/** Buttons of a wide pane's header, and the first items of a narrow one's menu. */
export interface ToolbarItems {
  /** While there is a feed. */
  readonly hold: ToolbarItem | null;
  /** While there is a twin. */
  readonly table: ToolbarItem | null;
  readonly large: ToolbarItem;
}

export const toolbarItems = (pane: Pane): ToolbarItems => {
  const { format, maximised } = pane;
  const live = !pane.data && pane.stream.client !== null;
  const hold: ToolbarItem = pane.paused
    ? { label: format.text('action.resume'), icon: 'play', run: () => pane.resume() }
    : { label: format.text('action.pause'), icon: 'pause', run: () => pane.pause() };
  const table: ToolbarItem = {
    label: format.text(pane.table ? 'action.picture' : 'action.table'),
    icon: pane.table ? 'chart' : 'table',
    run: () => {
      pane.table = !pane.table;
    },
  };
  const large: ToolbarItem = {
    label: format.text(maximised ? 'action.restore' : 'action.maximise'),
    icon: maximised ? 'restore' : 'maximise',
    run: () => pane.askMaximised(!maximised),
  };
  return {
    hold: live ? hold : null,
    table: pane.phase === 'shown' && pane.twin() !== null ? table : null,
    large,
  };
};

/** Those that the menu offers: none where no view takes a range. */
export const rangesOf = ({ kind }: Pane): readonly string[] =>
  kind.views.some((view) => kind.contract.views[view]?.params['range']) ? kind.ranges : [];

/** The reader's choice: of the group where it has the say, else of the pane. */
export const chooseRange = (pane: Pane, range: string): void => {
  if (pane.range === null && pane.group !== null) {
    pane.stream.tellGroup({ range });
    pane.stream.update();
  } else pane.range = range;
  pane.dispatchEvent(new RangeChangeEvent(range));
};
