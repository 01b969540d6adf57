import { useTranslation } from 'react-i18next';
import { yen } from '../../kit/format/money.ts';
import { clock } from '../../kit/format/time.ts';
import { Button, ButtonLink } from '../../kit/parts/Button.tsx';
import { useAct, useNow, useOnline, useWakeLock } from '../../kit/parts/hooks.ts';
import { Loading, Note, ProblemNote } from '../../kit/parts/Notices.tsx';
import { Page } from '../../kit/parts/Page.tsx';
import { useWallet } from '../wallet.ts';
import { makeOfflineKey } from './offlineKey.ts';
import { OfflineCode } from './OfflineCode.tsx';
import { Paid, usePayTitle } from './Paid.tsx';
import { ShownCode } from './ShownCode.tsx';
import { useOfflineKey } from './useOfflineKey.ts';
import { type CodeToShow, useShowing } from './useShowing.ts';

/** Pays by showing a code to a shop. */
export default function Show() {
  const { t } = useTranslation();
  const { state, code, problem, payment, shop, again } = useShowing();
  const title = usePayTitle(state, payment, t('pay.titles.show'));
  useWakeLock();
  if (payment !== undefined && (state === 'paid' || state === 'held')) {
    return (
      <Page title={title} back='/'>
        <Paid payment={payment} shop={shop} />
      </Page>
    );
  }
  return (
    <Page title={title} back='/' className='show'>
      {state === 'making' && <Loading lines={6} />}
      {(state === 'showing' || state === 'renewing') && code && <Code code={code} />}
      {state === 'offline' && <OfflineCode />}
      {state === 'blocked' && (
        <>
          <ProblemNote problem={problem} />
          <Button kind='secondary' onPress={again}>
            {t('pay.show.again')}
          </Button>
        </>
      )}
      {state !== 'making' && <Available />}
      {(state === 'showing' || state === 'renewing') && (
        <>
          <p className='quiet'>{t('pay.show.hint')}</p>
          <OfferOffline />
        </>
      )}
      {state !== 'offline' && (
        <ButtonLink to='/scan' kind='quiet'>
          {t('pay.show.toScan')}
        </ButtonLink>
      )}
    </Page>
  );
}

function Code({ code }: { code: CodeToShow }) {
  const isOver = useNow().getTime() >= code.endsAt;
  return isOver
    ? <Loading lines={6} />
    : <ShownCode payload={code.payload} digits={code.barcode} endsAt={code.endsAt} />;
}

function Available() {
  const { t } = useTranslation();
  const { reading } = useWallet();
  if (reading === undefined) {
    return null;
  }
  const { data, at, offline } = reading;
  return (
    <>
      <dl className='card facts'>
        <dt>{t('home.balance')}</dt>
        <dd>{yen(data.available)}</dd>
      </dl>
      {offline && <p className='quiet'>{t('pay.asOf', { at: clock(at) })}</p>}
    </>
  );
}

/** Lets the person have a key for this device while there is a network. */
function OfferOffline() {
  const { t } = useTranslation();
  const state = useOfflineKey();
  const online = useOnline();
  const making = useAct(async () => {
    await makeOfflineKey();
  });
  if (state === undefined || !online) {
    return null;
  }
  if (state.is === 'ready') {
    return <p className='quiet'>{t('pay.offline.ready')}</p>;
  }
  return (
    <Note>
      <p>{t('pay.offline.offer')}</p>
      <ProblemNote problem={making.problem} />
      <Button kind='secondary' isBusy={making.isBusy} onPress={() => void making.run()}>
        {t('pay.offline.make')}
      </Button>
    </Note>
  );
}
