import { Component, CUSTOM_ELEMENTS_SCHEMA, effect, signal } from '@angular/core';

type Scheme = 'light' | 'dark' | 'system';

@Component({
  selector: 'app-operations',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <header class="bar">
      <h1>Operations</h1>
      <p role="status">{{ agent() === null ? 'No agent is chosen.' : 'Chosen: ' + agent() }}</p>
      @if (agent() !== null) {
        <button type="button" class="host" (click)="agent.set(null)">Clear</button>
      }
      @for (name of schemes; track name) {
        <button type="button" class="host" [attr.aria-pressed]="scheme() === name" (click)="scheme.set(name)">
          {{ name }}
        </button>
      }
    </header>
    <stream-provider endpoint="ws://127.0.0.1:8400/stream" group="operations" range="24h">
      <main class="panes">
        <platform-health [headingLevel]="2" />
        <agent-network [headingLevel]="2" [selected]="agent()" (agent-select)="agent.set($event.agent)" />
        <savings-chart [headingLevel]="2" metric="cost" />
      </main>
    </stream-provider>
  `,
})
export class Operations {
  protected readonly schemes: readonly Scheme[] = ['light', 'dark', 'system'];
  protected readonly agent = signal<string | null>(null);
  protected readonly scheme = signal<Scheme>('system');

  constructor() {
    effect(() => {
      document.documentElement.dataset['scheme'] = this.scheme();
    });
  }
}
