import { dutyTypeFields } from '@rollcall/shared/fields/duty-types';
import type { OfficerDetail } from '@rollcall/shared/resources/officers';
import type { ShiftTemplateRow } from '@rollcall/shared/resources/shift-templates';
import { shiftTemplateWords } from '@rollcall/shared/words/shift-templates';
import { Form } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../api/use-answer.ts';
import { useWholeList } from '../../api/use-whole-list.ts';
import { NamedSelect } from '../../controls/named-select.tsx';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';

interface Props {
  /** Whose shift it becomes: what the officer's unit uses is offered. */
  badgeNo: string | null | undefined;
  onChoose: (template: ShiftTemplateRow) => void;
}

/** Fills in a shift by a template: those of the unit first, then those for the whole brigade. Not there while there is none. */
export function TemplateChoice({ badgeNo, onChoose }: Props) {
  const texts = useWords(shiftTemplateWords);
  const { language } = useLanguage();
  const retiredMark = dutyTypeFields.retired.label[language];
  const [chosenId, setChosenId] = useState<string>();
  const officer = useAnswer<OfficerDetail>(`officers/${badgeNo}`, {}, { enabled: Boolean(badgeNo) }).answer;
  const { rows = [] } = useWholeList<ShiftTemplateRow>(
    'shift-templates',
    { unitCode: officer?.unitCode, retired: 'false' },
    200,
  );
  if (rows.length === 0 || (badgeNo && officer === undefined)) return null;
  // Another officer's unit may not have the one that was chosen.
  const chosen = rows.find(({ shiftTemplateId }) => shiftTemplateId === chosenId);
  const gone = chosen?.dutyTypeRetired ? chosen.dutyTypeName : undefined;
  const unitCodes = [...new Set(rows.map(({ unitCode }) => unitCode))];
  return (
    <Form.Item
      label={texts.choose}
      {...(gone === undefined
        ? { extra: texts.chooseHint }
        : { help: texts.chosenRetired(gone), validateStatus: 'warning' as const })}
    >
      <NamedSelect<string>
        label={texts.choose}
        showSearch={{ optionFilterProp: 'label' }}
        value={chosen?.shiftTemplateId ?? null}
        onChange={(shiftTemplateId) => {
          setChosenId(shiftTemplateId);
          const template = rows.find((row) => row.shiftTemplateId === shiftTemplateId);
          if (template) onChoose(template);
        }}
        options={unitCodes.map((unitCode) => {
          const templates = rows.filter((row) => row.unitCode === unitCode);
          return {
            label: templates[0]?.unitName ?? texts.wholeBrigade,
            options: templates.map(({ shiftTemplateId, name, from, to, dutyTypeName, dutyTypeRetired }) => ({
              value: shiftTemplateId,
              label: `${name} ${from}–${to} · ${dutyTypeName}${dutyTypeRetired ? ` · ${retiredMark}` : ''}`,
            })),
          };
        })}
      />
    </Form.Item>
  );
}
