import type { RecusalRow } from '@rollcall/shared/http/recusals';
import { adminWords } from '@rollcall/shared/words/admin';
import { Drawer } from 'antd';
import { OutsideOfRequest } from '../../features/outside-decisions/outside-of-request.tsx';
import { formatPerson } from '../../format/format-person.ts';
import { formatFull } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';
import { FactList } from '../../parts/fact-list.tsx';
import { TwoLines } from '../../parts/two-lines.tsx';
import { useSession } from '../../session/session-context.ts';

/** A conflict of interest: whom it binds, who declared and who ended it; and that nobody here may end it, where that is so. */
export function RecusalDrawer({ recusal, onClose }: { recusal: RecusalRow; onClose: () => void }) {
  const all = useWords(adminWords);
  const texts = all.conflict;
  const own = useSession().username === recusal.username;
  const { recusalId, badgeNo, officerName, endedBy, endedAt } = recusal;
  const facts = [
    { name: texts.account, value: recusal.name },
    { name: texts.officer, value: formatPerson({ badgeNo, name: officerName }) },
    { name: all.reason, value: recusal.reason },
    { name: texts.declared, value: `${recusal.declaredBy} · ${formatFull(recusal.declaredAt)}` },
    ...(endedAt === null
      ? []
      : [
          {
            name: texts.ended,
            value: (
              <TwoLines below={recusal.endReason ?? undefined}>{`${endedBy ?? ''} · ${formatFull(endedAt)}`}</TwoLines>
            ),
          },
        ]),
  ];
  return (
    <Drawer open onClose={onClose} size={480} title={texts.title}>
      <div style={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 16 }}>
        <FactList facts={facts} />
        {endedAt === null ? <OutsideOfRequest kind="recusal_end" requestId={recusalId} own={own} /> : null}
      </div>
    </Drawer>
  );
}
