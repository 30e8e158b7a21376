import { SavingsChart } from '../widgets/savings-chart/savings-chart.ts';

SavingsChart.define('savings-chart');

declare global {
  interface HTMLElementTagNameMap {
    'savings-chart': SavingsChart;
  }
}
