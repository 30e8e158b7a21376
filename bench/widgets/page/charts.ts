// Charts of 166,650 points and streams of 3 × 1,200, each library behind the same adapter. Runs in the browser.
import '../../../packages/widgets/src/elements/define/sg-time-series.ts';
import Chart from 'chart.js/auto';
import * as echarts from 'echarts';
import uPlot from 'uplot';
import type { SgTimeSeries } from '../../../packages/widgets/src/elements/sg-time-series.ts';
import { box, type ChartAdapter, framesWhile, painted, waves } from './adapter.ts';

const colors = ['#3e5ec0', '#c8741f', '#007a66'];
const ours = (): ChartAdapter => {
  const chart = document.createElement('sg-time-series') as SgTimeSeries;
  const data = (times: Float64Array, values: readonly Float64Array[]) => ({
    times,
    series: values.map((one, index) => ({ key: `series ${index}`, values: one })),
  });
  return {
    show(place, times, values) {
      chart.height = box.height;
      chart.data = data(times, values);
      place.append(chart);
    },
    next(times, values) {
      chart.data = data(times, values);
    },
    destroy: () => chart.remove(),
  };
};
const bareUplot = (): ChartAdapter => {
  let plot: uPlot | undefined;
  const columns = (times: Float64Array, values: readonly Float64Array[]): uPlot.AlignedData => [times, ...values];
  return {
    show(place, times, values) {
      const series = values.map((_, index) => ({ stroke: colors[index] ?? '', width: 1.5, points: { show: false } }));
      plot = new uPlot({ ...box, ms: 1, series: [{}, ...series] }, columns(times, values), place);
    },
    next: (times, values) => plot?.setData(columns(times, values)),
    destroy: () => plot?.destroy(),
  };
};
const withEcharts = (): ChartAdapter => {
  let chart: echarts.ECharts | undefined;
  const series = (times: Float64Array, values: readonly Float64Array[]) =>
    values.map((one) => ({
      type: 'line' as const,
      showSymbol: false,
      animation: false,
      sampling: 'lttb' as const,
      data: Array.from(one, (value, index) => [times[index] ?? 0, value]),
    }));
  return {
    show(place, times, values) {
      chart = echarts.init(place, null, box);
      chart.setOption({ animation: false, xAxis: { type: 'time' }, yAxis: {}, series: series(times, values) });
    },
    next: (times, values) => chart?.setOption({ series: series(times, values) }),
    destroy: () => chart?.dispose(),
  };
};
const withChartJs = (): ChartAdapter => {
  let chart: Chart | undefined;
  const datasets = (times: Float64Array, values: readonly Float64Array[]) =>
    values.map((one, index) => ({
      data: Array.from(one, (y, at) => ({ x: times[at] ?? 0, y })),
      borderColor: colors[index] ?? '',
      borderWidth: 1.5,
      pointRadius: 0,
    }));
  return {
    show(place, times, values) {
      const canvas = document.createElement('canvas');
      canvas.width = box.width;
      canvas.height = box.height;
      place.append(canvas);
      chart = new Chart(canvas, {
        type: 'line',
        data: { datasets: datasets(times, values) },
        options: {
          animation: false,
          responsive: false,
          parsing: false,
          normalized: true,
          scales: { x: { type: 'linear' } },
          plugins: { decimation: { enabled: true, algorithm: 'min-max' }, legend: { display: false } },
        },
      });
    },
    next(times, values) {
      if (!chart) return;
      chart.data.datasets = datasets(times, values);
      chart.update('none');
    },
    destroy: () => chart?.destroy(),
  };
};
const adapters: Readonly<Record<string, () => ChartAdapter>> = {
  streamglass: ours,
  uplot: bareUplot,
  echarts: withEcharts,
  chartjs: withChartJs,
};

const place = (): HTMLElement => {
  const made = document.createElement('div');
  made.style.setProperty('inline-size', `${box.width}px`);
  made.style.setProperty('block-size', `${box.height}px`);
  document.body.replaceChildren(made);
  return made;
};
const adapterOf = (name: string): ChartAdapter => {
  const make = adapters[name];
  if (!make) throw new Error(`There is no adapter ${name}.`);
  return make();
};
const big = waves(55_550, 3);
const small = waves(6_000, 3);

globalThis.bench = {
  names: () => Object.keys(adapters),
  /** ms from handing over the data to the frame that shows it. */
  async first(name: string) {
    const chart = adapterOf(name);
    const host = place();
    await painted();
    const from = performance.now();
    chart.show(host, big.times, big.values);
    await painted();
    const took = performance.now() - from;
    chart.destroy();
    return took;
  },
  /** Frames a second while a window of 1,200 points moves by one a frame. */
  async stream(name: string, ms: number) {
    const chart = adapterOf(name);
    const part = (from: number): [Float64Array, Float64Array[]] => [
      small.times.subarray(from, from + 1_200),
      small.values.map((one) => one.subarray(from, from + 1_200)),
    ];
    chart.show(place(), ...part(0));
    await painted();
    const rate = await framesWhile(ms, (frame) => chart.next(...part(frame % 4_800)));
    chart.destroy();
    return rate;
  },
};
