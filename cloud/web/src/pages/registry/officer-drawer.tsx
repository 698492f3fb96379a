import { officerFields } from '@rollcall/shared/fields/officers';
import type { NewOfficer, OfficerChange, OfficerRow } from '@rollcall/shared/http/officers';
import { registryWords } from '@rollcall/shared/words/registry';
import { Form } from 'antd';
import { useNavigate } from 'react-router';
import { request } from '../../api/request.ts';
import { useChange } from '../../api/use-change.ts';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { FormField, filledIn } from '../../form/form-field.tsx';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';

type Values = NewOfficer & Pick<OfficerRow, 'leftOn'>;

/** Adds an officer, or changes the given one. */
export function OfficerDrawer({ officer, onClose }: { officer?: OfficerRow; onClose: () => void }) {
  const texts = useWords(registryWords).officer;
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  const { start, running, problem } = useChange({
    send: (commandKey, { badgeNo, leftOn, ...values }: Values) =>
      officer
        ? request<unknown>(`officers/${officer.badgeNo}`, {
            method: 'PATCH',
            commandKey,
            body: { ...values, leftOn } satisfies OfficerChange,
          })
        : request<unknown>('officers', {
            method: 'POST',
            commandKey,
            body: { badgeNo, ...values } satisfies NewOfficer,
          }),
    outdates: ['officers', 'units', 'coverage'],
    onDone: (_answer, { badgeNo }) => {
      onClose();
      if (!officer) void navigate(paths.officer(badgeNo));
    },
  });
  return (
    <EntryDrawer<Values>
      title={officer ? texts.edit : texts.add}
      action="registry.write"
      form={form}
      initial={officer ?? { kind: 'sworn' }}
      problem={problem}
      saving={running}
      onSave={(values) => start(filledIn(officerFields, values))}
      onClose={onClose}
    >
      <FormField of={officerFields} name="badgeNo" fixed={officer !== undefined} autoFocus={!officer} />
      <FormField of={officerFields} name="name" />
      <FormField of={officerFields} name="kind" />
      <FormField of={officerFields} name="unitCode" />
      <FormField of={officerFields} name="leaderBadgeNo" />
      {officer ? <FormField of={officerFields} name="leftOn" /> : null}
    </EntryDrawer>
  );
}
