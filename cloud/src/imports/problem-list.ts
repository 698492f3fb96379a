import type { ImportProblem } from '@rollcall/shared/resources/imports';
import type { Word } from '@rollcall/shared/words/define-words';
import { cellName } from '../sheets/cell-name.ts';
import type { SheetRow } from '../sheets/sheet.ts';
import { showCell } from '../sheets/show-cell.ts';
import { type ImportProblemCode, importMessages } from './import-messages.ts';

type Args<Code extends ImportProblemCode> = Parameters<(typeof importMessages)[Code]>;

/** Where a column of the import is in the file. */
export interface ColumnPlace {
  /** From 0. */
  index: number;
  heading: string;
}

/** A cell by its row and the name of its column. */
export interface CellPlace {
  row: number;
  column: string;
}

/** What is wrong with a file, by cell. */
export class ProblemList {
  readonly #places: ReadonlyMap<string, ColumnPlace>;
  readonly #rows: ReadonlyMap<number, SheetRow>;
  readonly #found: { row: number; index: number; problem: ImportProblem }[] = [];

  constructor(places: ReadonlyMap<string, ColumnPlace>, rows: readonly SheetRow[]) {
    this.#places = places;
    this.#rows = new Map(rows.map((row) => [row.number, row]));
  }

  get count(): number {
    return this.#found.length;
  }

  /** What concerns the whole file. */
  addForFile<Code extends ImportProblemCode>(code: Code, ...args: Args<Code>): void {
    this.#add({ row: 0, index: 0 }, { cell: null, column: null, value: null, code, message: messageOf(code, args) });
  }

  /** @param index of the file's column, from 0 */
  addForHeading<Code extends ImportProblemCode>(row: number, index: number, code: Code, ...args: Args<Code>): void {
    const value = showCell(this.#rows.get(row)?.cells[index]);
    const problem = { cell: cellName(index, row), column: value, value, code, message: messageOf(code, args) };
    this.#add({ row, index }, problem);
  }

  /** A column that the file lacks is told of by the row. */
  add<Code extends ImportProblemCode>(cell: CellPlace, code: Code, ...args: Args<Code>): void {
    this.#addAt(cell, code, messageOf(code, args));
  }

  /** What the resource itself refuses: one of its own problems. */
  refuse<Code extends string>(cell: CellPlace, code: Code, problems: Record<NoInfer<Code>, { title: Word }>): void {
    this.#addAt(cell, code, `${problems[code].title.zh}。`);
  }

  #addAt({ row, column }: CellPlace, code: string, message: string): void {
    const place = this.#places.get(column);
    const index = place?.index ?? 0;
    const problem = {
      cell: cellName(index, row),
      column: place?.heading ?? null,
      value: place ? showCell(this.#rows.get(row)?.cells[index]) : null,
      code,
      message,
    };
    this.#add({ row, index }, problem);
  }

  /** A cell's name, to be told in a problem of another. */
  nameOf({ row, column }: CellPlace): string {
    return cellName(this.#places.get(column)?.index ?? 0, row);
  }

  /** The columns of the import that the file has, by their headings. */
  get headings(): string[] {
    return [...this.#places.values()].map(({ heading }) => heading);
  }

  /** What a row says under each of `headings`. */
  cellsOf(row: number): string[] {
    const cells = this.#rows.get(row)?.cells;
    return [...this.#places.values()].map(({ index }) => showCell(cells?.[index]) ?? '');
  }

  /** The first ones, from top to bottom and left to right. */
  first(most: number): ImportProblem[] {
    return this.#found
      .toSorted((one, other) => one.row - other.row || one.index - other.index)
      .slice(0, most)
      .map(({ problem }) => problem);
  }

  #add({ row, index }: { row: number; index: number }, problem: ImportProblem): void {
    this.#found.push({ row, index, problem });
  }
}

function messageOf<Code extends ImportProblemCode>(code: Code, args: Args<Code>): string {
  const message = importMessages[code] as (...args: Args<Code>) => string;
  return message(...args);
}
