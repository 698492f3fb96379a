import type { Ground } from '@rollcall/shared/resources/finding-decisions';
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
  const { answer } = useRead('GET rules-starts', {});
  const leaderGround = Form.useWatch('leaderGround', Form.useFormInstance());
  if (!answer?.fixed) return null;
  const options = Object.entries(texts.names).map(([value, label]) => ({ value, label }));
  const required = { required: true, message };
  return (
    <>
      {isGrave ? <Alert type="info" showIcon title={takesTwo} style={{ marginBlockEnd: 12 }} /> : null}
      <Form.Item name="officerGround" label={texts.officerGround} rules={[required]} extra={texts.firstIsComputed}>
        <Select options={options} />
      </Form.Item>
      {leaders ? (
        <Form.Item name="leaderGround" label={texts.leaderGround} rules={[required]}>
          <Select options={options} />
        </Form.Item>
      ) : null}
      {leaders && leaderGround === 'other_ground' ? (
        <Form.Item name="leaderReason" label={texts.leaderReason} rules={[required, rules.reason]}>
          <LongText />
        </Form.Item>
      ) : null}
    </>
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
