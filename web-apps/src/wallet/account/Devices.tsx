import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer } from '../../kit/api/client.ts';
import { useRead } from '../../kit/api/useRead.ts';
import { dayAndClock } from '../../kit/format/time.ts';
import { Button } from '../../kit/parts/Button.tsx';
import { Shown } from '../../kit/parts/Notices.tsx';
import { signInAnew } from '../person.ts';
import { api } from '../wallet.ts';
import { RemoveButton } from './RemoveButton.tsx';

/** So many are shown at first. */
const FEW = 5;

/** Where the person is signed in; ends one of them, or all, this one too. */
export function Devices() {
  const { t } = useTranslation();
  const [isAll, setAll] = useState(false);
  const read = useRead('devices', () => answer(api.GET('/api/v1/account/devices')));
  const endOne = async (deviceId: string) => {
    await answer(api.DELETE('/api/v1/account/devices/{deviceId}', { params: { path: { deviceId } } }));
    await read.refresh();
  };
  const endAll = async () => {
    await answer(api.DELETE('/api/v1/account/devices'));
    await signInAnew();
  };
  return (
    <section className='stack'>
      <h2 className='section-title'>{t('account.security.devices')}</h2>
      <p className='quiet'>{t('account.security.devicesText')}</p>
      <Shown read={read} lines={2}>
        {({ devices }) => (
          <ul className='list'>
            {devices.slice(0, isAll ? undefined : FEW).map((device) => {
              const name = deviceName(device.name) ?? t('account.security.someDevice');
              return (
                <li key={device.deviceId} className='row'>
                  <span className='row-main'>
                    {name}
                    <small>{t('account.security.signedInAt', { at: dayAndClock(device.signedInAt) })}</small>
                    <small>{t('account.security.usedAt', { at: dayAndClock(device.renewedAt) })}</small>
                  </span>
                  <RemoveButton
                    act={t('account.security.end')}
                    label={t('account.security.endOf', { name })}
                    title={t('account.security.endTitle', { name })}
                    text={t('account.security.endText')}
                    onRemove={() => endOne(device.deviceId)}
                  />
                </li>
              );
            })}
            {devices.length > FEW && !isAll && (
              <li>
                <Button kind='quiet' onPress={() => setAll(true)}>
                  {t('account.security.allDevices', { count: devices.length })}
                </Button>
              </li>
            )}
          </ul>
        )}
      </Shown>
      <RemoveButton
        act={t('account.security.endAll')}
        title={t('account.security.endAllTitle')}
        text={t('account.security.endAllText')}
        kind='danger'
        onRemove={endAll}
      />
    </section>
  );
}

function deviceName(said: string | undefined): string | undefined {
  return said === undefined || said.trim() === '' ? undefined : said;
}
