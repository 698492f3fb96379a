import { SafetyCertificateOutlined } from '@ant-design/icons';
import type { RecordingState } from '@rollcall/shared/http/recordings';
import { evidenceExportWords } from '@rollcall/shared/words/evidence-exports';
import { Tooltip } from 'antd';
import { useState } from 'react';
import { useWords } from '../../../language/use-words.ts';
import { later } from '../../../loading/later.tsx';
import { ActionButton } from '../../../session/action-button.tsx';

const ExportDialog = later({ load: async () => (await import('./export-dialog.tsx')).ExportDialog });

/** Exports one recording as evidence. */
export function ExportButton({ recording }: { recording: { recordingId: string; state: RecordingState } }) {
  const texts = useWords(evidenceExportWords);
  const [asking, setAsking] = useState(false);
  const verified = recording.state === 'verified';
  return (
    <>
      <Tooltip title={verified ? undefined : texts.unverified}>
        <ActionButton
          action="exports.create"
          icon={<SafetyCertificateOutlined />}
          disabled={!verified}
          onClick={() => setAsking(true)}
        >
          {texts.button}
        </ActionButton>
      </Tooltip>
      {asking ? <ExportDialog recordingIds={[recording.recordingId]} onClose={() => setAsking(false)} /> : null}
    </>
  );
}
