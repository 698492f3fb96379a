import { SafetyCertificateOutlined } from '@ant-design/icons';
import { mostRecordingsOfExport } from '@rollcall/shared/fields/evidence-exports';
import type { RecordingRow, RecordingState } from '@rollcall/shared/http/recordings';
import { evidenceExportButtonWords } from '@rollcall/shared/words/evidence-export-buttons';
import { Button, Checkbox, Tooltip } from 'antd';
import { useState } from 'react';
import { useWords } from '../../language/use-words.ts';
import { later } from '../../loading/later.tsx';
import { ActionButton } from '../../session/action-button.tsx';
import { useCan } from '../../session/use-can.ts';
import type { Column } from '../../table/column.ts';

const ExportDialog = later({ load: async () => (await import('./export-dialog.tsx')).ExportDialog });

/** Exports one recording as evidence. */
export function ExportButton({ recording }: { recording: { recordingId: string; state: RecordingState } }) {
  const texts = useWords(evidenceExportButtonWords);
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

/** Ticked recordings of a list, for one export of them all: a column before the others, and the buttons. */
export function useExportSelection() {
  const texts = useWords(evidenceExportButtonWords);
  const may = useCan()('exports.create');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [asking, setAsking] = useState(false);
  const full = chosen.length >= mostRecordingsOfExport;
  const toggle = (recordingId: string, on: boolean) =>
    setChosen((before) => (on ? [...before, recordingId] : before.filter((id) => id !== recordingId)));
  const column: Column<RecordingRow> = {
    key: 'chosen',
    title: texts.column,
    width: 52,
    always: true,
    cell: ({ recordingId, fileName, state }) => {
      const on = chosen.includes(recordingId);
      return (
        <Checkbox
          aria-label={texts.choose(fileName)}
          checked={on}
          disabled={!on && (full || state !== 'verified')}
          onChange={(event) => toggle(recordingId, event.target.checked)}
        />
      );
    },
  };
  const buttons = (
    <>
      {chosen.length > 0 ? (
        <Button type="text" onClick={() => setChosen([])}>
          {texts.clear}
        </Button>
      ) : null}
      <ActionButton
        action="exports.create"
        icon={<SafetyCertificateOutlined />}
        disabled={chosen.length === 0}
        title={full ? texts.most(mostRecordingsOfExport) : chosen.length === 0 ? texts.pick : undefined}
        onClick={() => setAsking(true)}
      >
        {chosen.length === 0 ? texts.button : texts.several(chosen.length)}
      </ActionButton>
      {asking ? <ExportDialog recordingIds={chosen} onClose={() => setAsking(false)} /> : null}
    </>
  );
  return { columns: may ? [column] : [], buttons };
}
