import { browserZone } from '../controllers/link.ts';
import { TimeZoneChangeEvent } from '../events/time-zone-change.ts';
import { menuWords } from '../messages/menu.ts';
import type { MenuItem } from './menu-items.ts';
import type { MenuName } from './menu.ts';
import type { Pane } from './pane.ts';
import { chooseRange, rangesOf, type ToolbarItems } from './toolbar.ts';

/** What a menu of a pane offers now, as lists that are not empty. */
export function listsOf(
  pane: Pane,
  name: MenuName,
  { hold, table, large }: ToolbarItems,
): readonly (readonly MenuItem[])[] {
  const refresh: MenuItem = { label: say(pane, 'action.refresh'), icon: 'refresh', run: () => pane.refresh() };
  const lists = {
    range: () => [ranges(pane), zones(pane)],
    export: () => [files(pane)],
    more: () => [
      [...(hold ? [hold, refresh] : []), ...(table ? [table] : []), large],
      ...(hold ? [ranges(pane), zones(pane)] : []),
      table ? files(pane) : [],
    ],
  };
  return lists[name]().filter((list) => list.length > 0);
}

const say = ({ format }: Pane, key: string, values = {}): string => format.text(key, values, menuWords);

const ranges = (pane: Pane): readonly MenuItem[] =>
  rangesOf(pane).map((range) => ({
    label: pane.format.range(range),
    checked: range === pane.stream.range,
    run: () => chooseRange(pane, range),
  }));

/** Of the browser, UTC, and whatever else is in force. */
const zones = (pane: Pane): readonly MenuItem[] =>
  [...new Set([browserZone(), 'UTC', pane.stream.timeZone])].map((zone) => ({
    label: say(pane, 'action.zone', { zone }),
    checked: zone === pane.stream.timeZone,
    run: () => {
      pane.timeZone = zone;
      pane.dispatchEvent(new TimeZoneChangeEvent(zone));
    },
  }));

/** The table twin, the picture while it is shown, and paper. */
const files = (pane: Pane): readonly MenuItem[] => [
  ...(['csv', 'json', ...(pane.table ? [] : pane.kind.pictures)] as const).map((kind) => ({
    label: say(pane, `action.${kind}`),
    icon: 'export' as const,
    run: () => void pane.save(kind),
  })),
  { label: say(pane, 'action.print'), icon: 'print', run: () => void pane.print() },
];
