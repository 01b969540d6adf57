import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { yen } from '../../kit/format/money.ts';
import { clock, shortDay } from '../../kit/format/time.ts';
import { Button } from '../../kit/parts/Button.tsx';
import { useAct, useOnline } from '../../kit/parts/hooks.ts';
import { Note, useSentence } from '../../kit/parts/Notices.tsx';
import { useWallet } from '../wallet.ts';
import { type Attempt, isAskable } from './attempts.ts';
import { careForOfflineKey } from './offlineKey.ts';
import { type Outcome, untilKnown } from '../../kit/api/retry.ts';
import { type Payment, sendPayment } from './sendPayment.ts';
import { attempts } from './keptAttempts.ts';

/**
 * On every page of who is signed in: payments whose answer never came, as after a reload. It only
 * says so; asking what became of one is the person's doing. Also keeps this device's key alive.
 */
export default function Waiting() {
  const walletId = useWallet().reading?.data.walletId;
  const online = useOnline();
  const [waiting, setWaiting] = useState<Attempt[]>([]);
  useEffect(() => {
    if (walletId !== undefined) {
      const look = () => void attempts.waiting(walletId).then(setWaiting);
      look();
      return attempts.onChange(look);
    }
  }, [walletId]);
  useEffect(() => {
    if (walletId !== undefined && online) {
      void careForOfflineKey(walletId).catch(() => undefined);
    }
  }, [walletId, online]);
  return waiting.length === 0 ? null : (
    <div className='waiting'>
      {waiting.map((attempt) => <WaitingPayment key={attempt.key} attempt={attempt} />)}
    </div>
  );
}

function WaitingPayment({ attempt }: { attempt: Attempt }) {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState<Outcome<Payment>>();
  const asking = useAct(async () => setOutcome(await untilKnown(() => sendPayment(attempt))));
  const { wish, at } = attempt;
  const close = () => void attempts.end(attempt.key);
  const askable = isAskable(attempt, Date.now());
  const known = outcome !== undefined && outcome.is !== 'unclear';
  return (
    <Note kind={outcome?.is === 'done' ? 'good' : 'warn'}>
      <p className='num'>
        {wish.shop}・{yen(wish.amount)}・{shortDay(new Date(at))} {clock(new Date(at))}
      </p>
      <Said outcome={outcome} askable={askable} />
      <div className='actions-row'>
        {askable && !known && (
          <Button kind='secondary' isDisabled={asking.isBusy} onPress={() => void asking.run()}>
            {t(asking.isBusy ? 'pay.waiting.asking' : 'pay.askAgain')}
          </Button>
        )}
        {outcome?.is === 'done'
          ? (
            <Link href={`/payments/${outcome.answer.paymentId}`} className='button button-secondary' onClick={close}>
              {t('pay.held.details')}
            </Link>
          )
          : (
            <Link href='/history' className='button button-quiet'>
              {t('pay.toHistory')}
            </Link>
          )}
        {(known || !askable) && (
          <Button kind='quiet' onPress={close}>
            {t('pay.waiting.close')}
          </Button>
        )}
      </div>
    </Note>
  );
}

function Said({ outcome, askable }: { outcome: Outcome<Payment> | undefined; askable: boolean }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  if (outcome === undefined) {
    return <p>{t(askable ? 'pay.waiting.text' : 'pay.waiting.old')}</p>;
  }
  switch (outcome.is) {
    case 'done':
      return <p role='status'>{t('pay.waiting.paid')}</p>;
    case 'refused':
      return (
        <p role='status'>
          {t('pay.waiting.notPaid')} {outcome.problem.code === 'SIMILAR_PAYMENT' ? '' : sentence(outcome.problem)}
        </p>
      );
    case 'unclear':
      return <p role='alert'>{t('pay.waiting.still')}</p>;
  }
}
