import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useService } from '../../kit/api/service.ts';
import { yen } from '../../kit/format/money.ts';
import { day, daysUntil } from '../../kit/format/time.ts';
import { ButtonLink } from '../../kit/parts/Button.tsx';
import { Empty, Note, Shown } from '../../kit/parts/Notices.tsx';
import { Page } from '../../kit/parts/Page.tsx';
import { EntryRow } from '../history/EntryRow.tsx';
import { readHistory, useAccount, useKeptRead, useWallet, type Wallet } from '../wallet.ts';

/** Value that expires within so many days is pointed out. */
const SOON = 14;
const LATEST = 5;

export function Home() {
  const { t } = useTranslation();
  const wallet = useWallet();
  const account = useAccount();
  const service = useService();
  const latest = useKeptRead(`history ${LATEST}`, () => readHistory(LATEST));
  return (
    <Page title={t('home.title')} className='home'>
      {account.reading?.data.consentsDue?.length
        ? (
          <Note kind='warn'>
            {t('home.consentDue')} <Link href='/terms'>{t('home.consentMore')}</Link>
          </Note>
        )
        : null}
      <Shown read={wallet} lines={4}>
        {(data) => <BalanceCard wallet={data} />}
      </Shown>
      <nav className='home-ways'>
        <ButtonLink to='/show'>{t('home.show')}</ButtonLink>
        <ButtonLink to='/scan' kind='secondary'>
          {t('home.scan')}
        </ButtonLink>
        <ButtonLink to='/charge' kind='secondary'>
          {t('home.charge')}
        </ButtonLink>
      </nav>
      <nav className='home-more'>
        <Link href='/bills'>{t('home.bills')}</Link>
        <Link href='/campaigns'>{t('home.campaigns')}</Link>
        {service.reading?.data.transfers.on && <Link href='/transfers'>{t('home.send')}</Link>}
      </nav>
      <h2 className='section-title'>{t('home.latest')}</h2>
      <Shown read={latest}>
        {({ entries }) =>
          entries.length === 0
            ? (
              <Empty title={t('home.noneYet')}>
                <p>{t('home.noneYetHint')}</p>
              </Empty>
            )
            : (
              <>
                <ul className='list'>
                  {entries.map((entry) => (
                    <li key={`${entry.type} ${entry.reference} ${entry.balanceAfter} ${entry.at}`}>
                      <EntryRow entry={entry} />
                    </li>
                  ))}
                </ul>
                <ButtonLink to='/history' kind='quiet'>
                  {t('home.all')}
                </ButtonLink>
              </>
            )}
      </Shown>
    </Page>
  );
}

function BalanceCard({ wallet }: { wallet: Wallet }) {
  const { t } = useTranslation();
  const soon = wallet.lots.find((lot) => daysUntil(lot.expiresOn) <= SOON);
  return (
    <section className='card balance' aria-label={t('home.balance')}>
      {wallet.status === 'SUSPENDED' && (
        <Note kind='bad'>
          {t('home.suspended')} <Link href='/account/stop'>{t('home.suspendedMore')}</Link>
        </Note>
      )}
      <p>{t('home.balance')}</p>
      <p className='amount'>{yen(wallet.available)}</p>
      <dl className='facts'>
        <dt>{t('home.paid')}</dt>
        <dd>{yen(wallet.paid)}</dd>
        <dt>{t('home.points')}</dt>
        <dd>{yen(wallet.points)}</dd>
        {wallet.held > 0 && (
          <>
            <dt>{t('home.held')}</dt>
            <dd>{yen(wallet.held)}</dd>
          </>
        )}
        {wallet.pointsOnTheirWay > 0 && (
          <>
            <dt>{t('home.onTheirWay')}</dt>
            <dd>{yen(wallet.pointsOnTheirWay)}</dd>
          </>
        )}
      </dl>
      {soon && <Note kind='warn'>{t('home.expiresSoon', { amount: yen(soon.amount), day: day(soon.expiresOn) })}</Note>}
      <Link href='/balance'>{t('home.details')}</Link>
    </section>
  );
}
