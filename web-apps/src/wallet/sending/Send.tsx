import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { yen } from '../../kit/format/money.ts';
import { dayAndClock } from '../../kit/format/time.ts';
import { ButtonLink } from '../../kit/parts/Button.tsx';
import { Note } from '../../kit/parts/Notices.tsx';
import { Page } from '../../kit/parts/Page.tsx';
import { AmountStep } from './AmountStep.tsx';
import { ConfirmStep } from './ConfirmStep.tsx';
import { type Order, pendingOrder, type Sent, type To } from './order.ts';
import { ReceiverStep } from './ReceiverStep.tsx';
import { ServiceGate } from './ServiceGate.tsx';

/** Sends to a person: to whom, how much, is that right, done. */
export default function Send() {
  const { t } = useTranslation();
  return (
    <Page title={t('sending.send.title')} back='/transfers'>
      <ServiceGate>
        <Steps />
      </ServiceGate>
    </Page>
  );
}

function Steps() {
  const [receiver, setReceiver] = useState<{ to: To; name: string }>();
  const [order, setOrder] = useState<Order>();
  const [wasLost, setWasLost] = useState<boolean>();
  const [sent, setSent] = useState<Sent>();

  useEffect(() => {
    void pendingOrder().then((pending) => {
      setOrder(pending);
      setWasLost(pending !== undefined);
    });
  }, []);

  if (wasLost === undefined) {
    return null;
  }
  if (sent) {
    return <Done sent={sent} amount={order?.amount ?? sent.amount} />;
  }
  if (order) {
    return <ConfirmStep order={order} wasLost={wasLost} onSent={setSent} onBack={() => setOrder(undefined)} />;
  }
  if (receiver) {
    return (
      <AmountStep
        to={receiver.to}
        receiver={receiver.name}
        onOrder={setOrder}
        onBack={() => setReceiver(undefined)}
      />
    );
  }
  return <ReceiverStep onReceiver={(to, name) => setReceiver({ to, name })} />;
}

function Done({ sent, amount }: { sent: Sent; amount: number }) {
  const { t } = useTranslation();
  return (
    <section className='card'>
      <Note kind='good'>
        {t(sent.status === 'TAKEN' ? 'sending.done.taken' : 'sending.done.offered', {
          receiver: sent.receiver ?? '',
          amount: yen(amount),
        })}
      </Note>
      {sent.status === 'OFFERED' && sent.undoUntil && (
        <p>{t('sending.done.undo', { at: dayAndClock(sent.undoUntil) })}</p>
      )}
      <div className='actions'>
        <ButtonLink to='/transfers'>{t('sending.done.list')}</ButtonLink>
        <ButtonLink to='/' kind='secondary'>
          {t('sending.done.home')}
        </ButtonLink>
      </div>
    </section>
  );
}
