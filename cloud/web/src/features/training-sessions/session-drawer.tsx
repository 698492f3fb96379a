import type { NewTrainingSession, TrainingSessionDetail } from '@rollcall/shared/resources/training-sessions';
import { violationClassNames } from '@rollcall/shared/words/findings';
import { registryWords } from '@rollcall/shared/words/registry';
import { trainingSessionWords } from '@rollcall/shared/words/training-sessions';
import { Form } from 'antd';
import { useNavigate } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { NamedSelect } from '../../controls/named-select.tsx';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { OfficersField } from '../../form/officers-field.tsx';
import { ShortText } from '../../form/short-text.tsx';
import { TimeField } from '../../form/time-field.tsx';
import { UnitField } from '../../form/unit-field.tsx';
import { useRules } from '../../form/use-rules.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import { useSession } from '../../session/session-context.ts';
import { nextMonday } from './next-monday.ts';
import { useSessionCall } from './use-session-call.ts';

interface Props {
  /** Which one is changed; left out: a new one. */
  session?: TrainingSessionDetail;
  /** For which one a new one makes up. */
  makesUpFor?: TrainingSessionDetail;
  onClose: () => void;
}

type Values = Omit<NewTrainingSession, 'makesUpFor'>;

/** Plans a session, or changes one. A squad leader plans those of the own unit. */
export function SessionDrawer({ session, makesUpFor, onClose }: Props) {
  const texts = useWords(trainingSessionWords);
  const { required: needed } = useWords(registryWords);
  const { language } = useLanguage();
  const rules = useRules();
  const navigate = useNavigate();
  const { role, unitCode: ownUnit } = useSession();
  const ofOwnUnit = role === 'squad_leader';
  const [form] = Form.useForm<Values>();
  const packs = useRead('GET study-packs', { query: {} });
  const adding = useSessionCall('POST training-sessions', {
    onDone: ({ sessionId }) => {
      onClose();
      void navigate(paths.trainingSession(sessionId));
    },
  });
  const changing = useSessionCall('PATCH training-sessions/:sessionId', { onDone: onClose });
  // The newest pack is the one that is meant, as a rule.
  if (packs.loading) return null;
  const packRows = packs.answer?.rows ?? [];
  const known = packRows.map(({ packId, title }) => ({ value: packId, label: title }));
  const kept = session ?? makesUpFor;
  const keptPack =
    kept?.packId && known.every(({ value }) => value !== kept.packId)
      ? [{ value: kept.packId, label: kept.packTitle ?? '' }]
      : [];
  const required = { required: true, message: needed };
  return (
    <EntryDrawer<Values>
      title={session ? texts.change : makesUpFor ? texts.planMakeUp : texts.plan}
      isNew={session === undefined}
      action="training.plan"
      form={form}
      initial={
        session ?? {
          topic: makesUpFor?.topic ?? '',
          violationClasses: makesUpFor?.violationClasses ?? [],
          place: makesUpFor?.place ?? '',
          unitCode: ofOwnUnit ? ownUnit : (makesUpFor?.unitCode ?? null),
          packId: makesUpFor ? makesUpFor.packId : (packRows[0]?.packId ?? null),
          ...nextMonday(Date.now()),
        }
      }
      problem={adding.problem ?? changing.problem}
      saving={adding.running || changing.running}
      onSave={({ topic, place, badgeNos, unitCode, packId, ...values }) => {
        const body = {
          ...values,
          ...{ topic: topic.trim(), place: place.trim(), packId: packId ?? null },
          ...(badgeNos === undefined || badgeNos.length === 0 ? {} : { badgeNos }),
        };
        if (session) {
          changing.start({ params: { sessionId: session.sessionId }, body: { ...body, version: session.version } });
        } else {
          const unit = ofOwnUnit ? ownUnit : (unitCode ?? null);
          const makeUp = makesUpFor ? { makesUpFor: makesUpFor.sessionId } : {};
          adding.start({ body: { ...body, unitCode: unit, ...makeUp } });
        }
      }}
      onClose={onClose}
    >
      <Form.Item name="topic" label={texts.topic} rules={[{ ...required, whitespace: true }, rules.upTo(100)]}>
        <ShortText most={100} autoFocus={!kept} />
      </Form.Item>
      <Form.Item name="violationClasses" label={texts.violationClasses}>
        <NamedSelect<string[]>
          mode="multiple"
          label={texts.violationClasses}
          options={Object.entries(violationClassNames).map(([value, name]) => ({ value, label: name[language] }))}
        />
      </Form.Item>
      <Form.Item name="place" label={texts.place} rules={[{ ...required, whitespace: true }, rules.upTo(100)]}>
        <ShortText most={100} />
      </Form.Item>
      <TimeField name="startsAt" label={texts.startsAt} required />
      <TimeField name="endsAt" label={texts.endsAt} required after="startsAt" />
      {session || ofOwnUnit ? null : <UnitField name="unitCode" label={texts.unit} extra={texts.unitHint} />}
      <Form.Item name="packId" label={texts.pack}>
        <NamedSelect<string | null>
          label={texts.pack}
          allowClear
          placeholder={texts.noPack}
          showSearch={{ optionFilterProp: 'label' }}
          options={[...keptPack, ...known]}
        />
      </Form.Item>
      <Form.Item
        name="badgeNos"
        label={texts.whoAttends}
        extra={session ? texts.whoChangesHint : makesUpFor ? texts.makeUpHint : texts.whoAttendsHint}
      >
        <OfficersField label={texts.whoAttends} />
      </Form.Item>
    </EntryDrawer>
  );
}
