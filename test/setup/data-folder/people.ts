import type { Ready } from '@rollcall/demo/start-everything';
import { HqClient } from '@rollcall/test/hq-client';

/** Somebody at HQ's page. What HQ refuses is an error. */
export interface Person {
  get<Answer>(path: string): Promise<Answer>;
  post<Answer = unknown>(path: string, body?: object): Promise<Answer>;
  put<Answer = unknown>(path: string, body?: object): Promise<Answer>;
  patch<Answer = unknown>(path: string, body: object): Promise<Answer>;
  remove(path: string, body: object): Promise<void>;
  /** @returns the id by which the next request names the file */
  attach(file: 'paper.pdf' | 'photo.jpg'): Promise<string>;
  /** PUT of a paper. */
  putPaper(path: string): Promise<void>;
  /** Reads a file to its last byte. */
  take(path: string, range?: string): Promise<void>;
}

/** Just enough for HQ to tell what they are. */
const files = {
  'paper.pdf': new TextEncoder().encode('%PDF-1.7 a paper'),
  'photo.jpg': Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, ...new TextEncoder().encode('JFIF\0')]),
};

function personOf(client: HqClient): Person {
  async function answered<Answer>(what: string, sent: Promise<Response>): Promise<Answer> {
    const response = await sent;
    const text = await response.text();
    if (!response.ok) throw new Error(`${what} answered ${response.status}: ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as Answer;
  }
  return {
    get: (path) => client.get(path),
    post: (path, body = {}) => answered(`POST ${path}`, client.post(path, body)),
    put: (path, body = {}) => answered(`PUT ${path}`, client.put(path, body)),
    patch: (path, body) => answered(`PATCH ${path}`, client.patch(path, body)),
    remove: (path, body) => answered(`DELETE ${path}`, client.delete(path, body)),
    async attach(file) {
      const path = `attachments?fileName=${file}`;
      const sent = client.postFile(path, files[file]);
      return (await answered<{ attachmentId: string }>(`POST ${path}`, sent)).attachmentId;
    },
    putPaper: (path) => answered(`PUT ${path}`, client.putFile(`${path}?fileName=paper.pdf`, files['paper.pdf'])),
    async take(path, range) {
      const response = await client.read(path, range === undefined ? {} : { range });
      const { byteLength } = await response.arrayBuffer();
      if (!response.ok || byteLength === 0) throw new Error(`GET ${path} answered ${response.status}`);
    },
  };
}

/** Everybody has the administrator's password, as the demo's accounts do. */
export function peopleOf({ url, admin }: Ready): (username: string) => Person {
  const known = new Map<string, Person>();
  return (username) => {
    const person = known.get(username) ?? personOf(new HqClient(url, { ...admin, username }));
    known.set(username, person);
    return person;
  };
}
