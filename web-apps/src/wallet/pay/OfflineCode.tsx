import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { yen } from '../../kit/format/money.ts';
import { useNow } from '../../kit/parts/hooks.ts';
import { Loading, Note } from '../../kit/parts/Notices.tsx';
import { offlineCode, windowAt } from './offlineCode.ts';
import type { OfflineKey } from './offlineKey.ts';
import { ShownCode } from './ShownCode.tsx';
import { useOfflineKey } from './useOfflineKey.ts';

/** A code that this device makes without a network, and what that means. */
export function OfflineCode() {
  const { t } = useTranslation();
  const state = useOfflineKey();
  if (state === undefined) {
    return <Loading />;
  }
  if (state.is !== 'ready') {
    return (
      <Note kind='warn'>
        <p>
          <strong>{t('pay.offline.title')}</strong>
        </p>
        <p>{t(`pay.offline.${state.is}`)}</p>
      </Note>
    );
  }
  const { limits } = state.key;
  return (
    <>
      <Note kind='warn'>{t('pay.offline.text')}</Note>
      <Windows offlineKey={state.key} />
      <ul className='pay-offline'>
        <li>{t('pay.offline.limits', { payment: yen(limits.payment), day: limits.day, month: limits.month })}</li>
        <li>{t('pay.offline.later')}</li>
      </ul>
    </>
  );
}

function Windows({ offlineKey }: { offlineKey: OfflineKey }) {
  const window = windowAt(useNow().getTime(), offlineKey.window);
  const [made, setMade] = useState<{ digits: string; window: number }>();
  useEffect(() => {
    let over = false;
    void offlineCode(offlineKey, window).then((digits) => over || setMade({ digits, window }));
    return () => {
      over = true;
    };
  }, [offlineKey, window]);
  if (made === undefined) {
    return <Loading />;
  }
  return <ShownCode payload={made.digits} digits={made.digits} endsAt={(made.window + 1) * offlineKey.window * 1000} />;
}
