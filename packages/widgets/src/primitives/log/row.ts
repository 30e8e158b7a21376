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
/** A text that stays in its place: a new value of the same node costs a layout of it, a new node also style and paint of all around. */
const textIn = (parent: Element): Text => parent.appendChild(document.createTextNode(''));
const put = (node: Text, text: string): void => {
  if (node.data !== text) node.data = text;
};

let ids = 0;

/** One row of the pool: made once, filled again and again. Only what differs is touched. */
export class Row {
  readonly element = document.createElement('div');
  /** What it shows now; anything, compared by identity. */
  shows: unknown = null;
  /** Where it stood when it was last drawn, 0 the newest. */
  index = -1;
  #time: Text;
  #fraction: Text;
  #ticks: readonly HTMLElement[];
  #group: Text;
  #name: HTMLElement;
  #far: Text;
  #lead: Text;
  #dot: Text;
  #strong: HTMLElement;
  #strongText: Text;
  #tail: Text;
  #by: HTMLElement;
  #byText: Text;
  #link: Text;
  #amount: HTMLElement;
  #amountText: Text;
  #gap: { readonly long: Text; readonly short: Text } | null = null;
  #line: LogLine | null = null;
  #named = false;
  /** Class names that are set now. */
  #flags = new Set<string>();
  #color = '';
  #expanded: boolean | null = null;

  /** `plain`: names are sentences, each in the direction of its script, so that none loses its beginning where room is short. */
  constructor(plain: boolean) {
    const { element: row } = this;
    row.id = `log-row-${ids++}`;
    row.setAttribute('role', 'row');
    row.className = 'lr';
    row.hidden = true;
    const cell = (name: string): HTMLElement => element(name, row, 'gridcell');
    cell('x').append(picture('i', '0 0 16 16', ['m6 4 4 4-4 4']));
    const time = cell('tm');
    this.#time = textIn(time);
    this.#fraction = textIn(element('ms', time));
    const group = cell('dm');
    const tick = element('tick', group);
    this.#group = textIn(element('el', group));
    this.#name = cell('ty mono');
    const small = element('tick in', this.#name);
    this.#ticks = [tick, small];
    const text = element('tyf', this.#name);
    const lead = element('d el', text);
    this.#far = textIn(element('far', lead));
    this.#lead = textIn(lead);
    // The last dot stays when the rest is cut.
    this.#dot = textIn(element('d', text));
    this.#strong = element('strong', text);
    if (plain) this.#strong.dir = 'auto';
    this.#strongText = textIn(this.#strong);
    this.#tail = textIn(element('d tail', text));
    this.#by = cell('by el');
    this.#byText = textIn(this.#by);
    this.#link = textIn(cell('co mono el'));
    // Isolated, so that a unit stays behind its number in a right-to-left page.
    this.#amount = document.createElement('bdi');
    this.#amountText = textIn(this.#amount);
    cell('am').append(this.#amount);
  }

  fill(line: LogLine): void {
    this.#line = line;
    this.#turn('');
    put(this.#time, line.time);
    put(this.#fraction, line.fraction);
    put(this.#group, line.group);
    if (line.color !== this.#color) {
      this.#color = line.color;
      for (const tick of this.#ticks) {
        tick.style.setProperty('--_c', `var(--_${line.color})`);
        tick.dataset['color'] = line.color;
      }
    }
    put(this.#far, line.far);
    const dot = line.lead.endsWith('.') ? '.' : '';
    put(this.#lead, dot ? line.lead.slice(0, -1) : line.lead);
    put(this.#dot, dot);
    put(this.#strongText, line.strong);
    this.#flag(this.#strong, 'c-critical', line.critical);
    put(this.#tail, line.tail);
    put(this.#byText, line.by);
    put(this.#link, line.link);
    put(this.#amountText, line.amount);
    this.#flag(this.#amount, 'notable', line.notable);
    if (this.#named) this.name();
  }

  /** Whole texts of what is cut, for who points at the row; until then nobody sees them. */
  name(): void {
    this.#named = true;
    const line = this.#line;
    this.#name.title = line ? `${line.far}${line.lead}${line.strong}${line.tail}` : '';
    this.#by.title = line?.by ?? '';
    if (this.#group.parentElement) this.#group.parentElement.title = line?.group ?? '';
  }

  fillGap([long, short]: readonly [string, string], kind: string): void {
    this.#line = null;
    this.#gap ??= this.#gapCell();
    this.#turn(kind);
    put(this.#gap.long, long);
    put(this.#gap.short, short);
  }

  /** Where it stands, for assistive technology; `expanded` null: it cannot be opened. */
  place(index: number, expanded: boolean | null): void {
    if (index !== this.index) this.element.setAttribute('aria-rowindex', String(index + 2));
    this.index = index;
    if (expanded === this.#expanded) return;
    this.#expanded = expanded;
    if (expanded === null) this.element.removeAttribute('aria-expanded');
    else this.element.setAttribute('aria-expanded', String(expanded));
  }

  /** What it looks like: open, under the cursor, just come. */
  look(name: 'sel' | 'cur' | 'fresh', on: boolean): void {
    this.#flag(this.element, name, on);
  }

  #flag(of: Element, name: string, on: boolean): void {
    if (this.#flags.has(name) === on) return;
    this.#flags[on ? 'add' : 'delete'](name);
    of.classList.toggle(name, on);
  }
  /** Between an entry, '', and a gap of some kind. */
  #turn(kind: string): void {
    for (const name of ['lost', 'skipped']) this.#flag(this.element, name, name === kind);
    this.#flag(this.element, 'gapr', kind !== '');
  }
  #gapCell(): { readonly long: Text; readonly short: Text } {
    const gap = element('gap', this.element, 'gridcell');
    gap.append(picture('g', '0 0 12 12', ['M0 6h3.2M8.8 6H12', 'M4.4 2.5v7M7.6 2.5v7']));
    const [long, short] = [textIn(element('long', gap)), textIn(element('short', gap))];
    element('hatch', gap);
    return { long, short };
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
  const [long, short] = [textIn(element('long', button)), textIn(element('short', button))];
  place.append(button);
  return {
    element: place,
    button,
    say([full, brief], does) {
      if (button.title !== does) button.title = does;
      put(long, full);
      put(short, brief);
    },
  };
}
