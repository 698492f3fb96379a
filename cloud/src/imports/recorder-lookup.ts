import type { Transaction } from '../db/database.ts';
import { selectRecorders } from '../registry/recorder-repository.ts';
import { columnKinds } from './column-kinds.ts';
import type { ProblemList } from './problem-list.ts';

/** The column that says which recorder a row is about; `RecorderLookup` reads it. */
export const recorderColumn = columnKinds.serial().required({
  zh: '记录仪编号',
  en: 'Recorder serial',
  also: ['执法记录仪编号', '设备编号'],
  note: '应已登记。',
  examples: ['K1A00001'],
});

/** Tells of recorders that nobody has registered, or that are another unit's. */
export class RecorderLookup {
  readonly #known: ReadonlySet<string>;

  private constructor(known: ReadonlySet<string>) {
    this.#known = known;
  }

  /** @param unitCode only recorders of this unit are known; everyone's when undefined, nobody's when null */
  static async create(
    tx: Transaction,
    serials: readonly (string | undefined)[],
    unitCode: string | null | undefined,
  ): Promise<RecorderLookup> {
    const recorders = await selectRecorders(
      tx,
      serials.filter((serial) => serial !== undefined),
    );
    const own = recorders.filter((recorder) => unitCode === undefined || recorder.unitCode === unitCode);
    return new RecorderLookup(new Set(own.map(({ recorderSerial }) => recorderSerial)));
  }

  /** A problem of the row, if its recorder is unknown. A cell that could not be read was told of already. */
  check({ recorderSerial }: { recorderSerial?: string | undefined }, problems: ProblemList, row: number): void {
    if (recorderSerial !== undefined && !this.#known.has(recorderSerial)) {
      problems.add({ row, column: 'recorderSerial' }, 'recorder_unknown');
    }
  }
}
