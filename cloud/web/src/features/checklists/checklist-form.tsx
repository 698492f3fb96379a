import type { ChecklistRow } from '@rollcall/shared/resources/checklists';
import { checklistPageWords } from '@rollcall/shared/words/review-page';
import { Form } from 'antd';
import { useCall } from '../../api/use-call.ts';
import { useRead } from '../../api/use-read.ts';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { ReasonField } from '../../form/reason-field.tsx';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { dimensions } from './by-dimension.ts';
import { type ChecklistValues, itemsOf, valuesOfItems } from './checklist-values.ts';
import { DimensionFields } from './dimension-fields.tsx';

/** Makes a new version of the checklist, from the one in force. */
export function ChecklistForm({ inForce, onClose }: { inForce: ChecklistRow; onClose: () => void }) {
  const texts = useWords(checklistPageWords);
  const { language } = useLanguage();
  const [form] = Form.useForm<ChecklistValues>();
  const used = (useRead('GET checklists', {}).answer?.rows ?? []).flatMap(({ items }) => items.map(({ key }) => key));
  const { start, running, problem } = useCall('POST checklists', { onDone: onClose });
  return (
    <EntryDrawer<ChecklistValues>
      title={texts.edit}
      action="checks.plan"
      form={form}
      initial={valuesOfItems(inForce.items, language)}
      problem={problem}
      saving={running}
      onSave={(values) =>
        start({
          body: {
            version: inForce.version,
            items: itemsOf(values, { before: inForce.items, used, language }),
            reason: values.reason.trim(),
          },
        })
      }
      onClose={onClose}
    >
      <p>{texts.statedHint}</p>
      {dimensions.map((dimension) => (
        <DimensionFields key={dimension} dimension={dimension} />
      ))}
      <ReasonField required />
    </EntryDrawer>
  );
}
