import {
  custodyObservationFilters,
  custodyObservationFields as fields,
} from '@rollcall/shared/fields/custody-observations';
import type { CustodyObservationRow } from '@rollcall/shared/resources/custody-observations';
import { custodyObservationColumns, custodyObservationWords } from '@rollcall/shared/words/custody-observations';
import { Form } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Asked } from '../../api/call.ts';
import { useCall } from '../../api/use-call.ts';
import { FieldFilters, useFilters } from '../../filters/field-filters.tsx';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { FormField } from '../../form/form-field.tsx';
import { ReasonField } from '../../form/reason-field.tsx';
import { formatPerson } from '../../format/format-person.ts';
import { useWords } from '../../language/use-words.ts';
import { HeldTime } from '../../parts/held-time.tsx';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { paths } from '../../paths.ts';
import { standingLooks } from '../../state/device-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { useStationNames } from '../../stations/use-station-names.ts';
import { ListButtons } from '../../table/list-buttons.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { ObservationView } from './observation-view.tsx';

/** Who took and brought back which recorder, as it was seen; a row opens it. */
export function ObservationsTab() {
  const texts = useWords(custodyObservationWords);
  const stationNames = useStationNames();
  const [filters, change] = useFilters(custodyObservationFilters);
  const [open, setOpen] = useState<CustodyObservationRow | 'new'>();
  const close = () => setOpen(undefined);
  return (
    <>
      <ListTable
        list="custody-observations"
        columns={custodyObservationColumns}
        cells={{
          at: ({ at }) => <HeldTime at={at} />,
          recorderSerial: ({ recorderSerial }) => <Link to={paths.recorder(recorderSerial)}>{recorderSerial}</Link>,
          officer: ({ badgeNo, officerName }) => (
            <Link to={paths.officer(badgeNo)}>
              <NoWrap>{formatPerson({ badgeNo, name: officerName ?? '' })}</NoWrap>
            </Link>
          ),
          stationId: ({ stationId }) =>
            stationId === null ? '' : <NoWrap>{stationNames.get(stationId) ?? stationId}</NoWrap>,
          standing: ({ standing }) => <StateTag look={standingLooks[standing]} />,
        }}
        query={filters}
        idOf={({ observationId }) => observationId}
        name={texts.title}
        onOpen={setOpen}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        filters={<FieldFilters of={custodyObservationFilters} values={filters} onChange={change} />}
        buttons={
          <ListButtons action="custodies.write" add={texts.add} onAdd={() => setOpen('new')} imports="observations" />
        }
      />
      {open === 'new' ? <NewObservationDrawer onClose={close} /> : null}
      {open !== undefined && open !== 'new' ? <ObservationView observation={open} onClose={close} /> : null}
    </>
  );
}

type Values = Asked<'POST custody-observations'>['body'];

/** Enters a check-out or a return that was written down. */
function NewObservationDrawer({ onClose }: { onClose: () => void }) {
  const texts = useWords(custodyObservationWords);
  const [form] = Form.useForm<Values>();
  const kind = Form.useWatch('kind', form);
  const { start, running, problem } = useCall('POST custody-observations', { onDone: onClose });
  return (
    <EntryDrawer<Values>
      title={texts.add}
      isNew
      action="custodies.write"
      form={form}
      initial={{ kind: 'check_out', at: new Date().toISOString() }}
      problem={problem}
      saving={running}
      onSave={({ reason, spareFor, ...rest }) =>
        start({ body: { ...rest, ...(reason ? { reason } : {}), ...(spareFor ? { spareFor } : {}) } })
      }
      onClose={onClose}
    >
      <FormField of={fields} name="kind" />
      <FormField of={fields} name="recorderSerial" />
      <FormField of={fields} name="badgeNo" />
      <FormField of={fields} name="at" />
      {kind === 'check_out' ? <FormField of={fields} name="spareFor" /> : null}
      <ReasonField required={false} />
    </EntryDrawer>
  );
}
