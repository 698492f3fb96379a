import type { RecordingDetail } from '@rollcall/shared/http/recordings';
import { retentionWords } from '@rollcall/shared/words/retention';
import { useState } from 'react';
import { useWords } from '../../../language/use-words.ts';
import { ActionButton } from '../../../session/action-button.tsx';
import { HoldEntry } from './hold-entry.tsx';
import { HoldForm } from './hold-form.tsx';

/** What keeps the recording from being deleted, active holds first. */
export function RecordingHolds({ recording }: { recording: Pick<RecordingDetail, 'recordingId' | 'holds'> }) {
  const texts = useWords(retentionWords).holds;
  const [placing, setPlacing] = useState(false);
  const { recordingId, holds } = recording;
  return (
    <div>
      <h3 style={{ marginBlock: '0 4px' }}>
        {texts.title} <span style={{ color: 'var(--rc-quiet)', fontWeight: 400, fontSize: 13 }}>{texts.hint}</span>
      </h3>
      {holds.length === 0 ? <p style={{ marginBlock: '0 6px' }}>{texts.none}</p> : null}
      <ul style={{ listStyle: 'none', padding: 0, margin: '0 0 8px', display: 'grid', gap: 8 }}>
        {holds.map((hold) => (
          <HoldEntry key={hold.legalHoldId} hold={hold} />
        ))}
      </ul>
      {placing ? (
        <HoldForm recordingId={recordingId} onClose={() => setPlacing(false)} />
      ) : (
        <ActionButton action="holds.write" size="small" onClick={() => setPlacing(true)}>
          {texts.place}
        </ActionButton>
      )}
    </div>
  );
}
