import { Link } from 'react-router';
import { paths } from '../paths.ts';

export function RecorderLinks({ serials }: { serials: readonly string[] }) {
  return serials.map((serial) => (
    <Link key={serial} to={paths.recorder(serial)} style={{ marginInlineEnd: 8 }}>
      {serial}
    </Link>
  ));
}
