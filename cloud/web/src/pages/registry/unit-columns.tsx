import { unitFields as fields } from '@rollcall/shared/fields/units';
import type { UnitRow } from '@rollcall/shared/http/units';
import type { Language, Said } from '@rollcall/shared/words/define-words';
import type { leadershipWords } from '@rollcall/shared/words/leaderships';
import type { registryWords } from '@rollcall/shared/words/registry';
import { Link } from 'react-router';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { paths } from '../../paths.ts';
import { RetiredMark } from '../../state/retired-mark.tsx';
import type { Column } from '../../table/column.ts';

export function unitColumns(
  texts: Said<typeof registryWords>['unit'],
  names: ReadonlyMap<string, string>,
  { led, showAll }: Pick<Said<typeof leadershipWords>, 'led' | 'showAll'>,
  language: Language,
): Column<UnitRow>[] {
  return [
    { key: 'code', title: fields.unitCode.label[language], always: true, width: 150, cell: ({ unitCode }) => unitCode },
    { key: 'name', title: fields.name.label[language], always: true, cell: nameOf },
    {
      key: 'kind',
      title: fields.kind.label[language],
      width: 90,
      cell: ({ kind }) => fields.kind.choices[kind][language],
    },
    {
      key: 'parent',
      title: fields.parentCode.label[language],
      width: 150,
      cell: ({ parentCode }) => <NoWrap>{parentCode === null ? '' : (names.get(parentCode) ?? parentCode)}</NoWrap>,
    },
    {
      key: 'officers',
      title: texts.officers,
      width: 130,
      number: true,
      cell: ({ officers, unitCode }) => (
        <Link to={`${paths.registry('officers')}?unitCode=${encodeURIComponent(unitCode)}`}>{officers}</Link>
      ),
    },
    {
      key: 'recorders',
      title: texts.recorders,
      width: 130,
      number: true,
      cell: ({ recorders, unitCode }) => (
        <Link to={`${paths.registry('recorders')}?unitCode=${encodeURIComponent(unitCode)}`}>{recorders}</Link>
      ),
    },
    { key: 'stations', title: texts.stations, width: 130, number: true, cell: ({ stations }) => stations },
    {
      key: 'leaders',
      title: led,
      width: 130,
      cell: ({ unitCode }) => <Link to={paths.leaderships({ of: 'units', unitCode })}>{showAll}</Link>,
    },
  ];
}

function nameOf({ name, retired }: UnitRow) {
  return (
    <NoWrap>
      {name} {retired ? <RetiredMark what="unit" /> : null}
    </NoWrap>
  );
}
