import { type ComponentType, useEffect, useState } from 'react';
import { whenIdle } from './when-idle.ts';

const againMs = 5000;

interface Options<Props> {
  load: () => Promise<ComponentType<Props>>;
  /** What stands in its place until it is there. */
  Meanwhile?: ComponentType<Props>;
  /** Loads it only when the browser has nothing else to do: for what isn't needed to read the page. */
  idle?: boolean;
}

/**
 * A component in a file of its own that is loaded when it is first shown. A file that doesn't come is asked for again every
 * 5 s as long as the component is shown. `preload` fetches it before.
 */
export function later<Props extends object>({ load, Meanwhile, idle = false }: Options<Props>) {
  let Loaded: ComponentType<Props> | undefined;
  const preload = async () => {
    Loaded ??= await load();
  };
  // Called in modules only, never while a component is drawn.
  // biome-ignore lint/correctness/noComponentHookFactories: one component a call, as `lazy` makes it
  function Later(props: Props) {
    const [, setThere] = useState(Loaded !== undefined);
    useEffect(() => {
      let over = false;
      let callOff: () => void = () => undefined;
      const fetch = async () => {
        try {
          await preload();
          if (!over) setThere(true);
        } catch {
          // HQ is away, or was updated. The place stays as it is until the next attempt.
          const timer = setTimeout(fetch, againMs);
          callOff = () => clearTimeout(timer);
          if (over) callOff();
        }
      };
      if (idle && Loaded === undefined) callOff = whenIdle(() => void fetch());
      else void fetch();
      return () => {
        over = true;
        callOff();
      };
    }, []);
    if (Loaded) return <Loaded {...props} />;
    return Meanwhile ? <Meanwhile {...props} /> : null;
  }
  return Object.assign(Later, { preload });
}
