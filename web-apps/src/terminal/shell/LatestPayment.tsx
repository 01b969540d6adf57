import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { yen } from '../../kit/format/money.ts';
import { clock } from '../../kit/format/time.ts';
import { useLive } from '../events/EventsProvider.tsx';

/** Milliseconds for which the latest payment is pointed out. */
const SHOWN_FOR = 20_000;

/** What a customer has just paid, or got back, on whichever page the shop is. */
export function LatestPayment() {
  const { t } = useTranslation();
  const { latest } = useLive();
  const [over, setOver] = useState<string>();
  useEffect(() => {
    const timer = setTimeout(() => setOver(latest?.eventId), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [latest]);
  const shown = latest && latest.eventId !== over &&
    (latest.type === 'payment.captured' || latest.type === 'payment.refunded');
  return (
    <div className='latest' role='status'>
      {shown && (
        <Link href={`/payments/${encodeURIComponent(latest.merchantPaymentId)}`}>
          {t(latest.type === 'payment.captured' ? 'terminal.latest.paid' : 'terminal.latest.refunded', {
            amount: yen(latest.amount),
            time: clock(latest.at),
          })}
        </Link>
      )}
    </div>
  );
}
