import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../kit/api/useRead.ts';
import { Button } from '../../kit/parts/Button.tsx';
import { Dialog } from '../../kit/parts/Dialog.tsx';
import { Tick } from '../../kit/parts/Field.tsx';
import { Page } from '../../kit/parts/Page.tsx';
import { soundOfPayment, switchSound, unlockSound } from '../sound.ts';
import { device, store } from '../terminal.ts';

/** This terminal: which it is, its sound, and forgetting it. */
export default function Settings() {
  const { t } = useTranslation();
  const identity = device.identity();
  const sound = useRead('sound setting', async () => (await store.get<boolean>('sound')) ?? true);
  const [isOn, setOn] = useState(true);
  const [asks, setAsks] = useState(false);
  useEffect(() => setOn(sound.reading?.data ?? true), [sound.reading]);
  const change = (on: boolean) => {
    setOn(on);
    switchSound(on);
    void store.set('sound', on);
  };
  return (
    <Page title={t('terminal.settings.title')} className='narrow'>
      <dl className='card facts'>
        <dt>{t('terminal.settings.shop')}</dt>
        <dd>{identity?.merchantId}</dd>
        <dt>{t('terminal.settings.terminal')}</dt>
        <dd>{identity?.terminalId}</dd>
      </dl>
      <section className='card'>
        <Tick label={t('terminal.settings.sound')} value={isOn} onChange={change} />
        <Button
          kind='secondary'
          isDisabled={!isOn}
          onPress={() => {
            unlockSound();
            soundOfPayment();
          }}
        >
          {t('terminal.settings.try')}
        </Button>
      </section>
      <section className='card'>
        <p>{t('terminal.settings.forgetText')}</p>
        <Button kind='danger' onPress={() => setAsks(true)}>
          {t('terminal.settings.forget')}
        </Button>
      </section>
      <Dialog title={t('terminal.settings.forgetAsk')} isOpen={asks} onClose={() => setAsks(false)} isAlert>
        <p>{t('terminal.settings.forgetText')}</p>
        <div className='actions'>
          <Button kind='danger' onPress={() => void device.forget()}>
            {t('terminal.settings.forget')}
          </Button>
          <Button kind='secondary' onPress={() => setAsks(false)}>
            {t('cancel', { ns: 'kit' })}
          </Button>
        </div>
      </Dialog>
    </Page>
  );
}
