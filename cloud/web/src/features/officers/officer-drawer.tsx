import { officerFields } from '@rollcall/shared/fields/officers';
import type { NewOfficer, OfficerRow } from '@rollcall/shared/resources/officers';
import { registryWords } from '@rollcall/shared/words/registry';
import { Form } from 'antd';
import { useNavigate } from 'react-router';
import { useCall } from '../../api/use-call.ts';
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
  const adding = useCall('POST officers', {
    onDone: ({ badgeNo }) => {
      onClose();
      void navigate(paths.officer(badgeNo));
    },
  });
  const changing = useCall('PATCH officers/:badgeNo', { onDone: onClose });
  return (
    <EntryDrawer<Values>
      title={officer ? texts.edit : texts.add}
      action="registry.write"
      form={form}
      initial={officer ?? { kind: 'sworn' }}
      problem={adding.problem ?? changing.problem}
      saving={adding.running || changing.running}
      onSave={(typed) => {
        const { badgeNo, leftOn, ...values } = filledIn(officerFields, typed);
        if (officer) changing.start({ params: { badgeNo: officer.badgeNo }, body: { ...values, leftOn } });
        else adding.start({ body: { badgeNo, ...values } });
      }}
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
