import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { signedYen, yen } from '../../kit/format/money.ts';
import { clock, shortDay } from '../../kit/format/time.ts';
import type { Entry } from '../wallet.ts';

/** A line of the statement; a payment leads to its receipt. */
export function EntryRow({ entry }: { entry: Entry }) {
  const { t } = useTranslation();
  const name = entry.merchantName ?? entry.campaignName;
  const text = (
    <>
      <span className='row-main'>
        {name ?? t(`history.type.${entry.type}`)}
        <small>
          {shortDay(entry.at)} {clock(entry.at)}
          {name !== undefined && `・${t(`history.type.${entry.type}`)}`}
        </small>
      </span>
      <span className='row-end'>
        <span className={entry.change > 0 ? 'plus' : ''}>{signedYen(entry.change)}</span>
        <small>{t('history.balance', { amount: yen(entry.balanceAfter) })}</small>
      </span>
    </>
  );
  return entry.reference?.startsWith('payment:')
    ? (
      <Link href={`/payments/${entry.reference}`} className='row'>
        {text}
      </Link>
    )
    : <div className='row'>{text}</div>;
}
