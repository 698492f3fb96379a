import type { CustodyRow } from '@rollcall/shared/resources/custodies';
import { commonWords } from '@rollcall/shared/words/common';
import { registryWords } from '@rollcall/shared/words/registry';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { formatPerson } from '../../format/format-person.ts';
import { useWords } from '../../language/use-words.ts';
import { HeldTime } from '../../parts/held-time.tsx';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { paths } from '../../paths.ts';
import { disputeLooks } from '../../state/custody-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';

const shownAtFirst = 10;

/** Who held what and when, latest first: `of` one recorder the officers, of one officer the recorders. */
export function CustodyTable({ of, custodies }: { of: 'officer' | 'recorder'; custodies: readonly CustodyRow[] }) {
  const all = useWords(registryWords);
  const { more } = useWords(commonWords);
  const texts = all.custody;
  const [whole, setWhole] = useState(false);
  if (custodies.length === 0) return <p>{texts.empty}</p>;
  return (
    <>
      <PlainTable<CustodyRow>
        name={all.tabs.custodies}
        rows={whole ? custodies : custodies.slice(0, shownAtFirst)}
        rowKey={({ custodyId }) => custodyId}
        columns={[
          of === 'officer'
            ? {
                title: texts.recorder,
                cell: ({ recorderSerial }) => <Link to={paths.recorder(recorderSerial)}>{recorderSerial}</Link>,
              }
            : {
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
      {whole || custodies.length <= shownAtFirst ? null : <Button onClick={() => setWhole(true)}>{more}</Button>}
    </>
  );
}

/** How it is known who holds a recorder, and what its officer said against it. */
export function CustodyBasis({ custody: { basis, observation, dispute } }: { custody: CustodyRow }) {
  const texts = useWords(registryWords).custody;
  return (
    <>
      {texts[basis]}
      {observation?.spareFor == null ? null : ` · ${texts.spareFor(observation.spareFor)}`}
      {dispute === null ? null : (
        <>
          {' · '}
          <StateTag look={disputeLooks[dispute.state]} />
        </>
      )}
    </>
  );
}
