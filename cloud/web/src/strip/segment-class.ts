import type { CoverageSegment } from '@rollcall/shared/http/coverage';
import { type SegmentForm, segmentForm } from '../state/segment-looks.tsx';
import classes from './coverage-strip.module.css';

const segmentClasses: Record<SegmentForm, string> = {
  recorded: 'recorded',
  not_inspected: 'uninspected',
  missing: 'missing',
  explained: 'explained',
  exempt: 'exempt',
  not_yet_due: 'pending',
  not_yet: 'notYet',
};

/** How a rectangle of a strip is filled. */
export function segmentClass(segment: Pick<CoverageSegment, 'state' | 'reason'>): string | undefined {
  return classes[segmentClasses[segmentForm(segment)]];
}
