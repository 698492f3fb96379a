import type { RecordingDetail } from '@rollcall/shared/http/recordings';
import { restrictionWhyNames, restrictionWords } from '@rollcall/shared/words/recording-restrictions';
import { Alert } from 'antd';
import { useState } from 'react';
import { formatFull } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { later } from '../../loading/later.tsx';
import { ActionButton } from '../../session/action-button.tsx';
import { useCan } from '../../session/use-can.ts';

const LiftDrawer = later({ load: async () => (await import('./restriction-drawers.tsx')).LiftDrawer });

/** That a recording is restricted, by whom and why, above it. */
export function RestrictionNote({ restriction }: { restriction: RecordingDetail['restriction'] }) {
  const texts = useWords(restrictionWords);
  const { language } = useLanguage();
  const can = useCan();
  const [lifting, setLifting] = useState(false);
  if (restriction === null) return null;
  const { restrictionId, why, reason, by, at } = restriction;
  return (
    <>
      <Alert
        type="warning"
        showIcon
        style={{ marginBlockEnd: 12 }}
        title={texts.shown(restrictionWhyNames[why][language], by, formatFull(at))}
        description={reason}
        action={
          can('recordings.open_restricted') ? (
            <ActionButton action="recordings.open_restricted" size="small" onClick={() => setLifting(true)}>
              {texts.lift}
            </ActionButton>
          ) : null
        }
      />
      {lifting ? <LiftDrawer restrictionId={restrictionId} onClose={() => setLifting(false)} /> : null}
    </>
  );
}
