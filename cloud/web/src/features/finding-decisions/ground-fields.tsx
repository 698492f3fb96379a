import type { Ground } from '@rollcall/shared/http/handling';
import { findingDecisionWords } from '@rollcall/shared/words/finding-decisions';
import { groundWords } from '@rollcall/shared/words/grounds';
import { registryWords } from '@rollcall/shared/words/registry';
import { Alert, Form, Select } from 'antd';
import { useRead } from '../../api/use-read.ts';
import { LongText } from '../../form/long-text.tsx';
import { useRules } from '../../form/use-rules.ts';
import { useWords } from '../../language/use-words.ts';

export interface EnteredGrounds {
  officerGround?: Ground;
  leaderGround?: Ground;
  leaderReason?: string;
}

/**
 * Why nobody is held to account for what ends without a case: asked once the new rules have begun.
 * @param isGrave it ends only when a second person agrees
 */
export function GroundFields({ leaders = true, isGrave = false }: { leaders?: boolean; isGrave?: boolean }) {
  const texts = useWords(groundWords);
  const { takesTwo } = useWords(findingDecisionWords);
  const { required: message } = useWords(registryWords);
  const rules = useRules();
  const leaderGround = Form.useWatch('leaderGround', Form.useFormInstance());
  const asked = useNewRules();
  if (!asked) return null;
  const required = { required: true, message };
  return (
    <>
      {isGrave ? <Alert type="info" showIcon title={takesTwo} style={{ marginBlockEnd: 12 }} /> : null}
      <GroundField name="officerGround" label={texts.officerGround} />
      {leaders ? <GroundField name="leaderGround" label={texts.leaderGround} isSaid /> : null}
      {leaders && leaderGround === 'other_ground' ? (
        <Form.Item name="leaderReason" label={texts.leaderReason} rules={[required, rules.reason]}>
          <LongText />
        </Form.Item>
      ) : null}
    </>
  );
}

const useNewRules = () => useRead('GET rules-starts', {}).answer?.fixed === true;

/**
 * One ground, asked once the new rules have begun.
 * @param isSaid what bears on it stands above already
 */
export function GroundField({ name, label, isSaid = false }: { name: string; label: string; isSaid?: boolean }) {
  const texts = useWords(groundWords);
  const { required: message } = useWords(registryWords);
  const asked = useNewRules();
  if (!asked) return null;
  const options = Object.entries(texts.names).map(([value, shown]) => ({ value, label: shown }));
  const extra = isSaid ? undefined : texts.firstIsComputed;
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, message }]} extra={extra}>
      <Select options={options} />
    </Form.Item>
  );
}

/** What was entered of it, as it is sent. */
export function groundsIn({ officerGround, leaderGround, leaderReason }: EnteredGrounds): EnteredGrounds {
  return {
    ...(officerGround ? { officerGround } : {}),
    ...(leaderGround ? { leaderGround } : {}),
    ...(leaderReason ? { leaderReason: leaderReason.trim() } : {}),
  };
}
