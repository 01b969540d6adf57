import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSWRConfig } from 'swr';
import { answer } from '../../kit/api/client.ts';
import { useRead } from '../../kit/api/useRead.ts';
import { yen } from '../../kit/format/money.ts';
import { day } from '../../kit/format/time.ts';
import { Button, ButtonLink } from '../../kit/parts/Button.tsx';
import { Fireworks } from '../../kit/parts/Fireworks.tsx';
import { usePolling } from '../../kit/parts/hooks.ts';
import { Empty, Loading, Note, Shown } from '../../kit/parts/Notices.tsx';
import { Page } from '../../kit/parts/Page.tsx';
import { api, store } from '../wallet.ts';
import { forgetCharge } from './attempt.ts';

type ChargeAnswer = Awaited<ReturnType<typeof readCharge>>;

const readCharge = (chargeId: string) =>
  answer(api.GET('/api/v1/wallet/charges/{chargeId}', { params: { path: { chargeId } } }));

const PACE = 2_000;

/** Where the provider's page leads back to: what became of the charge. */
export default function Charged() {
  const { t } = useTranslation();
  const chargeId = new URLSearchParams(location.search).get('chargeId');
  const read = useRead(chargeId && `charge ${chargeId}`, () => readCharge(chargeId ?? ''));
  const status = read.reading?.data.status;
  const { mutate } = useSWRConfig();
  usePolling(read.refresh, PACE, chargeId !== null && (status === undefined || status === 'PENDING'));
  useEffect(() => {
    if (status !== undefined && status !== 'PENDING') {
      void forgetCharge(store);
      void mutate('wallet');
    }
  }, [status, mutate]);
  return (
    <Page title={t(`charge.after.${status ?? 'PENDING'}`)} back='/'>
      {chargeId === null
        ? (
          <Empty title={t('charge.unknown')}>
            <ButtonLink to='/charge'>{t('charge.title')}</ButtonLink>
          </Empty>
        )
        : <Shown read={read}>{(charge) => <Standing charge={charge} />}</Shown>}
    </Page>
  );
}

function Standing({ charge }: { charge: ChargeAnswer }) {
  const { t } = useTranslation();
  const { amount, available, continueAt, expiresOn } = charge;
  switch (charge.status) {
    case 'PENDING':
      return (
        <>
          <p role='status'>{t('charge.pending', { amount: yen(amount) })}</p>
          <Loading />
          <p className='quiet'>{t('charge.pendingHint')}</p>
          <div className='actions'>
            {continueAt && (
              <Button kind='secondary' onPress={() => location.assign(continueAt)}>
                {t('charge.back')}
              </Button>
            )}
            <ButtonLink to='/' kind='quiet'>
              {t('charge.home')}
            </ButtonLink>
          </div>
        </>
      );
    case 'CHARGED':
      return (
        <>
          <section className='card paid' role='status'>
            <Fireworks />
            <p className='amount paid-amount'>{yen(amount)}</p>
            <dl className='facts'>
              <dt>{t('charge.balanceNow')}</dt>
              <dd>{yen(available)}</dd>
              {expiresOn && (
                <>
                  <dt>{t('charge.expires')}</dt>
                  <dd>{day(expiresOn)}</dd>
                </>
              )}
            </dl>
          </section>
          <ButtonLink to='/'>{t('charge.close')}</ButtonLink>
        </>
      );
    case 'FAILED':
    case 'REVERSED':
      return (
        <>
          <Note kind='bad'>
            {t(charge.status === 'FAILED' ? 'charge.failed' : 'charge.reversed', { amount: yen(amount) })}
          </Note>
          <div className='actions'>
            <ButtonLink to='/charge'>{t('charge.again')}</ButtonLink>
            <ButtonLink to='/' kind='quiet'>
              {t('charge.home')}
            </ButtonLink>
          </div>
        </>
      );
  }
}
