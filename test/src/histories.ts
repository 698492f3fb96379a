import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Network } from './network.ts';

/** Everything that HQ remembers, database and object store with the ledger's archive, kept and put back. HQ must not run. */
export class Histories {
  readonly #network: Network;
  readonly #database: string;
  readonly #kept: string[] = [];

  constructor(network: Network) {
    this.#network = network;
    this.#database = new URL(network.ownerUrl).pathname.slice(1);
  }

  /** @returns how many leaves its ledger has, or will have of what is recorded: beyond them, histories part */
  async keep(label: string): Promise<number> {
    await this.#copyDatabase(this.#database, `${this.#database}_${label}`);
    await this.#copyStore('s3', `s3-${label}`);
    this.#kept.push(label);
    const client = new pg.Client({ connectionString: this.#network.ownerUrl });
    await client.connect();
    const { rows } = await client.query('select size + (select count(*) from pending_fact) as leaves from ledger_head');
    await client.end();
    return Number(rows[0]?.leaves);
  }

  async putBack(label: string): Promise<void> {
    await this.#copyDatabase(`${this.#database}_${label}`, this.#database);
    await this.#copyStore(`s3-${label}`, 's3');
  }

  /** The broker forgets the checkpoint that it retained. */
  async restartBroker(): Promise<void> {
    await this.#network.broker.stop();
    await this.#network.broker.start();
  }

  async forget(): Promise<void> {
    await this.#asAdmin(async (admin) => {
      for (const label of this.#kept) await admin.query(`drop database ${this.#database}_${label} with (force)`);
    });
  }

  async #copyDatabase(from: string, to: string): Promise<void> {
    await this.#asAdmin(async (admin) => {
      await admin.query(`drop database if exists ${to} with (force)`);
      await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${from}'`);
      await admin.query(`create database ${to} template ${from}`);
    });
  }

  async #copyStore(from: string, to: string): Promise<void> {
    const { store, folder } = this.#network;
    await store.stop();
    rmSync(join(folder, to), { recursive: true, force: true });
    cpSync(join(folder, from), join(folder, to), { recursive: true });
    await store.start();
  }

  async #asAdmin(work: (admin: pg.Client) => Promise<void>): Promise<void> {
    const url = new URL(this.#network.ownerUrl);
    url.pathname = '/postgres';
    const admin = new pg.Client({ connectionString: url.href });
    await admin.connect();
    try {
      await work(admin);
    } finally {
      await admin.end();
    }
  }
}
