import { fastestPlayback } from '@rollcall/shared/rules/playback';

/** From and until, in ms of a recording. */
export type Span = [from: number, to: number];

/** What a media element does at a moment. */
export interface PlayedMoment {
  atMs: number;
  /** Of a clock that only goes forward. */
  nowMs: number;
  speed: number;
  playing: boolean;
  /** It goes to another place: `atMs` may be that place already. */
  seeking: boolean;
}

/** A browser says late, and in steps, how far it is. */
const slackMs = 500;

/**
 * Collects which parts of a recording are really played. It is told each moment at which a media element says something. A part goes
 * on while it plays, no further than its speed allows in the time that passed; a jump ends it, and begins another.
 */
export class PlayedSpans {
  #played: Span[] = [];
  #last: PlayedMoment | undefined;

  tell(moment: PlayedMoment): void {
    const last = this.#last;
    if (last && !moment.seeking && moment.atMs > last.atMs && isPlayed(last, moment)) {
      this.#played.push([last.atMs, moment.atMs]);
    }
    this.#last = moment.playing && !moment.seeking && moment.speed <= fastestPlayback ? moment : undefined;
  }

  /** What was played since the last time, in order and without overlap. */
  take(): Span[] {
    const spans = joined(this.#played.map(([from, to]): Span => [Math.round(from), Math.round(to)]));
    this.#played = [];
    return spans;
  }
}

function isPlayed(last: PlayedMoment, { atMs, nowMs }: PlayedMoment): boolean {
  return atMs - last.atMs <= last.speed * (nowMs - last.nowMs + slackMs);
}

/** The same spans in order, those that touch as one; empty ones left out. */
export function joined(spans: readonly Span[]): Span[] {
  const found: Span[] = [];
  for (const [from, to] of [...spans].sort(([a], [b]) => a - b)) {
    const before = found.at(-1);
    if (before && from <= before[1]) before[1] = Math.max(before[1], to);
    else if (to > from) found.push([from, to]);
  }
  return found;
}
