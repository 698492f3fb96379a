import { MinusCircleOutlined } from '@ant-design/icons';
import { retiringWords } from '@rollcall/shared/words/retiring';
import { StateTag } from './state-tag.tsx';

/** Beside the name of a unit, an officer or a recorder that is out of use. */
export function RetiredMark({ what }: { what: 'unit' | 'officer' | 'recorder' }) {
  return <StateTag look={{ color: 'quiet', icon: <MinusCircleOutlined />, label: retiringWords[what] }} />;
}
