/** Classes and page-wide functions; importing them registers no tag. `@streamglass/widgets/define/<tag>.js` does. */
export {
  about,
  configure,
  forget,
  type LinkGroup,
  linkGroup,
  onIssue,
  reauthenticate,
} from '@streamglass/core/page';
export type { Phase } from './base/phase.ts';
export { Pane } from './base/pane.ts';
export type { Drawing, ExportKind, PictureKind } from './base/drawing.ts';
export type { FeedState } from './base/feed-state.ts';
export type {
  Cell,
  Computed,
  EmptyReason,
  GroupState,
  PaneSnapshot,
  PaneState,
  Twin,
  TwinColumn,
  TwinRow,
} from './base/types.ts';
export { AgentSelectEvent } from './events/agent-select.ts';
export { ElementErrorEvent } from './events/element-error.ts';
export { ExportEvent } from './events/export.ts';
export { FeedChangeEvent } from './events/feed-change.ts';
export { FiltersChangeEvent } from './events/filters-change.ts';
export { LinkOpenEvent } from './events/link-open.ts';
export { MaximiseEvent } from './events/maximise.ts';
export { PaneErrorEvent } from './events/pane-error.ts';
export { PauseChangeEvent } from './events/pause-change.ts';
export { RangeChangeEvent } from './events/range-change.ts';
export { RowSelectEvent } from './events/row-select.ts';
export { SortChangeEvent } from './events/sort-change.ts';
export { TableChangeEvent } from './events/table-change.ts';
export { TimeZoneChangeEvent } from './events/time-zone-change.ts';
export { ZoomChangeEvent } from './events/zoom-change.ts';
export { type Message, type Messages, registerMessages } from './messages/messages.ts';
export { AgentNetwork } from './widgets/agent-network/agent-network.ts';
export { EventFlow } from './widgets/event-flow/event-flow.ts';
export { PlatformHealth } from './widgets/platform-health/platform-health.ts';
export { SavingsChart } from './widgets/savings-chart/savings-chart.ts';
export { type ProviderValue, StreamProvider } from './widgets/stream-provider/stream-provider.ts';
