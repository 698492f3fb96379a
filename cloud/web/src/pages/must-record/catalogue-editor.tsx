import { PlusOutlined } from '@ant-design/icons';
import type { MustRecordItem, MustRecordVersion, NewMustRecordVersion } from '@rollcall/shared/http/must-record';
import { mustRecordWords } from '@rollcall/shared/words/must-record';
import { Button, Form } from 'antd';
import { useState } from 'react';
import { request } from '../../api/request.ts';
import { useChange } from '../../api/use-change.ts';
import { ReasonField } from '../../form/reason-field.tsx';
import { TimeField } from '../../form/time-field.tsx';
import { useDraftState } from '../../form/use-draft-state.ts';
import { useFormDraft } from '../../form/use-form-draft.ts';
import { useWords } from '../../language/use-words.ts';
import { Section } from '../../parts/section.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { ActionButton } from '../../session/action-button.tsx';
import { catalogueDiff } from './catalogue-diff.ts';
import { CatalogueDiffView } from './catalogue-diff-view.tsx';
import { CatalogueItems } from './catalogue-items.tsx';
import { ItemDrawer } from './item-drawer.tsx';
import classes from './must-record.module.css';

/** Makes the next version of the catalogue from the newest one. */
export function CatalogueEditor({ base, onClose }: { base: MustRecordVersion; onClose: () => void }) {
  const texts = useWords(mustRecordWords);
  const [items, setItems, draft] = useDraftState<MustRecordItem[]>({ name: 'items' }, base.items);
  const [open, setOpen] = useState<MustRecordItem | 'new'>();
  const [form] = Form.useForm<{ countsFrom: string | null; reason: string }>();
  const formDraft = useFormDraft({ name: 'catalogue', form });
  const discard = () => {
    draft.forget();
    formDraft.forget();
    onClose();
  };
  const { start, running, problem } = useChange({
    send: (commandKey, { countsFrom, reason }: { countsFrom: string | null; reason: string }) =>
      request<MustRecordVersion>('must-record-versions', {
        method: 'POST',
        commandKey,
        body: {
          baseVersion: base.version,
          items,
          reason: reason.trim(),
          ...(countsFrom ? { countsFrom } : {}),
        } satisfies NewMustRecordVersion,
      }),
    outdates: ['must-record-versions', 'activities', 'coverage', 'findings'],
    onDone: onClose,
  });
  const keep = (item: MustRecordItem) => {
    setItems((before) =>
      before.some(({ itemId }) => itemId === item.itemId)
        ? before.map((known) => (known.itemId === item.itemId ? item : known))
        : [...before, item],
    );
    setOpen(undefined);
  };
  const remove = (itemId: string) => {
    setItems((before) => before.filter((item) => item.itemId !== itemId));
    setOpen(undefined);
  };
  return (
    <>
      {draft.notice}
      <div className={classes.head}>
        <strong>{texts.editing(base.version)}</strong>
        <Button icon={<PlusOutlined />} onClick={() => setOpen('new')}>
          {texts.add}
        </Button>
      </div>
      <CatalogueItems
        items={items}
        nameOf={(item, name) => (
          <Button
            type="link"
            className={classes.text ?? ''}
            style={{ padding: 0, height: 'auto', textAlign: 'start' }}
            onClick={() => setOpen(item)}
          >
            {name}
          </Button>
        )}
      />
      <Section title={texts.draftDiff}>
        <CatalogueDiffView before={base.items} after={items} name={texts.draftDiff} />
      </Section>
      <ProblemNotice problem={problem} />
      <Form
        form={form}
        layout="vertical"
        requiredMark="optional"
        onValuesChange={formDraft.changed}
        onFinish={(values) => draft.sent(() => formDraft.sent(() => start(values)))}
        style={{ maxInlineSize: 560 }}
      >
        {formDraft.notice}
        <TimeField name="countsFrom" label={texts.from} extra={texts.fromHint} />
        <ReasonField required hint={texts.reasonHint} />
        <div className={classes.foot}>
          <ActionButton
            action="must_record.write"
            type="primary"
            htmlType="submit"
            loading={running}
            disabled={catalogueDiff(base.items, items).length === 0}
          >
            {texts.save}
          </ActionButton>
          <Button onClick={discard}>{texts.discard}</Button>
        </div>
      </Form>
      {open === undefined ? null : (
        <ItemDrawer
          item={open === 'new' ? undefined : open}
          items={items}
          onKeep={keep}
          onRemove={remove}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}
