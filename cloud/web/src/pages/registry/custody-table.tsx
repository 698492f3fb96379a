import type { CustodyRow } from '@rollcall/shared/http/custodies';
import { Link } from 'react-router';
import { formatPerson } from '../../format/format-person.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { paths } from '../../paths.ts';
import { registryTexts } from '../../texts/registry-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { CustodyBasis } from './custody-basis.tsx';
import { HeldTime } from './held-time.tsx';

/** Who held what and when, of one officer or one recorder, latest first. */
export function CustodyTable({ custodies }: { custodies: readonly CustodyRow[] }) {
  const all = useTexts(registryTexts);
  const texts = all.custody;
  if (custodies.length === 0) return <p>{texts.empty}</p>;
  return (
    <PlainTable<CustodyRow>
      name={all.tabs.custodies}
      rows={custodies}
      rowKey={({ custodyId }) => custodyId}
      columns={[
        {
          title: texts.recorder,
          cell: ({ recorderSerial }) => <Link to={paths.recorder(recorderSerial)}>{recorderSerial}</Link>,
        },
        {
          title: texts.officer,
          cell: ({ badgeNo, officerName }) => (
            <Link to={paths.officer(badgeNo)}>
              <NoWrap>{formatPerson({ badgeNo, name: officerName })}</NoWrap>
            </Link>
          ),
        },
        { title: texts.basis, cell: (custody) => <CustodyBasis custody={custody} /> },
        { title: texts.from, cell: ({ heldFrom }) => <HeldTime at={heldFrom} /> },
        { title: texts.until, cell: ({ heldUntil }) => <HeldTime at={heldUntil} /> },
      ]}
    />
  );
}
