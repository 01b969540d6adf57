import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { answer } from '../../kit/api/client.ts';
import { asProblem } from '../../kit/api/problem.ts';
import { Button, ButtonLink } from '../../kit/parts/Button.tsx';
import { useOnline } from '../../kit/parts/hooks.ts';
import { Loading, Note, useSentence } from '../../kit/parts/Notices.tsx';
import { Page } from '../../kit/parts/Page.tsx';
import { Scanner } from '../../kit/scan/Scanner.tsx';
import { api, useWallet } from '../wallet.ts';
import { ConfirmPayment } from './ConfirmPayment.tsx';
import { EnterAmount } from './EnterAmount.tsx';
import { lifeOf } from './life.ts';
import { usePayTitle } from './Paid.tsx';
import { PaymentOutcome } from './PaymentOutcome.tsx';
import { scanned } from './scanned.ts';
import { usePaying } from './usePaying.ts';

/** A shop whose code was scanned. */
interface Shop {
  qr: string;
  merchantId: string;
  /** As it is registered, whatever the code says. */
  name: string;
  /** There where the code was made for one payment. */
  asked?: { amount: number; endsAt: number | undefined };
}

/** Pays by reading a shop's code. */
export default function Scan() {
  const { t } = useTranslation();
  const sentence = useSentence();
  const [, navigate] = useLocation();
  const online = useOnline();
  const wallet = useWallet();
  const paying = usePaying('scan');
  const [shop, setShop] = useState<Shop>();
  const [amount, setAmount] = useState<number>();
  const [fault, setFault] = useState('');
  const { state, on } = paying;
  const title = usePayTitle(
    state,
    paying.payment,
    t(`pay.titles.${state === 'confirming' || state === 'entering' ? state : 'scan'}`),
  );
  const data = wallet.reading?.data;

  const again = () => {
    setShop(undefined);
    setAmount(undefined);
    on('scan');
  };

  const read = async (text: string) => {
    if (!on('code seen')) {
      return;
    }
    const what = scanned(text, location.origin);
    switch (what.is) {
      case 'bill':
        navigate(`/bills/${what.codeId}`);
        return;
      case 'receiver':
        navigate(`/send?code=${encodeURIComponent(what.code)}`);
        return;
      case 'customer':
      case 'other':
        setFault(t(`pay.unreadable.${what.is}`));
        on('not readable');
        return;
      case 'shop':
        await ask(what.qr).catch((thrown: unknown) => {
          setFault(sentence(asProblem(thrown)));
          on('not readable');
        });
    }
  };

  const ask = async (qr: string) => {
    const found = await answer(api.POST('/api/v1/wallet/scans', { body: { qr } }));
    if (found.codeId !== undefined) {
      navigate(`/bills/${found.codeId}`);
      return;
    }
    const known = { qr, merchantId: found.merchantId, name: found.merchantName };
    if (found.amount === undefined) {
      setShop(known);
      on('shop known');
    } else {
      const now = Date.now();
      setShop({
        ...known,
        asked: {
          amount: found.amount,
          endsAt: found.expiresAt === undefined ? undefined : now + lifeOf(found.expiresAt, now),
        },
      });
      setAmount(found.amount);
      on('amount known');
    }
  };

  const pay = () => {
    if (shop && amount !== undefined && data) {
      void paying.pay(
        { kind: 'shop', qr: shop.qr, merchantId: shop.merchantId, amount, shop: shop.name },
        data.walletId,
      );
    }
  };

  return (
    <Page title={title} back='/'>
      {state === 'scanning' && (
        <>
          {!online && <OfflineHint />}
          <p>{t('pay.scanHint')}</p>
          <Scanner formats={['qr_code']} onCode={(text) => void read(text)} />
        </>
      )}
      {state === 'reading' && <Loading />}
      {(state === 'unreadable' || state === 'over') && (
        <>
          <Note kind='bad'>{state === 'over' ? t('pay.over') : fault}</Note>
          {!online && <OfflineHint />}
          <Button onPress={again}>{t('pay.scanAgain')}</Button>
        </>
      )}
      {state === 'entering' && shop && (
        <EnterAmount
          shop={shop.name}
          available={data?.available}
          first={amount}
          onAmount={(chosen) => {
            setAmount(chosen);
            on('amount known');
          }}
        />
      )}
      {state === 'confirming' && shop && amount !== undefined && (
        <ConfirmPayment
          shop={shop.name}
          amount={amount}
          available={data?.available}
          endsAt={shop.asked?.endsAt}
          onPay={pay}
          onTimeOver={() => on('time over')}
          onChangeAmount={shop.asked ? undefined : () => on('change amount')}
        />
      )}
      <PaymentOutcome paying={paying} shop={shop?.name ?? ''} onAgain={again} again={t('pay.scanAgain')} />
    </Page>
  );
}

function OfflineHint() {
  const { t } = useTranslation();
  return (
    <Note kind='warn'>
      <p>{t('pay.scanOffline')}</p>
      <ButtonLink to='/show' kind='secondary'>
        {t('pay.titles.show')}
      </ButtonLink>
    </Note>
  );
}
