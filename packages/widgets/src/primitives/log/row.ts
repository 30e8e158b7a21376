import type { LogLine } from './types.ts';

const svgNs = 'http://www.w3.org/2000/svg';
const picture = (className: string, box: string, paths: readonly string[]): SVGSVGElement => {
  const svg = document.createElementNS(svgNs, 'svg');
  svg.setAttribute('viewBox', box);
  svg.setAttribute('class', className);
  svg.setAttribute('aria-hidden', 'true');
  for (const d of paths) {
    const path = document.createElementNS(svgNs, 'path');
    path.setAttribute('d', d);
    svg.append(path);
  }
  return svg;
};
const element = (className: string, parent?: Element, role?: string): HTMLSpanElement => {
  const made = document.createElement('span');
  made.className = className;
  if (role) made.setAttribute('role', role);
  parent?.append(made);
  return made;
};
const put = (node: Element, text: string): void => {
  if (node.textContent !== text) node.textContent = text;
};

let ids = 0;

/** One row of the pool: made once, filled again and again. Only what differs is touched. */
export class Row {
  readonly element = document.createElement('div');
  /** What it shows now; anything, compared by identity. */
  shows: unknown = null;
  #time: Text;
  #fraction: HTMLElement;
  #ticks: readonly HTMLElement[];
  #group: HTMLElement;
  #name: HTMLElement;
  #far: HTMLElement;
  #lead: HTMLElement;
  #dot: HTMLElement;
  #strong: HTMLElement;
  #tail: HTMLElement;
  #by: HTMLElement;
  #link: HTMLElement;
  #amount: HTMLElement;
  #gap: HTMLElement;
  #gapLong: HTMLElement;
  #gapShort: HTMLElement;
  #color = '';

  constructor() {
    const { element: row } = this;
    row.id = `log-row-${ids++}`;
    row.setAttribute('role', 'row');
    row.className = 'lr';
    const cell = (name: string): HTMLElement => element(name, row, 'gridcell');
    cell('x').append(picture('i', '0 0 16 16', ['m6 4 4 4-4 4']));
    const time = cell('tm');
    this.#time = document.createTextNode('');
    time.append(this.#time);
    this.#fraction = element('ms', time);
    const group = cell('dm');
    const tick = element('tick', group);
    this.#group = element('el', group);
    this.#name = cell('ty mono');
    const small = element('tick in', this.#name);
    this.#ticks = [tick, small];
    const text = element('tyf', this.#name);
    this.#lead = element('d el', text);
    this.#far = element('far', this.#lead);
    this.#lead.append(document.createTextNode(''));
    // The last dot stays when the rest is cut.
    this.#dot = element('d', text);
    this.#strong = element('strong', text);
    this.#tail = element('d tail', text);
    this.#by = cell('by el');
    this.#link = cell('co mono el');
    // Isolated, so that a unit stays behind its number in a right-to-left page.
    this.#amount = document.createElement('bdi');
    cell('am').append(this.#amount);
    this.#gap = cell('gap');
    this.#gap.hidden = true;
    this.#gap.append(picture('g', '0 0 12 12', ['M0 6h3.2M8.8 6H12', 'M4.4 2.5v7M7.6 2.5v7']));
    this.#gapLong = element('long', this.#gap);
    this.#gapShort = element('short', this.#gap);
    element('hatch', this.#gap);
  }

  fill(line: LogLine): void {
    this.#turn('lr');
    this.#time.data = line.time;
    put(this.#fraction, line.fraction);
    put(this.#group, line.group);
    this.#group.title = line.group;
    if (line.color !== this.#color) {
      this.#color = line.color;
      for (const tick of this.#ticks) {
        tick.style.setProperty('--_c', `var(--_${line.color})`);
        tick.dataset['color'] = line.color;
      }
    }
    put(this.#far, line.far);
    const dot = line.lead.endsWith('.') ? '.' : '';
    (this.#lead.lastChild as Text).data = dot ? line.lead.slice(0, -1) : line.lead;
    put(this.#dot, dot);
    put(this.#strong, line.strong);
    this.#strong.classList.toggle('c-critical', line.critical);
    put(this.#tail, line.tail);
    this.#name.title = `${line.far}${line.lead}${line.strong}${line.tail}`;
    put(this.#by, line.by);
    this.#by.title = line.by;
    put(this.#link, line.link);
    put(this.#amount, line.amount);
    this.#amount.classList.toggle('notable', line.notable);
  }

  fillGap([long, short]: readonly [string, string], kind: string): void {
    this.#turn(`lr gapr ${kind}`);
    put(this.#gapLong, long);
    put(this.#gapShort, short);
  }

  #turn(className: string): void {
    if (this.element.className === className) return;
    this.element.className = className;
    const gap = className !== 'lr';
    this.#gap.hidden = !gap;
    for (const cell of this.element.children) if (cell !== this.#gap) (cell as HTMLElement).hidden = gap;
  }
}

/** The names of the columns, and room for the pill. */
export function headRow(labels: readonly string[]): HTMLElement {
  const row = document.createElement('div');
  row.className = 'lr h';
  row.setAttribute('role', 'row');
  for (const [index, name] of ['x', 'tm', 'dm', 'ty', 'by', 'co', 'am'].entries()) {
    const cell = element(name, row, 'columnheader');
    cell.textContent = labels[index] ?? '';
  }
  return row;
}

/** Goes back to the newest; stands in the head row, over nothing. */
export function pill(): {
  readonly element: HTMLElement;
  readonly button: HTMLButtonElement;
  /** `does`: what pressing it does. */
  say(words: readonly [string, string], does: string): void;
} {
  const place = element('pillw');
  const button = document.createElement('button');
  button.className = 'pill';
  button.append(picture('i', '0 0 16 16', ['M8 13V3M4 7l4-4 4 4']));
  const [long, short] = [element('long', button), element('short', button)];
  place.append(button);
  return {
    element: place,
    button,
    say([full, brief], does) {
      button.title = does;
      put(long, full);
      put(short, brief);
    },
  };
}
