import type { ExportKind } from '../base/drawing.ts';

/** The reader asked for a file. Cancel it to save or send the blob yourself. */
export class ExportEvent extends Event {
  static readonly type = 'export';
  readonly kind: ExportKind;
  readonly blob: Blob;
  readonly filename: string;
  constructor(kind: ExportKind, blob: Blob, filename: string) {
    super(ExportEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.kind = kind;
    this.blob = blob;
    this.filename = filename;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    export: ExportEvent;
  }
}
