import type { InspectedItems } from '@rollcall/shared/resources/field-inspections';

/** What an inspector filled in. */
export interface FormValues {
  sought: string;
  place: string;
  /** Null: when it was kept. */
  inspectedAt: string | null;
  items: InspectedItems;
  note: string;
}

/** A form that HQ hasn't taken yet. */
export interface KeptForm extends FormValues {
  /** Made when it was begun: HQ records it once. */
  formKey: string;
  /** Names the command to HQ; another one once the form was changed. */
  commandKey: string;
  /** The user name under which it was begun. */
  account: string;
  inspectedAt: string;
  /** What he was told face to face to put right at once; undefined or empty: nothing. */
  task?: string;
  photo: File | null;
  photoKey: string;
  /** Of the photo, once HQ has it. */
  attachmentId: string | null;
  /** What HQ said when it refused it; null: it wasn't asked, or couldn't be reached. */
  refused: { title: string; nextStep: string } | null;
}

const store = 'inspections';
const channelName = 'rollcall inspections';

/** Every tab of this browser, and this one. */
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(channelName);
const listeners = new Set<() => void>();
const tellListeners = () => {
  for (const listener of listeners) listener();
};
channel?.addEventListener('message', tellListeners);

/** Calls it whenever what is kept changes, in whichever tab. @returns what ends that */
export function onKeptChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Of one account, oldest first: nobody sees another's. */
export async function listKept(account: string): Promise<KeptForm[]> {
  const all = await run<KeptForm[]>('readonly', (forms) => forms.getAll());
  return all.filter((form) => form.account === account).sort((a, b) => (a.inspectedAt < b.inspectedAt ? -1 : 1));
}

/** @throws when the browser keeps nothing */
export async function keepForm(form: KeptForm): Promise<void> {
  await run('readwrite', (forms) => forms.put(form));
  changed();
}

export async function dropForm(formKey: string): Promise<void> {
  await run('readwrite', (forms) => forms.delete(formKey));
  changed();
}

function changed(): void {
  tellListeners();
  channel?.postMessage('');
}

async function run<Answer>(mode: IDBTransactionMode, ask: (forms: IDBObjectStore) => IDBRequest): Promise<Answer> {
  const database = await openDatabase();
  try {
    return await new Promise<Answer>((resolve, reject) => {
      const transaction = database.transaction(store, mode);
      const request = ask(transaction.objectStore(store));
      // Only then it is on the disk.
      transaction.oncomplete = () => resolve(request.result as Answer);
      transaction.onabort = () => reject(transaction.error);
      transaction.onerror = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('rollcall', 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store, { keyPath: 'formKey' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
