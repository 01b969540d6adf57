import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer } from '../../kit/api/client.ts';
import { useRead } from '../../kit/api/useRead.ts';
import { yen } from '../../kit/format/money.ts';
import { day, dayAndClock } from '../../kit/format/time.ts';
import { Button } from '../../kit/parts/Button.tsx';
import { useAct } from '../../kit/parts/hooks.ts';
import { Empty, Note, ProblemNote, Shown } from '../../kit/parts/Notices.tsx';
import { Page } from '../../kit/parts/Page.tsx';
import {
  makeOfflineKey,
  type OfflineKeyState,
  offlineKeyState,
  onOfflineKeyChange,
  removeOfflineKey,
} from '../pay/offlineKey.ts';
import { api } from '../wallet.ts';
import { RemoveButton } from './RemoveButton.tsx';

/** Paying where there is no network: whether this device can, and which others can. */
export default function Offline() {
  const { t } = useTranslation();
  const state = useOfflineKey();
  const keys = useRead('offline keys', () => answer(api.GET('/api/v1/wallet/offline-keys')));
  const own = state?.is === 'ready' ? state.key.keyId : undefined;
  const end = async (keyId: string) => {
    if (keyId === own) {
      await removeOfflineKey();
    } else {
      await answer(api.DELETE('/api/v1/wallet/offline-keys/{keyId}', { params: { path: { keyId } } }));
    }
    await keys.refresh();
  };
  return (
    <Page title={t('account.offline.title')} back='/menu'>
      <p>{t('account.offline.text')}</p>
      {state && <ThisDevice state={state} onChange={keys.refresh} />}
      <h2 className='section-title'>{t('account.offline.devices')}</h2>
      <Shown read={keys} lines={2}>
        {(data) =>
          data.keys.length === 0 ? <Empty title={t('account.offline.noDevices')} /> : (
            <ul className='list'>
              {data.keys.map((key) => (
                <li key={key.keyId} className='row'>
                  <span className='row-main'>
                    {t(key.keyId === own ? 'account.offline.thisDevice' : 'account.offline.otherDevice')}
                    <small>{t('account.offline.madeAt', { at: dayAndClock(key.madeAt) })}</small>
                    <small>{t('account.offline.validUntil', { day: day(key.validUntil) })}</small>
                  </span>
                  <RemoveButton
                    act={t('account.offline.end')}
                    title={t('account.offline.endTitle')}
                    text={t('account.offline.endText')}
                    onRemove={() => end(key.keyId)}
                  />
                </li>
              ))}
            </ul>
          )}
      </Shown>
    </Page>
  );
}

function ThisDevice({ state, onChange }: { state: OfflineKeyState; onChange: () => Promise<unknown> }) {
  const { t } = useTranslation();
  const act = useAct(async () => {
    await (state.is === 'ready' ? removeOfflineKey() : makeOfflineKey());
    await onChange();
  });
  const limits = state.is === 'ready' ? state.key.limits : undefined;
  return (
    <section className='card'>
      <h2>{t('account.offline.thisDevice')}</h2>
      {state.is === 'ready'
        ? <Note kind='good'>{t('account.offline.ready', { day: day(state.key.validUntil) })}</Note>
        : <p>{t(`account.offline.${state.is}`)}</p>}
      {limits && (
        <dl className='facts'>
          <dt>{t('account.offline.perPayment')}</dt>
          <dd>{yen(limits.payment)}</dd>
          <dt>{t('account.offline.perDay')}</dt>
          <dd>{t('account.offline.times', { count: limits.day })}</dd>
          <dt>{t('account.offline.perMonth')}</dt>
          <dd>{t('account.offline.times', { count: limits.month })}</dd>
        </dl>
      )}
      <ProblemNote problem={act.problem} />
      <Button kind={state.is === 'ready' ? 'secondary' : 'primary'} isBusy={act.isBusy} onPress={() => void act.run()}>
        {t(state.is === 'ready' ? 'account.offline.off' : 'account.offline.on')}
      </Button>
    </section>
  );
}

/** The state of this device; undefined until it was looked up. */
function useOfflineKey(): OfflineKeyState | undefined {
  const [state, setState] = useState<OfflineKeyState>();
  useEffect(() => {
    const look = () => void offlineKeyState().then(setState);
    look();
    return onOfflineKeyChange(look);
  }, []);
  return state;
}
