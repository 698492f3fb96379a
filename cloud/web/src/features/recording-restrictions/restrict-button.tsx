import { LockOutlined } from '@ant-design/icons';
import { restrictionWords } from '@rollcall/shared/words/recording-restrictions';
import { useState } from 'react';
import { useWords } from '../../language/use-words.ts';
import { later } from '../../loading/later.tsx';
import { ActionButton } from '../../session/action-button.tsx';

const RestrictDrawer = later({ load: async () => (await import('./restriction-drawers.tsx')).RestrictDrawer });

/** Says that a recording is private or irrelevant. */
export function RestrictButton({ recordingId }: { recordingId: string }) {
  const texts = useWords(restrictionWords);
  const [open, setOpen] = useState(false);
  return (
    <>
      <ActionButton action="recordings.restrict" icon={<LockOutlined />} onClick={() => setOpen(true)}>
        {texts.restrict}
      </ActionButton>
      {open ? <RestrictDrawer recordingId={recordingId} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
