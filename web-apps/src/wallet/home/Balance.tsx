import { useTranslation } from 'react-i18next';
import { answer } from '../../kit/api/client.ts';
import { yen } from '../../kit/format/money.ts';
import { day } from '../../kit/format/time.ts';
import { Empty, Shown } from '../../kit/parts/Notices.tsx';
import { Page } from '../../kit/parts/Page.tsx';
import { api, useKeptRead, useWallet } from '../wallet.ts';

/** What the balance is made of, when each part expires, and which points are still to come. */
export default function Balance() {
  const { t } = useTranslation();
  const wallet = useWallet();
  const coming = useKeptRead('points on their way', () => answer(api.GET('/api/v1/wallet/points-on-their-way')));
  return (
    <Page title={t('home.balanceTitle')} back='/'>
      <Shown read={wallet}>
        {(data) => (
          <>
            <dl className='card facts'>
              <dt>{t('home.total')}</dt>
              <dd>{yen(data.available)}</dd>
              <dt>{t('home.paid')}</dt>
              <dd>{yen(data.paid)}</dd>
              <dt>{t('home.points')}</dt>
              <dd>{yen(data.points)}</dd>
              <dt>{t('home.held')}</dt>
              <dd>{yen(data.held)}</dd>
            </dl>
            <h2 className='section-title'>{t('home.lots')}</h2>
            {data.lots.length === 0 ? <Empty title={t('home.noLots')} /> : (
              <>
                <p className='quiet'>{t('home.lotsHint')}</p>
                <ul className='list'>
                  {data.lots.map((lot) => (
                    <li key={lot.lotId} className='row'>
                      <span className='row-main'>
                        {t(`home.kind.${lot.kind}`)}
                        <small>{t('home.until', { day: day(lot.expiresOn) })}</small>
                        {lot.restriction && <small>{t('home.restriction')}</small>}
                      </span>
                      <span className='row-end'>{yen(lot.amount)}</span>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </>
        )}
      </Shown>
      {coming.reading && coming.reading.data.entries.length > 0 && (
        <>
          <h2 className='section-title'>{t('home.onTheirWay')}</h2>
          <ul className='list'>
            {coming.reading.data.entries.map((entry) => (
              <li key={`${entry.campaignId} ${entry.grantOn}`} className='row'>
                <span className='row-main'>
                  {entry.campaignName}
                  <small>{entry.grantOn ? day(entry.grantOn) : t('home.soon')}</small>
                </span>
                <span className='row-end'>{yen(entry.points)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Page>
  );
}
