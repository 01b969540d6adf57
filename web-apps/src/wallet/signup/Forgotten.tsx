import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer } from '../../kit/api/client.ts';
import { e164, phoneInWords } from '../../kit/format/typed.ts';
import { Button } from '../../kit/parts/Button.tsx';
import { Note } from '../../kit/parts/Notices.tsx';
import { Page } from '../../kit/parts/Page.tsx';
import { forgetPerson, openApi, signIn } from '../wallet.ts';
import { CodeStep } from './CodeStep.tsx';
import { PasswordField } from './PasswordField.tsx';
import { PhoneStep } from './PhoneStep.tsx';

/** A new password for who forgot theirs, with a code that goes to their phone. */
export default function Forgotten() {
  const { t } = useTranslation();
  const [phone, setPhone] = useState('');
  const [password, setPassword] = useState('');
  const [begun, setBegun] = useState<{ resetId: string; sentAt: number }>();
  const [isDone, setDone] = useState(false);

  const begin = async () => {
    const { resetId } = await answer(openApi.POST('/api/v1/password-resets', { body: { phone } }));
    setBegun({ resetId, sentAt: Date.now() });
  };
  const change = async (code: string) => {
    const path = { resetId: begun?.resetId ?? '' };
    await answer(
      openApi.POST('/api/v1/password-resets/{resetId}/verification', { params: { path }, body: { code, password } }),
    );
    // Every sign-in of the person has ended, one in this browser too.
    await forgetPerson();
    await signIn.forget();
    setDone(true);
  };
  return (
    <Page title={t('signup.forgotten.title')} back='/'>
      {isDone
        ? (
          <>
            <Note kind='good'>{t('signup.forgotten.done')}</Note>
            <Button onPress={() => void signIn.begin('/app/wallet')}>{t('signup.signIn')}</Button>
          </>
        )
        : begun === undefined
        ? (
          <>
            <p>{t('signup.forgotten.intro')}</p>
            <PhoneStep label={t('signup.phone')} phone={phone} onPhone={setPhone} onDone={begin} />
          </>
        )
        : (
          <CodeStep
            shownTo={phoneInWords(e164(phone))}
            sentTo={e164(phone)}
            sentAt={begun.sentAt}
            onCode={change}
            onAgain={begin}
            onRestart={() => setBegun(undefined)}
            act={t('signup.forgotten.act')}
          >
            <PasswordField label={t('signup.forgotten.newPassword')} value={password} onChange={setPassword} isNew />
          </CodeStep>
        )}
    </Page>
  );
}
