import type { CoverageSegment } from '@rollcall/shared/http/coverage';
import { formatSeconds } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { segmentLook } from '../../state/segment-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { excuseOf } from './segment-reason.ts';
import { SegmentWhy } from './segment-why.tsx';

/** The time that isn't recorded and is exempt or explained: by what, and who approved it. */
export function ExcusedTime({ segments }: { segments: readonly CoverageSegment[] }) {
  const { language } = useLanguage();
  return segments.map((segment) => {
    const reason = excuseOf(segment, language);
    if (reason === undefined) return null;
    return (
      <div key={segment.from}>
        {`${formatSeconds(segment.from)}–${formatSeconds(segment.to)}`} <StateTag look={segmentLook(segment)} />{' '}
        <SegmentWhy segment={segment} reason={reason} />
      </div>
    );
  });
}
