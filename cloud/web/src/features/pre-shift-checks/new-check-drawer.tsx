import { preShiftCheckWords } from '@rollcall/shared/words/pre-shift-checks';
import { Drawer } from 'antd';
import { useState } from 'react';
import { OfficerField } from '../../form/officer-field.tsx';
import { useWords } from '../../language/use-words.ts';
import { useSession } from '../../session/session-context.ts';
import { CheckHeld } from './check-held.tsx';
import classes from './pre-shift-checks.module.css';

/** Enters a check: an officer's own, or one that an officer of the unit tells. */
export function NewCheckDrawer({ onClose }: { onClose: () => void }) {
  const texts = useWords(preShiftCheckWords);
  const { badgeNo: own, role } = useSession();
  const [badgeNo, setBadgeNo] = useState(own);
  // Whoever may enter checks of others says whose it is.
  const ofOthers = role === 'brigade_admin' || role === 'squad_leader';
  return (
    <Drawer open onClose={onClose} size={480} title={texts.add}>
      <div className={classes.form}>
        {ofOthers ? <OfficerField label={texts.officer} value={badgeNo} onChange={setBadgeNo} /> : null}
        {badgeNo === null ? null : <CheckHeld key={badgeNo} badgeNo={badgeNo} own={badgeNo === own} onDone={onClose} />}
      </div>
    </Drawer>
  );
}
