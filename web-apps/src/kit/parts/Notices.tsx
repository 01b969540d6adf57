import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../api/problem.ts';
import type { Read } from '../api/useRead.ts';
import { clock, dayAndClock, today } from '../format/time.ts';
import { Button } from './Button.tsx';

/** A sentence that stands out. `bad` and `good` are read out at once. */
export function Note({ kind = 'info', children }: { kind?: 'info' | 'good' | 'bad' | 'warn'; children: ReactNode }) {
  return (
    <div className={`note note-${kind}`} role={kind === 'bad' ? 'alert' : kind === 'good' ? 'status' : undefined}>
      {children}
    </div>
  );
}

/** What went wrong, in words for a person. */
export function useSentence(): (problem: Problem) => string {
  const { t } = useTranslation('kit');
  return (problem) =>
    problem.isLost
      ? t('failed.network')
      : problem.message !== ''
      ? problem.message
      : problem.status >= 500
      ? t('failed.server')
      : t('failed.unexpected');
}

/** The problem as a note; nothing where there is none. Faults of fields stand at the fields too. */
export function ProblemNote({ problem }: { problem: Problem | undefined }) {
  const sentence = useSentence();
  if (problem === undefined) {
    return null;
  }
  return (
    <Note kind='bad'>
      <p>{sentence(problem)}</p>
      {problem.fields.length > 0 && (
        <ul>
          {problem.fields.map((fault) => <li key={fault.field + (fault.code ?? '')}>{fault.message}</li>)}
        </ul>
      )}
    </Note>
  );
}

/** Where there is nothing to show, and what one could do. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className='empty'>
      <p className='empty-title'>{title}</p>
      {children}
    </div>
  );
}

/** Grey shapes of what is to come. */
export function Loading({ lines = 3 }: { lines?: number }) {
  const { t } = useTranslation('kit');
  return (
    <div className='loading' role='status'>
      <span className='visually-hidden'>{t('loading')}</span>
      {Array.from({ length: lines }, (_, line) => <span key={line} className='loading-line' aria-hidden='true' />)}
    </div>
  );
}

/** What was read, once it was; before that a shape of it, or what went wrong and a way to try again. */
export function Shown<T>(
  { read, lines, children }: { read: Read<T>; lines?: number; children: (data: T) => ReactNode },
) {
  const { t } = useTranslation('kit');
  const sentence = useSentence();
  if (read.reading) {
    return (
      <>
        {read.reading.offline && (
          <p className='as-of' role='status'>{t('asOfOffline', { at: whenever(read.reading.at) })}</p>
        )}
        {children(read.reading.data)}
      </>
    );
  }
  if (read.problem) {
    return (
      <div className='empty' role='alert'>
        <p className='empty-title'>{t('failed.title')}</p>
        <p>{sentence(read.problem)}</p>
        <p className='quiet'>{t('failed.code', { code: read.problem.code })}</p>
        <Button kind='secondary' onPress={() => void read.refresh()}>
          {t('retry')}
        </Button>
      </div>
    );
  }
  return <Loading {...(lines ? { lines } : {})} />;
}

/** The time of today, else with its day. */
function whenever(at: Date): string {
  return today(at) === today() ? clock(at) : dayAndClock(at);
}
