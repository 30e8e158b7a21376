/**
 * What panes are made of: the base class, the parts, and the styles that go with each part (`figures` with `figureStyles`).
 * docs/guides/new-pane.md shows a pane made from it. Nothing here registers a tag.
 */
export * from './index.ts';
export { icon, type IconName } from './base/any-icon.ts';
export { glyph, type GlyphName } from './base/icons.ts';
export { type Format, type Parts, usdDigits } from './base/format.ts';
export { chips } from './base/aside.ts';
export { later } from './base/later.ts';
export { fieldStyles } from './base/field.css.ts';
export { setStyle } from './base/set-style.ts';
export { owner, scoped } from './messages/messages.ts';
export { PrimitiveElement } from './elements/primitive-element.ts';
export { Bars, barsColors } from './primitives/bars/bars.ts';
export { Distribution } from './primitives/distribution/distribution.ts';
export { distributionStyles } from './primitives/distribution/distribution.css.ts';
export { type Bucket, spreadOfBuckets, spreadOfValues } from './primitives/distribution/spread.ts';
export { Graph } from './primitives/graph/graph.ts';
export { graphStyles } from './primitives/graph/graph.css.ts';
export { CategoryLooks, categoryColors } from './primitives/graph/shapes.ts';
export { Finder } from './primitives/log/find.ts';
export { findBar } from './primitives/log/find-bar.ts';
export { Log } from './primitives/log/log.ts';
export { logStyles } from './primitives/log/log.css.ts';
export { sparkline } from './primitives/sparkline/sparkline.ts';
export { sparkStyles } from './primitives/sparkline/sparkline.css.ts';
export { stateTrace, type TraceSpan } from './primitives/state-trace/state-trace.ts';
export { traceStyles } from './primitives/state-trace/state-trace.css.ts';
export { type StatusRow, statusRows } from './primitives/status-row/status-rows.ts';
export { statusRowStyles } from './primitives/status-row/status-rows.css.ts';
export { DataTable } from './primitives/table/data-table.ts';
export { dataTableStyles } from './primitives/table/data-table.css.ts';
export { type Figure, figures } from './primitives/tile/figures.ts';
export { figureStyles } from './primitives/tile/figures.css.ts';
export { type Tile, tile } from './primitives/tile/tile.ts';
export { tileStyles } from './primitives/tile/tile.css.ts';
export { gauge } from './primitives/tile/gauge.ts';
export { gaugeStyles } from './primitives/tile/gauge.css.ts';
export { timeAxis } from './primitives/time-axis/axis.ts';
export { axisStyles } from './primitives/time-axis/axis.css.ts';
export { fillDense } from './primitives/time-series/dense.ts';
export { chartMessages } from './primitives/time-series/messages.ts';
export { SharedZoom, spanFrom } from './primitives/time-series/shared-zoom.ts';
export { TimeSeries, timeSeriesColors } from './primitives/time-series/time-series.ts';
export { layerStyles } from './primitives/time-series/layers.css.ts';
export { timeSeriesStyles } from './primitives/time-series/time-series.css.ts';
export type { Coverage, Frame, PlotWords, Series, TimeSeriesData } from './primitives/time-series/types.ts';
