import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { drawPlanWords } from '@rollcall/shared/words/draw-plans';
import { Button, Form, type FormListOperation } from 'antd';
import { useEffect, useRef } from 'react';
import { useWords } from '../../language/use-words.ts';
import classes from './draw-plans.module.css';
import { newKey, type PlanValues } from './plan-values.ts';
import { StratumFields } from './stratum-fields.tsx';

/** The strata in their order, the rest last. */
export function StrataFields() {
  return <Form.List name="strata">{(fields, operation) => <Strata fields={fields} operation={operation} />}</Form.List>;
}

interface Props {
  fields: { key: number; name: number }[];
  operation: FormListOperation;
}

function Strata({ fields, operation: { add, move, remove } }: Props) {
  const texts = useWords(drawPlanWords);
  const form = Form.useFormInstance<PlanValues>();
  const last = fields.length - 1;
  const box = useRef<HTMLDivElement>(null);
  // Whoever moves a stratum by keyboard goes on from its button.
  const moved = useRef<{ to: number; by: 'up' | 'down' }>(undefined);
  useEffect(() => {
    if (!moved.current) return;
    const { to, by } = moved.current;
    moved.current = undefined;
    const buttons = box.current?.querySelectorAll<HTMLButtonElement>(`fieldset:nth-of-type(${to + 1}) [data-move]`);
    const usable = [...(buttons ?? [])].filter(({ disabled }) => !disabled);
    (usable.find(({ dataset }) => dataset.move === by) ?? usable[0])?.focus();
  });
  const shift = (from: number, by: 'up' | 'down') => {
    const to = by === 'up' ? from - 1 : from + 1;
    move(from, to);
    moved.current = { to, by };
  };
  return (
    <div ref={box} className={classes.strata}>
      {fields.map(({ key, name }) => {
        const isRest = name === last;
        const title = isRest ? texts.rest : texts.stratumNo(name + 1);
        return (
          <fieldset key={key} className={classes.stratum}>
            <legend>{title}</legend>
            {isRest ? null : (
              <div className={classes.acts}>
                <Button
                  size="small"
                  icon={<ArrowUpOutlined />}
                  data-move="up"
                  disabled={name === 0}
                  onClick={() => shift(name, 'up')}
                >
                  {texts.up}
                </Button>
                <Button
                  size="small"
                  icon={<ArrowDownOutlined />}
                  data-move="down"
                  disabled={name === last - 1}
                  onClick={() => shift(name, 'down')}
                >
                  {texts.down}
                </Button>
                <Button size="small" icon={<DeleteOutlined />} onClick={() => remove(name)}>
                  {texts.removeStratum}
                </Button>
              </div>
            )}
            <StratumFields name={name} isRest={isRest} />
          </fieldset>
        );
      })}
      <Button
        icon={<PlusOutlined />}
        onClick={() => add({ key: newKey(form.getFieldValue('strata')), perMille: 100, minimum: 1, cap: null }, last)}
      >
        {texts.addStratum}
      </Button>
    </div>
  );
}
