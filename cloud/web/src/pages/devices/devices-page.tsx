import { deviceWords } from '@rollcall/shared/words/devices';
import { Tabs } from 'antd';
import type { ComponentType } from 'react';
import { useNavigate, useParams } from 'react-router';
import { ConflictsTab } from '../../features/custody-conflicts/conflicts-tab.tsx';
import { DisputesTab } from '../../features/custody-disputes/disputes-tab.tsx';
import { ObservationsTab } from '../../features/custody-observations/observations-tab.tsx';
import { NotDockedTab } from '../../features/docking/not-docked-tab.tsx';
import { PreShiftCheckList } from '../../features/pre-shift-checks/pre-shift-check-list.tsx';
import { RepairTicketList } from '../../features/repair-tickets/repair-ticket-list.tsx';
import { SpareStockList } from '../../features/spare-stock/spare-stock-list.tsx';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import { NotFoundPage } from '../../shell/not-found-page.tsx';
import { type DeviceTab, deviceTabs } from '../../url/device-tabs.ts';
import classes from './devices-page.module.css';
import { SparesTab } from './spares-tab.tsx';

const views: Record<DeviceTab, ComponentType> = {
  'not-docked': NotDockedTab,
  checks: PreShiftCheckList,
  faults: RepairTicketList,
  spares: SparesTab,
  'spare-stock': SpareStockList,
  'check-outs': ObservationsTab,
  conflicts: ConflictsTab,
  disputes: DisputesTab,
};

/** What happens with recorders from day to day: who hasn't docked, what was checked before duty, what is broken, what stands in, who took what. */
export function DevicesPage() {
  const { tab = 'not-docked' } = useParams();
  const texts = useWords(deviceWords);
  const navigate = useNavigate();
  if (!isTab(tab)) return <NotFoundPage />;
  const View = views[tab];
  return (
    <>
      <h1 className={classes.title}>{texts.title}</h1>
      <Tabs
        className={classes.tabs}
        activeKey={tab}
        onChange={(key) => isTab(key) && void navigate(paths.devices(key))}
        items={deviceTabs.map((key) => ({ key, label: texts.tabs[key], children: key === tab ? <View /> : null }))}
      />
    </>
  );
}

function isTab(name: string): name is DeviceTab {
  return (deviceTabs as readonly string[]).includes(name);
}
