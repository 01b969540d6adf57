import { useTranslation } from 'react-i18next';
import { yen } from '../../kit/format/money.ts';
import { clock } from '../../kit/format/time.ts';
import { Button, ButtonLink } from '../../kit/parts/Button.tsx';
import { Loading, Note, ProblemNote } from '../../kit/parts/Notices.tsx';
import type { Attempt } from './attempts.ts';
import { Paid } from './Paid.tsx';
import type { Paying } from './usePaying.ts';

/**
 * What comes after the person confirmed; nothing before that.
 *
 * @param onAgain begins anew after a refusal
 */
export function PaymentOutcome(
  { paying, shop, onAgain, again }: { paying: Paying; shop: string; onAgain: () => void; again: string },
) {
  const { t } = useTranslation();
  const { state, attempt, payment, problem } = paying;
  switch (state) {
    case 'paying':
      return (
        <section className='pay-wait' aria-live='polite'>
          {attempt && <Wished attempt={attempt} />}
          <p>{t('pay.paying')}</p>
          <Loading lines={2} />
          <p className='quiet'>{t('pay.payingHint')}</p>
        </section>
      );
    case 'similar':
      return (
        <>
          {attempt && <Wished attempt={attempt} />}
          <Note kind='warn'>
            <p role='alert'>{t('pay.similar')}</p>
          </Note>
          <div className='actions'>
            <Button onPress={() => void paying.payAgain()}>
              {t('pay.similarYes', { amount: yen(attempt?.wish.amount ?? 0) })}
            </Button>
            <Button kind='secondary' onPress={() => paying.on('leave it')}>
              {t('pay.similarNo')}
            </Button>
          </div>
        </>
      );
    case 'unclear':
      return (
        <>
          {attempt && <Wished attempt={attempt} />}
          <Note kind='bad'>
            <p>
              <strong>{t('pay.unclear')}</strong>
            </p>
            <p>{t('pay.unclearHint')}</p>
          </Note>
          <div className='actions'>
            <Button onPress={() => void paying.askAgain()}>{t('pay.askAgain')}</Button>
            <ButtonLink to='/history' kind='secondary'>
              {t('pay.toHistory')}
            </ButtonLink>
          </div>
        </>
      );
    case 'refused':
      return (
        <>
          {attempt && <Wished attempt={attempt} />}
          {problem?.code !== 'SIMILAR_PAYMENT' && <ProblemNote problem={problem} />}
          <div className='actions'>
            {problem?.code === 'INSUFFICIENT_BALANCE' && <ButtonLink to='/charge'>{t('pay.charge')}</ButtonLink>}
            <Button kind='secondary' onPress={onAgain}>
              {again}
            </Button>
          </div>
        </>
      );
    case 'paid':
    case 'held':
      return payment ? <Paid payment={payment} shop={shop} /> : null;
    default:
      return null;
  }
}

function Wished({ attempt: { wish, at } }: { attempt: Attempt }) {
  return (
    <section className='card pay-card'>
      <p className='pay-shop'>{wish.shop}</p>
      {wish.kind === 'bill' && <p>{wish.title}</p>}
      <p className='amount'>{yen(wish.amount)}</p>
      <p className='quiet num'>{clock(new Date(at))}</p>
    </section>
  );
}
