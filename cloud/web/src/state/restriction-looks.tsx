import { EyeInvisibleOutlined, LockOutlined, StopOutlined, UnlockOutlined } from '@ant-design/icons';
import type { RestrictionState, RestrictionWhy } from '@rollcall/shared/resources/recording-restrictions';
import { restrictionStateNames, restrictionWhyNames } from '@rollcall/shared/words/recording-restrictions';
import type { Look } from './look.ts';

export const restrictionStateLooks: Record<RestrictionState, Look> = {
  restricted: { color: 'waiting', icon: <LockOutlined />, label: restrictionStateNames.restricted },
  lifted: { color: 'quiet', icon: <UnlockOutlined />, label: restrictionStateNames.lifted },
};

export const restrictionWhyLooks: Record<RestrictionWhy, Look> = {
  private: { color: 'quiet', icon: <EyeInvisibleOutlined />, label: restrictionWhyNames.private },
  irrelevant: { color: 'quiet', icon: <StopOutlined />, label: restrictionWhyNames.irrelevant },
};
