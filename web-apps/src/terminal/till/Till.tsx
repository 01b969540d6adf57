import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { typedYen } from '../../kit/parts/Field.tsx';
import { useWakeLock } from '../../kit/parts/hooks.ts';
import { Page } from '../../kit/parts/Page.tsx';
import { useRing } from '../events/EventsProvider.tsx';
import { Keying } from './Keying.tsx';
import { AskPin, AskSimilar, Refused, Sending, Unclear, Voided } from './Outcomes.tsx';
import { Offered } from './Offered.tsx';
import { Paid } from './Paid.tsx';
import { Scanning } from './Scanning.tsx';
import { useKeys } from './useKeys.ts';
import { useTill } from './useTill.ts';

/** Of an amount at most. */
const DIGITS = 6;

/** Where the shop takes money: one sale after the other. */
export function Till() {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const till = useTill();
  const amount = typedYen(typed) ?? 0;
  useWakeLock();
  const before = useRef('');
  useKeys({
    onKey: ({ begins, typed: key, isScan, code }) => {
      if (till.state === 'keying') {
        before.current = begins ? typed : before.current;
        setTyped(
          isScan ? before.current : (typed) => (typed + key.replace(/\D/g, '')).replace(/^0+/, '').slice(0, DIGITS),
        );
      }
      const keyed = typedYen(till.state === 'keying' && isScan ? before.current : typed) ?? 0;
      if (code !== undefined && keyed > 0) {
        till.codeSeen(code, keyed);
      }
    },
    onDelete: () => till.state === 'keying' && setTyped((typed) => typed.slice(0, -1)),
  });
  useRing((event) => event.merchantPaymentId === till.sale?.merchantPaymentId);
  const again = () => {
    setTyped('');
    till.nextSale();
  };
  return (
    <Page title={t(`terminal.state.${till.state}`)} className={`till till-${till.state}`}>
      {till.state === 'keying' && (
        <Keying
          typed={typed}
          onType={setTyped}
          amount={amount}
          onScan={() => till.scan(amount)}
          onOffer={() => till.offerCode(amount)}
        />
      )}
      {till.state === 'scanning' && till.sale && (
        <Scanning
          amount={till.sale.amount}
          onCode={(code) => till.codeSeen(code, till.sale!.amount)}
          onBack={till.back}
        />
      )}
      {['sending', 'making', 'voiding'].includes(till.state) && till.sale && <Sending amount={till.sale.amount} />}
      {till.state === 'pin' && <AskPin till={till} />}
      {till.state === 'similar' && <AskSimilar till={till} />}
      {till.state === 'refused' && <Refused till={till} />}
      {till.state === 'unclear' && <Unclear till={till} />}
      {(till.state === 'offering' || till.state === 'over') && <Offered till={till} />}
      {till.state === 'paid' && till.payment && <Paid payment={till.payment} onNext={again} />}
      {till.state === 'voided' && <Voided onNext={again} />}
    </Page>
  );
}
