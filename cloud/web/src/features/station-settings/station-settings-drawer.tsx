import type { OwnSettings, StationSettingRow } from '@rollcall/shared/resources/station-settings';
import { historyWords } from '@rollcall/shared/words/history';
import { defaultScopeName, stationSettingWords } from '@rollcall/shared/words/station-settings';
import { Drawer, Form, InputNumber, Segmented, Select } from 'antd';
import { useCall } from '../../api/use-call.ts';
import { useRead } from '../../api/use-read.ts';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { HistoryList } from '../../history/history-list.tsx';
import { useWords } from '../../language/use-words.ts';
import { Section } from '../../parts/section.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { fromMegabits, toMegabits } from './megabits.ts';
import { SupportBundle } from './support-bundle.tsx';
import { WindowFields } from './window-fields.tsx';

interface Values {
  ownWindows: boolean;
  windows: StationSettingRow['uploadWindows'];
  ownCap: boolean;
  megabits: number | null;
  ownLogLevel: boolean;
  logLevel: LogLevel;
}

/** `station`: none is set here. */
type LogLevel = NonNullable<StationSettingRow['logLevel']> | 'station';

const logLevels = ['station', 'info', 'debug'] as const satisfies LogLevel[];

/** Sets how one station works, or all of them. */
export function StationSettingsDrawer({ scope, onClose }: { scope: string; onClose: () => void }) {
  const texts = useWords(stationSettingWords);
  const { answer, problem, retry } = useRead('GET station-settings/:scope', { params: { scope } });
  if (answer !== undefined) return <SettingsForm answer={answer} onClose={onClose} />;
  return problem === null ? null : (
    <Drawer open onClose={onClose} size={480} title={texts.title}>
      <ProblemNotice problem={problem} onRetry={retry} />
    </Drawer>
  );
}

type Answer = NonNullable<ReturnType<typeof useRead<'GET station-settings/:scope'>>['answer']>;

function SettingsForm({ answer, onClose }: { answer: Answer; onClose: () => void }) {
  const texts = useWords(stationSettingWords);
  const { history } = useWords(historyWords);
  const [form] = Form.useForm<Values>();
  const ownWindows = Form.useWatch('ownWindows', form);
  const ownCap = Form.useWatch('ownCap', form);
  const ownLogLevel = Form.useWatch('ownLogLevel', form);
  const saving = useCall('PUT station-settings/:scope', { onDone: onClose });
  const { scope, stationName, own, uploadWindows, uploadBytesPerSecond: cap, logLevel } = answer;
  const ofAll = scope === defaultScopeName;
  return (
    <EntryDrawer<Values>
      title={`${texts.title} · ${stationName ?? texts.default}`}
      action="registry.write"
      form={form}
      initial={{
        ownWindows: ofAll || own.includes('uploadWindows'),
        windows: uploadWindows,
        ownCap: ofAll || own.includes('uploadBytesPerSecond'),
        megabits: cap === null ? null : toMegabits(cap),
        ownLogLevel: ofAll || own.includes('logLevel'),
        logLevel: logLevel ?? 'station',
      }}
      problem={saving.problem}
      saving={saving.running}
      onSave={(values) => saving.start({ params: { scope }, body: toSettings(values) })}
      onClose={onClose}
      below={
        <div style={{ display: 'grid', gap: 12 }}>
          {ofAll ? null : <SupportBundle stationId={scope} bundle={answer.supportBundle} />}
          <Section title={history}>
            <HistoryList history={answer.history} omit={['stationId']} />
          </Section>
        </div>
      }
    >
      <p>{texts.within}</p>
      <OwnField name="ownWindows" label={texts.windows} hidden={ofAll} />
      <div hidden={ownWindows === false}>
        <WindowFields label={ofAll ? texts.windows : undefined} />
      </div>
      <OwnField name="ownCap" label={texts.cap} hidden={ofAll} />
      <Form.Item name="megabits" hidden={ownCap === false} label={ofAll ? texts.cap : undefined} extra={texts.capHint}>
        <InputNumber aria-label={texts.cap} min={0.2} max={80_000} suffix="Mbit/s" style={{ width: 180 }} />
      </Form.Item>
      <OwnField name="ownLogLevel" label={texts.logLevel} hidden={ofAll} />
      <Form.Item
        name="logLevel"
        hidden={ownLogLevel === false}
        label={ofAll ? texts.logLevel : undefined}
        extra={texts.logLevelHint}
      >
        <Select
          aria-label={texts.logLevel}
          options={logLevels.map((value) => ({ value, label: texts.logLevels[value] }))}
          style={{ width: 180 }}
        />
      </Form.Item>
    </EntryDrawer>
  );
}

function OwnField({
  name,
  label,
  hidden,
}: {
  name: 'ownWindows' | 'ownCap' | 'ownLogLevel';
  label: string;
  hidden: boolean;
}) {
  const texts = useWords(stationSettingWords);
  return (
    <Form.Item name={name} label={label} hidden={hidden}>
      <Segmented
        aria-label={label}
        options={[
          { value: false, label: texts.asDefault },
          { value: true, label: texts.ownSetting },
        ]}
      />
    </Form.Item>
  );
}

function toSettings({ ownWindows, windows, ownCap, megabits, ownLogLevel, logLevel }: Values): OwnSettings {
  const cap = megabits === null || megabits === undefined ? null : fromMegabits(megabits);
  return {
    ...(ownWindows ? { uploadWindows: windows ?? [] } : {}),
    ...(ownCap ? { uploadBytesPerSecond: cap } : {}),
    ...(ownLogLevel ? { logLevel: logLevel === 'station' ? null : logLevel } : {}),
  };
}
