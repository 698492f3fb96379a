import { AudioOutlined, FileOutlined, FileTextOutlined, PictureOutlined, VideoCameraOutlined } from '@ant-design/icons';
import type { RecordingRow } from '@rollcall/shared/http/recordings';
import type { ReactNode } from 'react';

type Kind = RecordingRow['inspection']['kind'];

const icons: Record<Kind, ReactNode> = {
  video: <VideoCameraOutlined aria-hidden />,
  audio: <AudioOutlined aria-hidden />,
  image: <PictureOutlined aria-hidden />,
  text: <FileTextOutlined aria-hidden />,
  other: <FileOutlined aria-hidden />,
};

export function KindIcon({ kind }: { kind: Kind }) {
  return icons[kind];
}
