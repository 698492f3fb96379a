import { custodyFilters, type EnteredBasis, custodyFields as fields } from '@rollcall/shared/fields/custodies';
import type { CustodyRow } from '@rollcall/shared/resources/custodies';
import { custodyEntry, custodyGraceMs, firstTouched } from '@rollcall/shared/rules/touches-past';
import { commonWords } from '@rollcall/shared/words/common';
import { custodyColumns } from '@rollcall/shared/words/custodies';
import { registryWords } from '@rollcall/shared/words/registry';
import { Button, Form, Segmented } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Asked } from '../../api/call.ts';
import { useCall } from '../../api/use-call.ts';
import { FieldFilters, useFilters } from '../../filters/field-filters.tsx';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { FormField, filledIn } from '../../form/form-field.tsx';
import { isReason } from '../../form/is-reason.ts';
import { LongText } from '../../form/long-text.tsx';
import { ReasonField } from '../../form/reason-field.tsx';
import { useDraftState } from '../../form/use-draft-state.ts';
import { useWords } from '../../language/use-words.ts';
import { HeldTime } from '../../parts/held-time.tsx';
import { paths } from '../../paths.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { ActionButton } from '../../session/action-button.tsx';
import { useCan } from '../../session/use-can.ts';
import { ListButtons } from '../../table/list-buttons.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { CustodyDispute } from '../custody-disputes/custody-dispute.tsx';
import { CustodyBasis } from './custody-table.tsx';
import { CustodyView } from './custody-view.tsx';

/** Who holds and held which recorder; a row opens the entry. */
export function CustodiesTab() {
  const all = useWords(registryWords);
  const texts = all.custody;
  const [filters, change] = useFilters(custodyFilters, ['at']);
  // An entry has no address of its own: it is opened from the list only.
  const [open, setOpen] = useState<CustodyRow | 'new'>();
  return (
    <>
      <ListTable
        list="custodies"
        columns={custodyColumns}
        cells={{
          recorderSerial: ({ recorderSerial }) => <Link to={paths.recorder(recorderSerial)}>{recorderSerial}</Link>,
          basis: (custody) => <CustodyBasis custody={custody} />,
          heldFrom: ({ heldFrom }) => <HeldTime at={heldFrom} />,
          heldUntil: ({ heldUntil }) => <HeldTime at={heldUntil} />,
        }}
        query={filters}
        idOf={({ custodyId }) => custodyId}
        name={all.tabs.custodies}
        onOpen={setOpen}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        filters={
          <>
            <FieldFilters of={custodyFilters} values={filters} onChange={change} />
            <Segmented
              value={filters.at === undefined ? 'all' : 'now'}
              options={[
                { value: 'all', label: texts.all },
                { value: 'now', label: texts.now },
              ]}
              onChange={(which) => change({ at: which === 'now' ? new Date().toISOString() : undefined })}
            />
          </>
        }
        buttons={
          <ListButtons action="custodies.write" add={texts.add} onAdd={() => setOpen('new')} imports="custodies" />
        }
      />
      {open === undefined ? null : <OpenCustody open={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}

/** What was entered is changed by who may; everything else is looked at. */
function OpenCustody({ open, onClose }: { open: CustodyRow | 'new'; onClose: () => void }) {
  const mayWrite = useCan()('custodies.write');
  if (open === 'new') return <CustodyDrawer onClose={onClose} />;
  const { basis } = open;
  if (basis === 'observed' || !mayWrite) return <CustodyView custody={open} onClose={onClose} />;
  return <CustodyDrawer custody={{ ...open, basis }} onClose={onClose} />;
}

type NewCustody = Asked<'POST custodies'>['body'];

/** One that was entered, not seen. */
type EnteredCustody = CustodyRow & { basis: EnteredBasis };

/** Enters who holds a recorder, or corrects the given entry. Setting its end is the return. */
function CustodyDrawer({ custody, onClose }: { custody?: EnteredCustody; onClose: () => void }) {
  const all = useWords(registryWords);
  const texts = all.custody;
  const [form] = Form.useForm<NewCustody>();
  const values = Form.useWatch([], form) as Partial<NewCustody> | undefined;
  const adding = useCall('POST custodies', { onDone: onClose });
  const changing = useCall('PATCH custodies/:custodyId', { onDone: onClose });
  const past = touchesPast(custody, values);
  return (
    <EntryDrawer<NewCustody>
      title={custody ? texts.edit : texts.add}
      subject={custody?.custodyId}
      isNew={custody === undefined}
      action="custodies.write"
      form={form}
      initial={custody ?? { basis: 'check_out', heldFrom: new Date().toISOString(), heldUntil: null }}
      problem={adding.problem ?? changing.problem}
      saving={adding.running || changing.running}
      onSave={({ reason, ...typed }) => {
        const body = { ...filledIn(fields, typed), ...(reason ? { reason } : {}) };
        if (custody) changing.start({ params: { custodyId: custody.custodyId }, body });
        else adding.start({ body });
      }}
      onClose={onClose}
      below={
        custody ? (
          <>
            <CustodyDispute custody={custody} onDone={onClose} />
            <CustodyRemoval custodyId={custody.custodyId} onDone={onClose} />
          </>
        ) : null
      }
    >
      <FormField of={fields} name="basis" extra={texts.basisHint} />
      <FormField of={fields} name="recorderSerial" />
      <FormField of={fields} name="badgeNo" />
      <FormField of={fields} name="heldFrom" />
      <FormField of={fields} name="heldUntil" extra={texts.openHint} after="heldFrom" />
      <ReasonField required={past} hint={all.reasonHint} />
    </EntryDrawer>
  );
}

/** HQ asks for a reason then. */
function touchesPast(custody: EnteredCustody | undefined, values: Partial<NewCustody> | undefined): boolean {
  const { heldFrom, heldUntil = null, badgeNo = '', recorderSerial = '', basis = 'check_out' } = values ?? {};
  if (!heldFrom) return false;
  const after = custodyEntry({ heldFrom, heldUntil, badgeNo, recorderSerial, basis });
  return firstTouched(custody ? custodyEntry(custody) : null, after) < Date.now() - custodyGraceMs;
}

/** Deletes an entry that never was, with a reason. */
function CustodyRemoval({ custodyId, onDone }: { custodyId: string; onDone: () => void }) {
  const all = useWords(registryWords);
  const common = useWords(commonWords);
  const [asking, setAsking] = useState(false);
  const [reason, setReason, draft] = useDraftState({ name: all.custody.remove, subject: custodyId }, '');
  const { start, running, problem } = useCall('DELETE custodies/:custodyId', { onDone, done: 'removed' });
  if (!asking) {
    return (
      <ActionButton action="custodies.write" danger onClick={() => setAsking(true)}>
        {all.custody.remove}
      </ActionButton>
    );
  }
  return (
    <div style={{ display: 'grid', gap: 8 }}>
      <ProblemNotice problem={problem} />
      <p>{all.custody.removeHint}</p>
      {draft.notice}
      <LongText
        aria-label={all.reason}
        placeholder={all.reason}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div style={{ display: 'flex', gap: 8 }}>
        <Button
          danger
          disabled={!isReason(reason)}
          loading={running}
          onClick={() => draft.sent(() => start({ params: { custodyId }, body: { reason: reason.trim() } }))}
        >
          {common.remove}
        </Button>
        <Button
          onClick={() => {
            draft.clear();
            setAsking(false);
          }}
        >
          {common.cancel}
        </Button>
      </div>
    </div>
  );
}
