import { defaultScopeName, stationSettingColumns, stationSettingWords } from '@rollcall/shared/words/station-settings';
import { useWords } from '../../language/use-words.ts';
import { ListTable } from '../../table/list-table.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { StationSettingsDrawer } from './station-settings-drawer.tsx';
import { useSettingTexts } from './use-setting-texts.ts';

/** The default and what counts at each station; a row opens its settings. */
export function StationSettingsList() {
  const texts = useWords(stationSettingWords);
  const { windowsText, capText } = useSettingTexts();
  const entry = useEntry();
  return (
    <>
      <ListTable
        list="station-settings"
        columns={stationSettingColumns}
        cells={{
          stationName: ({ stationName }) => stationName ?? <strong>{texts.default}</strong>,
          scope: ({ scope }) => (scope === defaultScopeName ? '' : scope),
          windows: ({ uploadWindows }) => windowsText(uploadWindows),
          uploadBytesPerSecond: ({ uploadBytesPerSecond }) => capText(uploadBytesPerSecond),
          ownSettings: ({ scope, own }) => (scope === defaultScopeName || own.length === 0 ? '' : own.length),
        }}
        query={{}}
        idOf={({ scope }) => scope}
        name={texts.title}
        onOpen={({ scope }) => entry.open(scope)}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
      />
      {entry.entry === undefined ? null : (
        <StationSettingsDrawer key={entry.entry} scope={entry.entry} onClose={entry.close} />
      )}
    </>
  );
}
