/** The reader chose another time zone. Not fired when a program sets `timeZone`. */
export class TimeZoneChangeEvent extends Event {
  static readonly type = 'time-zone-change';
  /** IANA name. */
  readonly timeZone: string;
  constructor(timeZone: string) {
    super(TimeZoneChangeEvent.type, { bubbles: true, composed: true });
    this.timeZone = timeZone;
  }
}
