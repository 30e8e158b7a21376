/** What is wrong does not compile: properties, attributes and events of panes in the templates of each framework. */
import assert from 'node:assert/strict';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { examples, install, run } from './apps.ts';

before(install);

interface Host {
  readonly name: 'react' | 'vue' | 'svelte' | 'angular';
  readonly file: (markup: string) => string;
  readonly extension: string;
  /** Says what it finds, with the name of the file in each line that tells of an error. */
  readonly check: (folder: string) => readonly [command: string, ...args: string[]];
  readonly right: readonly string[];
  readonly wrong: readonly string[];
}

const hosts: readonly Host[] = [
  {
    name: 'react',
    extension: 'tsx',
    file: (markup) => `import '@streamglass/widgets/react';\nexport const page = ${markup};\n`,
    check: (folder) => ['npx', '--no-install', 'tsc', '--noEmit', '-p', folder],
    right: [
      '<platform-health headingLevel={2} range="1h" token-url="/token" time-zone="UTC" hideHeader density="compact" />',
      '<agent-network selected={null} onagent-select={(event) => event.agent?.length} className="wide" id="network" />',
      '<savings-chart metric="tokens" ref={(pane) => void pane?.pause()} onerror={({ code, hint }) => [code, hint]} />',
      '<stream-provider endpoint="wss://example.com/stream"><p slot="footer">words</p></stream-provider>',
      '<sg-sparkline values={[1, null, 2]} target={2} tone="warn" label="load" />',
    ],
    wrong: [
      '<platform-health headinglevel={2} />',
      '<platform-health headingLevel="2" />',
      '<platform-health hide-header="no" />',
      '<platform-health density="tiny" />',
      '<savings-chart metric="money" />',
      '<agent-network onagent-select={(event) => event.agents} />',
      '<platform-helth range="1h" />',
      "<sg-sparkline values={['1']} />",
    ],
  },
  {
    name: 'vue',
    extension: 'vue',
    file: (markup) =>
      `<script setup lang="ts">\nimport '@streamglass/widgets/vue';\n</script>\n<template>${markup}</template>\n`,
    check: (folder) => ['npx', '--no-install', 'vue-tsc', '--noEmit', '-p', folder],
    right: [
      '<platform-health :headingLevel="2" range="1h" token-url="/token" time-zone="UTC" :hideHeader="false" density="compact" />',
      '<agent-network :selected="null" @agent-select="(event) => event.agent?.length" class="wide" id="network" />',
      '<savings-chart metric="tokens" @error="({ code, hint }) => [code, hint]" />',
      '<stream-provider endpoint="wss://example.com/stream"><p slot="footer">words</p></stream-provider>',
      '<sg-sparkline :values="[1, null, 2]" :target="2" tone="warn" label="load" />',
    ],
    wrong: [
      '<platform-health :headinglevel="2" />',
      '<platform-health headingLevel="two" />',
      '<platform-health density="tiny" />',
      '<savings-chart metric="money" />',
      '<agent-network @agent-select="(event) => event.agents" />',
      '<platform-helth range="1h" />',
      `<sg-sparkline :values="['1']" />`,
    ],
  },
  {
    name: 'svelte',
    extension: 'svelte',
    file: (markup) => `<script lang="ts">\n  import '@streamglass/widgets/svelte';\n</script>\n\n${markup}\n`,
    check: (folder) => [
      'npx',
      '--no-install',
      'svelte-check',
      '--workspace',
      folder,
      '--tsconfig',
      join(folder, 'tsconfig.json'),
      '--output',
      'machine-verbose',
    ],
    right: [
      '<platform-health headingLevel={2} range="1h" token-url="/token" time-zone="UTC" hideHeader={false} density="compact"></platform-health>',
      '<agent-network selected={null} onagent-select={(event) => event.agent?.length} class="wide" id="network"></agent-network>',
      '<savings-chart metric="tokens" onerror={({ code, hint }) => [code, hint]}></savings-chart>',
      '<stream-provider endpoint="wss://example.com/stream"><p slot="footer">words</p></stream-provider>',
      '<sg-sparkline values={[1, null, 2]} target={2} tone="warn" label="load"></sg-sparkline>',
    ],
    wrong: [
      '<platform-health headinglevel={2}></platform-health>',
      '<platform-health heading-levels="2"></platform-health>',
      '<platform-health hide-header={false}></platform-health>',
      '<platform-health density="tiny"></platform-health>',
      '<savings-chart metric="money"></savings-chart>',
      '<agent-network onagent-select={(event) => event.agents}></agent-network>',
      "<sg-sparkline values={['1']}></sg-sparkline>",
    ],
  },
  {
    name: 'angular',
    extension: 'ts',
    file: (markup) => `import { Component, CUSTOM_ELEMENTS_SCHEMA } from '@angular/core';
import '@streamglass/widgets/define/agent-network.js';
@Component({ selector: 'app-page', schemas: [CUSTOM_ELEMENTS_SCHEMA], template: \`${markup}\` })
export class Page { agent: string | null = null; }
`,
    check: (folder) => ['npx', '--no-install', 'ngc', '--noEmit', '-p', folder],
    // Angular believes all properties of an unknown tag; events and references have our types.
    right: [
      '<agent-network #pane [headingLevel]="2" (agent-select)="agent = $event.agent" /><button (click)="pane.pause()">x</button>',
    ],
    wrong: [
      '<agent-network (agent-select)="agent = $event.agents" />',
      '<agent-network #pane /><button (click)="pane.stop()">x</button>',
    ],
  },
];

for (const { name, extension, file, check, right, wrong } of hosts)
  test(`${name}: ${right.length} right templates compile, ${wrong.length} wrong ones do not`, async () => {
    const folder = join(examples, name, '.types');
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder);
    const files = [
      ...right.map((markup, index) => [`right-${index}.${extension}`, markup] as const),
      ...wrong.map((markup, index) => [`wrong-${index}.${extension}`, markup] as const),
    ];
    const config = { extends: '../tsconfig.json', files: undefined, include: [`./*.${extension}`] };
    await writeFile(
      join(folder, 'tsconfig.json'),
      JSON.stringify(name === 'angular' ? { ...config, files: files.map(([path]) => path) } : config),
    );
    for (const [path, markup] of files) await writeFile(join(folder, path), file(markup));
    const [command, ...args] = check(folder);
    const { output } = await run(command, args, join(examples, name));
    await rm(folder, { recursive: true });
    const errors = output.split('\n').filter((line) => /error/i.test(line));
    const refused = files.filter(([path]) => errors.some((line) => line.includes(path))).map(([, markup]) => markup);
    assert.deepEqual(refused, wrong, output);
  });
