import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { answer, newKey } from '../../kit/api/client.ts';
import { LOST, Problem } from '../../kit/api/problem.ts';
import { isDecided, untilKnown } from '../../kit/api/retry.ts';
import { useRead } from '../../kit/api/useRead.ts';
import { yen } from '../../kit/format/money.ts';
import { day } from '../../kit/format/time.ts';
import { Button } from '../../kit/parts/Button.tsx';
import { Tick } from '../../kit/parts/Field.tsx';
import { useAct } from '../../kit/parts/hooks.ts';
import { Note, ProblemNote, Shown } from '../../kit/parts/Notices.tsx';
import { Page } from '../../kit/parts/Page.tsx';
import { signOut } from '../person.ts';
import { api } from '../wallet.ts';

/** Closes the wallet for good, once the person has agreed to what lapses. */
export default function Closure() {
  const { t } = useTranslation();
  const [closed, setClosed] = useState<{ forfeited: number; keptUntil: string }>();
  return (
    <Page title={t('account.closure.title')} {...(closed ? {} : { back: '/menu' })}>
      {closed
        ? (
          <>
            <Note kind='good'>{t('account.closure.done')}</Note>
            <p>{t('account.closure.keptUntil', { day: day(closed.keptUntil) })}</p>
            <Button onPress={() => void signOut()}>{t('account.menu.signOut')}</Button>
          </>
        )
        : <Ask onClosed={setClosed} />}
    </Page>
  );
}

function Ask({ onClosed }: { onClosed: (closed: { forfeited: number; keptUntil: string }) => void }) {
  const { t } = useTranslation();
  const read = useRead('closure', () => answer(api.GET('/api/v1/account/closure')));
  const [agreedTo, setAgreedTo] = useState<number>();
  const key = useRef<string>(undefined);
  const close = useAct(async (forfeit: number) => {
    const idempotencyKey = (key.current ??= newKey());
    const outcome = await untilKnown(() =>
      answer(
        api.POST('/api/v1/account/closure', {
          params: { header: { 'Idempotency-Key': idempotencyKey } },
          body: { forfeit },
        }),
      )
    );
    if (outcome.is === 'done') {
      onClosed(outcome.answer);
    } else if (outcome.is === 'unclear') {
      throw new Problem(0, LOST, '');
    } else {
      if (isDecided(outcome.problem)) {
        key.current = undefined;
        setAgreedTo(undefined);
        void read.refresh();
      }
      throw outcome.problem;
    }
  });
  const code = close.problem?.code;
  return (
    <Shown read={read} lines={5}>
      {(terms) => (
        <>
          <p>{t('account.closure.text')}</p>
          <dl className='card facts'>
            <dt>{t('account.closure.forfeit')}</dt>
            <dd className='confirm-amount'>{yen(terms.forfeit)}</dd>
            <dt>{t('account.closure.paid')}</dt>
            <dd>{yen(terms.paid)}</dd>
            <dt>{t('account.closure.points')}</dt>
            <dd>{yen(terms.points)}</dd>
            {terms.pointsOnTheirWay > 0 && (
              <>
                <dt>{t('account.closure.coming')}</dt>
                <dd>{yen(terms.pointsOnTheirWay)}</dd>
              </>
            )}
          </dl>
          <p>{t('account.closure.keptUntil', { day: day(terms.keptUntil) })}</p>
          {terms.held > 0 && <Note kind='warn'>{t('account.closure.held', { amount: yen(terms.held) })}</Note>}
          <ProblemNote problem={close.problem} />
          {code === 'OPEN_TRANSFERS' && <Link href='/transfers'>{t('account.closure.toTransfers')}</Link>}
          {(code === 'OPEN_HOLDS' || code === 'OPEN_CHARGES') && (
            <Link href='/history'>{t('account.closure.toHistory')}</Link>
          )}
          <Tick
            label={t('account.closure.agree', { amount: yen(terms.forfeit) })}
            value={agreedTo === terms.forfeit}
            onChange={(yes) => setAgreedTo(yes ? terms.forfeit : undefined)}
          />
          <Button
            kind='danger'
            isDisabled={agreedTo !== terms.forfeit}
            isBusy={close.isBusy}
            onPress={() => void close.run(terms.forfeit)}
          >
            {t('account.closure.act')}
          </Button>
        </>
      )}
    </Shown>
  );
}
