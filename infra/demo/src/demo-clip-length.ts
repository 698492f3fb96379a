/** The clips in `clips/`, by their round length, longest first. */
export const demoClipMinutes = [120, 60, 30, 10] as const;

export type DemoClipMinutes = (typeof demoClipMinutes)[number];

/** A clip is this much longer than its name says: recorders let one clip run into the next, never end before it. */
const overlapSeconds = 20;

export function demoClipMs(minutes: DemoClipMinutes): number {
  return (minutes * 60 + overlapSeconds) * 1000;
}
