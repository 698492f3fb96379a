import { Select, type SelectProps } from 'antd';

interface Props<Value> extends Omit<SelectProps<Value>, 'aria-label' | 'popupRender'> {
  /** The accessible name of the field and of its list. */
  label: string;
}

/** Ant Design's select, which leaves its open list without a name. */
export function NamedSelect<Value>({ label, ...rest }: Props<Value>) {
  return (
    <Select<Value>
      {...rest}
      aria-label={label}
      popupRender={(list) => (
        <div ref={(popup) => popup?.querySelector('[role="listbox"]')?.setAttribute('aria-label', label)}>{list}</div>
      )}
    />
  );
}
