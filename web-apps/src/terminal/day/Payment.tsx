import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { newKey } from '../../kit/api/client.ts';
import type { Problem } from '../../kit/api/problem.ts';
import { untilKnown } from '../../kit/api/retry.ts';
import { useRead } from '../../kit/api/useRead.ts';
import { yen } from '../../kit/format/money.ts';
import { dayAndClock } from '../../kit/format/time.ts';
import { Button } from '../../kit/parts/Button.tsx';
import { Dialog } from '../../kit/parts/Dialog.tsx';
import { MoneyField, typedYen } from '../../kit/parts/Field.tsx';
import { useAct } from '../../kit/parts/hooks.ts';
import { Note, ProblemNote, Shown } from '../../kit/parts/Notices.tsx';
import { Page } from '../../kit/parts/Page.tsx';
import { api, asked, type Payment as PaymentOfShop, readPayment, store } from '../terminal.ts';

/** A payment, and giving it back. */
export default function Payment() {
  const { t } = useTranslation();
  const id = decodeURIComponent(useParams<{ id: string }>().id);
  const read = useRead(`payment ${id}`, () => readPayment(id));
  return (
    <Page title={t('terminal.payment.title')} back='/day' className='narrow'>
      <Shown read={read}>
        {(payment) => (
          <>
            <dl className='card facts'>
              <dt>{t('terminal.payment.status')}</dt>
              <dd>{t(`terminal.status.${payment.status}`)}</dd>
              <dt>{t('terminal.amount')}</dt>
              <dd>{yen(payment.amount)}</dd>
              <dt>{t('terminal.payment.refunded')}</dt>
              <dd>{yen(payment.refunded)}</dd>
              <dt>{t('terminal.payment.at')}</dt>
              <dd>{payment.authorizedAt ? dayAndClock(payment.authorizedAt) : '—'}</dd>
              <dt>{t('terminal.payment.number')}</dt>
              <dd>{payment.merchantPaymentId}</dd>
            </dl>
            {payment.captured > payment.refunded && <Refund payment={payment} onDone={read.refresh} />}
            {payment.status === 'AUTHORIZED' && <Held payment={payment} onDone={read.refresh} />}
          </>
        )}
      </Shown>
    </Page>
  );
}

/** One wish to give back: kept with its number and key until its answer is known, also over a reload. */
interface Wish {
  merchantRefundId: string;
  key: string;
  amount: number;
}

function Refund({ payment, onDone }: { payment: PaymentOfShop; onDone: () => Promise<unknown> }) {
  const { t } = useTranslation();
  const most = payment.captured - payment.refunded;
  const [typed, setTyped] = useState(String(most));
  const [asks, setAsks] = useState(false);
  const [outcome, setOutcome] = useState<{ lapsed: number; amount: number } | 'unclear' | Problem>();
  // While it is not known whether one was made, nothing else can be given back: only that one is asked for.
  const [unclear, setUnclear] = useState<Wish>();
  const kept = `refund ${payment.merchantPaymentId}`;
  useEffect(() => {
    void store.get<Wish>(kept).then((wish) => {
      if (wish) {
        setUnclear(wish);
        setOutcome('unclear');
      }
    });
  }, [kept]);
  const amount = unclear?.amount ?? typedYen(typed);
  const error = unclear
    ? undefined
    : amount === undefined
    ? t('terminal.refund.none')
    : amount > most
    ? t('terminal.refund.tooMuch', { amount: yen(most) })
    : undefined;
  const send = useAct(async () => {
    if (amount === undefined) {
      return;
    }
    const wish = unclear ?? { merchantRefundId: `R-${crypto.randomUUID()}`, key: newKey(), amount };
    await store.set(kept, wish);
    const { merchantRefundId, key } = wish;
    const known = await untilKnown(() =>
      asked(
        api.POST('/terminal/v1/payments/{id}/refunds', {
          params: { path: { id: payment.merchantPaymentId }, header: { 'Idempotency-Key': key } },
          body: { merchantRefundId, amount },
        }),
      )
    );
    setAsks(false);
    if (known.is !== 'unclear') {
      await store.delete(kept);
    }
    setUnclear(known.is === 'unclear' ? wish : undefined);
    setOutcome(
      known.is === 'done'
        ? { lapsed: known.answer.lapsed, amount }
        : known.is === 'refused'
        ? known.problem
        : 'unclear',
    );
    await onDone();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (error === undefined) {
      setAsks(true);
    }
  };
  return (
    <form className='card form' onSubmit={submit}>
      <h2>{t('terminal.refund.title')}</h2>
      {unclear ? <p className='amount'>{yen(unclear.amount)}</p> : (
        <MoneyField
          label={t('terminal.refund.amount')}
          name='refund'
          value={typed}
          onChange={setTyped}
          error={error}
          hint={t('terminal.refund.hint', { amount: yen(most) })}
        />
      )}
      {outcome === 'unclear' && <Note kind='warn'>{t('terminal.refund.unclear')}</Note>}
      {outcome instanceof Error && <ProblemNote problem={outcome} />}
      {outcome && typeof outcome === 'object' && 'lapsed' in outcome && (
        <Note kind='good'>
          <p>{t('terminal.refund.done', { amount: yen(outcome.amount) })}</p>
          {outcome.lapsed > 0 && <p>{t('terminal.refund.lapsed', { amount: yen(outcome.lapsed) })}</p>}
        </Note>
      )}
      <Button type='submit' kind='danger' isDisabled={error !== undefined} isBusy={send.isBusy}>
        {t('terminal.refund.begin')}
      </Button>
      <Dialog
        title={t('terminal.refund.ask', { amount: yen(amount ?? 0) })}
        isOpen={asks}
        onClose={() => setAsks(false)}
        isAlert
      >
        <p>{t('terminal.refund.askText')}</p>
        <div className='actions'>
          <Button kind='danger' isBusy={send.isBusy} onPress={() => void send.run()}>
            {t('terminal.refund.yes', { amount: yen(amount ?? 0) })}
          </Button>
          <Button kind='secondary' isDisabled={send.isBusy} onPress={() => setAsks(false)}>
            {t('cancel', { ns: 'kit' })}
          </Button>
        </div>
      </Dialog>
    </form>
  );
}

/** An amount that is only held: taken now, or let go. */
function Held({ payment, onDone }: { payment: PaymentOfShop; onDone: () => Promise<unknown> }) {
  const { t } = useTranslation();
  const path = { id: payment.merchantPaymentId };
  const capture = useAct(async () => {
    await asked(
      api.POST('/terminal/v1/payments/{id}/capture', {
        params: { path, header: { 'Idempotency-Key': `"capture-${path.id}"` } },
        body: {},
      }),
    );
    await onDone();
  });
  const release = useAct(async () => {
    await asked(
      api.POST('/terminal/v1/payments/{id}/void', {
        params: { path, header: { 'Idempotency-Key': `"void-${path.id}"` } },
      }),
    );
    await onDone();
  });
  return (
    <section className='card'>
      <p>{t('terminal.held.text')}</p>
      <ProblemNote problem={capture.problem ?? release.problem} />
      <Button isBusy={capture.isBusy} onPress={() => void capture.run()}>
        {t('terminal.held.capture', { amount: yen(payment.amount) })}
      </Button>
      <Button kind='danger' isBusy={release.isBusy} onPress={() => void release.run()}>
        {t('terminal.held.release')}
      </Button>
    </section>
  );
}
