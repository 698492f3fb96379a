import { stationSettingWords } from '@rollcall/shared/words/station-settings';
import { Button } from 'antd';
import type { AnswerOf } from '../../api/call.ts';
import { useCall } from '../../api/use-call.ts';
import { DownloadLink } from '../../downloads/download-link.tsx';
import { formatFull } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';
import { Section } from '../../parts/section.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { useCan } from '../../session/use-can.ts';

type Bundle = AnswerOf<'GET station-settings/:scope'>['supportBundle'];

/** What a station says of itself to whoever looks for a fault: asked for, waited for, and saved. */
export function SupportBundle({ stationId, bundle }: { stationId: string; bundle: Bundle }) {
  const texts = useWords(stationSettingWords).bundle;
  const asking = useCall('POST station-settings/:scope/support-bundle');
  if (!useCan()('stations.support')) return null;
  const waits = bundle !== null && bundle.arrivedAt === null;
  return (
    <Section title={texts.title} hint={texts.hint}>
      {bundle === null ? null : (
        <p>
          {bundle.arrivedAt === null
            ? texts.asked(formatFull(bundle.askedAt), bundle.askedBy)
            : texts.arrived(formatFull(bundle.arrivedAt))}
        </p>
      )}
      <ProblemNotice problem={asking.problem} />
      <div style={{ display: 'flex', gap: 8 }}>
        {bundle === null || waits ? null : (
          <DownloadLink button href={`/api/v1/station-settings/${stationId}/support-bundle`}>
            {texts.download}
          </DownloadLink>
        )}
        <Button
          disabled={waits}
          loading={asking.running}
          onClick={() => asking.start({ params: { scope: stationId } })}
        >
          {texts.ask}
        </Button>
      </div>
    </Section>
  );
}
