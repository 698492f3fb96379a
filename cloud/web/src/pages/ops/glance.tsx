import type { OpsResponse } from '@rollcall/shared/http/ops';
import type { SelfCheckProblem } from '@rollcall/shared/http/self-check';
import { backupStatusWords } from '@rollcall/shared/words/backup-status';
import { opsWords } from '@rollcall/shared/words/ops';
import { selfCheckWords } from '@rollcall/shared/words/self-check';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { formatFull } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { StateTag } from '../../state/state-tag.tsx';
import { useStationNames } from '../../stations/use-station-names.ts';
import { useDiskName } from './disks.tsx';
import classes from './glance.module.css';
import { lookOf, type opsLooks } from './ops-looks.tsx';

type Kind = SelfCheckProblem['kind'];

/** What has a sentence of its own. */
const ofDisks: ReadonlySet<Kind> = new Set(['disk_fills']);
const ofBackups: ReadonlySet<Kind> = new Set(['backup_not_set_up', 'backup_old', 'backup_failed', 'backup_unproved']);

/** Where the details are: on this page, or on another. */
const detailsOf: Record<Kind, string> = {
  backup_not_set_up: '#backup',
  backup_old: '#backup',
  backup_failed: '#backup',
  backup_unproved: '#backup',
  disk_fills: '#disks',
  station_silent: paths.stations(),
  part_stands_still: '#health',
  verification_lags: '#storage',
  guarantee_missing: '#guarantees',
  events_set_aside: paths.quarantine(),
  ledger_not_published: paths.ledger(),
  certificate_ends: '#glance',
  recordings_lost: '#lost',
};

/** In three sentences: what is unhealthy, what fills up when, and whether the last backup is good. In one when all is well. */
export function Glance({ ops: { problems, disks, backup } }: { ops: OpsResponse }) {
  const { glance: texts } = useWords(opsWords);
  const backups = useWords(backupStatusWords);
  const nameOf = useDiskName();
  const wrong = problems.filter(({ kind }) => !ofDisks.has(kind) && !ofBackups.has(kind));
  const unproved = problems.filter(({ kind }) => kind === 'backup_unproved');
  const isWell = problems.length === 0 && disks.length > 0 && disks.every(({ state }) => state === 'well');
  return (
    <div id="glance">
      <Section title={texts.title}>
        {isWell ? (
          <p className={classes.sentence}>
            <StateTag look={lookOf('well', texts.allWell)} />
          </p>
        ) : (
          <ul className={classes.sentences}>
            <Sentence
              look={wrong.length > 0 ? 'unwell' : 'well'}
              says={wrong.length > 0 ? texts.wrong(wrong.length) : texts.nothingWrong}
            >
              <Problems problems={wrong} />
            </Sentence>
            <Sentence {...roomOnDisks()} to="#disks">
              {disks
                .filter(({ daysLeft, state }) => state !== 'unknown' && (daysLeft !== null || state === 'almost_full'))
                .sort((one, other) => (one.daysLeft ?? 0) - (other.daysLeft ?? 0))
                .map(({ disk, daysLeft, state }) => (
                  <li key={disk}>
                    {state === 'almost_full' || daysLeft === null
                      ? texts.almostFull(nameOf(disk))
                      : texts.fullIn(nameOf(disk), Math.floor(daysLeft))}
                  </li>
                ))}
            </Sentence>
            <Sentence
              look={backup.state === 'good' ? (unproved.length > 0 ? 'incomplete' : 'well') : 'unwell'}
              says={backups.states[backup.state]}
              to="#backup"
            >
              {backup.last ? <li>{`${backups.last} ${formatFull(backup.last.endedAt)}`}</li> : null}
              {backup.proof?.problem === null ? (
                <li>{`${backups.proof} ${backups.proved(formatFull(backup.proof.at))}`}</li>
              ) : null}
              <Problems problems={unproved} />
            </Sentence>
          </ul>
        )}
      </Section>
    </div>
  );

  function roomOnDisks(): { look: keyof typeof opsLooks; says: string } {
    if (disks.length === 0) return { look: 'unknown', says: texts.unwatched };
    if (problems.some(({ kind }) => kind === 'disk_fills')) return { look: 'unwell', says: texts.fills };
    const isUnread = disks.some(({ state }) => state === 'unknown');
    return isUnread ? { look: 'unknown', says: texts.unread } : { look: 'well', says: texts.room };
  }
}

function Sentence(props: { look: keyof typeof opsLooks; says: string; to?: string; children: ReactNode }) {
  const { look, says, to, children } = props;
  const tag = <StateTag look={lookOf(look, says)} />;
  return (
    <li className={classes.sentence}>
      {to === undefined ? tag : <a href={to}>{tag}</a>}
      <ul className={classes.parts}>{children}</ul>
    </li>
  );
}

/** Each kind once, with all that it is about. */
function Problems({ problems }: { problems: readonly SelfCheckProblem[] }) {
  const texts = useWords(selfCheckWords);
  const nameOf = useSubjectName();
  return [...new Set(problems.map(({ kind }) => kind))].map((kind) => {
    const same = problems.filter((problem) => problem.kind === kind);
    const of = same.flatMap((problem) => (problem.subject === null ? [] : [nameOf(kind, problem.subject)]));
    const words = texts.kinds[kind](of.join(texts.separator), Math.min(...same.map(({ count }) => count ?? 0)));
    const to = detailsOf[kind];
    return <li key={kind}>{to.startsWith('#') ? <a href={to}>{words}</a> : <Link to={to}>{words}</Link>}</li>;
  });
}

function useSubjectName(): (kind: Kind, subject: string) => string {
  const { guarantees, health } = useWords(opsWords);
  const stations = useStationNames();
  const names: Record<string, string | undefined> = { ...guarantees.names, ...health.names };
  return (kind, subject) => (kind === 'station_silent' ? stations.get(subject) : names[subject]) ?? subject;
}
