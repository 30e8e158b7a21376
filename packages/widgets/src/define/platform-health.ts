import { PlatformHealth } from '../widgets/platform-health/platform-health.ts';

PlatformHealth.define('platform-health');

declare global {
  interface HTMLElementTagNameMap {
    'platform-health': PlatformHealth;
  }
}
