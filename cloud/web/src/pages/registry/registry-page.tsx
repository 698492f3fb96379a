import { registryWords } from '@rollcall/shared/words/registry';
import { Tabs } from 'antd';
import type { ComponentType } from 'react';
import { useNavigate, useParams } from 'react-router';
import { CustodiesTab } from '../../features/custodies/custodies-tab.tsx';
import { DutyTypesTab } from '../../features/duty-types/duty-types-tab.tsx';
import { ErasesTab } from '../../features/erases/erases-tab.tsx';
import { OfficersTab } from '../../features/officers/officers-tab.tsx';
import { ParametersTab } from '../../features/parameters/parameters-tab.tsx';
import { StationSettingsList } from '../../features/station-settings/station-settings-list.tsx';
import { UnitsTab } from '../../features/units/units-tab.tsx';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import { NotFoundPage } from '../../shell/not-found-page.tsx';
import { type RegistryTab, registryTabs } from '../../url/registry-tabs.ts';
import { RecordersTab } from './recorders-tab.tsx';
import classes from './registry-page.module.css';
import { StationsTab } from './stations-tab.tsx';

const views: Record<RegistryTab, ComponentType> = {
  officers: OfficersTab,
  recorders: RecordersTab,
  custodies: CustodiesTab,
  units: UnitsTab,
  'duty-types': DutyTypesTab,
  stations: StationsTab,
  'station-settings': StationSettingsList,
  erases: ErasesTab,
  parameters: ParametersTab,
};

/** Who and what there is: people, recorders and who holds them, units, duty types, stations, the brigade's numbers. */
export function RegistryPage() {
  const { tab = 'officers' } = useParams();
  const texts = useWords(registryWords);
  const navigate = useNavigate();
  if (!isTab(tab)) return <NotFoundPage />;
  const View = views[tab];
  return (
    <>
      <h1 className={classes.title}>{texts.title}</h1>
      <Tabs
        activeKey={tab}
        onChange={(key) => isTab(key) && void navigate(paths.registry(key))}
        items={registryTabs.map((key) => ({ key, label: texts.tabs[key], children: key === tab ? <View /> : null }))}
      />
    </>
  );
}

function isTab(name: string): name is RegistryTab {
  return (registryTabs as readonly string[]).includes(name);
}
