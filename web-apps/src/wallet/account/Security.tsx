import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer } from '../../kit/api/client.ts';
import { useRead } from '../../kit/api/useRead.ts';
import { day } from '../../kit/format/time.ts';
import { Button } from '../../kit/parts/Button.tsx';
import { Note, Shown } from '../../kit/parts/Notices.tsx';
import { Page } from '../../kit/parts/Page.tsx';
import { signInAnew } from '../person.ts';
import { api } from '../wallet.ts';
import { Devices } from './Devices.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import { RemoveButton } from './RemoveButton.tsx';

/** Where password, passkeys and the authenticator app are set up: a page of the issuer. */
const SETTINGS = '/login/settings';

/** Password, passkeys, and the devices where one is signed in. */
export default function Security() {
  const { t } = useTranslation();
  const [ended, setEnded] = useState<'password' | 'passkey'>();
  if (ended) {
    return (
      <Page title={t('account.security.title')}>
        <Note kind='good'>{t(`account.security.ended.${ended}`)}</Note>
        <Button onPress={() => void signInAnew()}>{t('signup.signIn')}</Button>
      </Page>
    );
  }
  return (
    <Page title={t('account.security.title')} back='/menu'>
      <Devices />
      <Passkeys onEnded={() => setEnded('passkey')} />
      <h2 className='section-title'>{t('account.security.password')}</h2>
      <PasswordForm onDone={() => setEnded('password')} />
    </Page>
  );
}

function Passkeys({ onEnded }: { onEnded: () => void }) {
  const { t } = useTranslation();
  const read = useRead('passkeys', () => answer(api.GET('/api/v1/account/passkeys')));
  const remove = async (passkeyId: string) => {
    await answer(api.DELETE('/api/v1/account/passkeys/{passkeyId}', { params: { path: { passkeyId } } }));
    onEnded();
  };
  return (
    <section className='stack'>
      <h2 className='section-title'>{t('account.security.passkeys')}</h2>
      <p className='quiet'>{t('account.security.passkeysText')}</p>
      <Shown read={read} lines={2}>
        {({ passkeys }) =>
          passkeys.length > 0 && (
            <ul className='list'>
              {passkeys.map((passkey) => (
                <li key={passkey.passkeyId} className='row'>
                  <span className='row-main'>
                    {passkey.name}
                    <small>{t('account.security.lastUsed', { day: day(passkey.lastUsedAt) })}</small>
                  </span>
                  <RemoveButton
                    act={t('account.security.remove')}
                    label={t('account.security.removeOf', { name: passkey.name })}
                    title={t('account.security.removeTitle', { name: passkey.name })}
                    text={t('account.security.removeText')}
                    onRemove={() => remove(passkey.passkeyId)}
                  />
                </li>
              ))}
            </ul>
          )}
      </Shown>
      <a href={SETTINGS} className='button button-secondary'>
        {t('account.security.addPasskey')}
      </a>
    </section>
  );
}
