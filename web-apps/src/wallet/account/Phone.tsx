import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer } from '../../kit/api/client.ts';
import { e164, phoneInWords } from '../../kit/format/typed.ts';
import { Button } from '../../kit/parts/Button.tsx';
import { Note } from '../../kit/parts/Notices.tsx';
import { Page } from '../../kit/parts/Page.tsx';
import { signInAnew } from '../person.ts';
import { CodeStep } from '../signup/CodeStep.tsx';
import { PhoneStep } from '../signup/PhoneStep.tsx';
import { api } from '../wallet.ts';

/** Another phone number in place of one's own; it ends every sign-in. */
export default function Phone() {
  const { t } = useTranslation();
  const [phone, setPhone] = useState('');
  const [begun, setBegun] = useState<{ changeId: string; sentAt: number }>();
  const [isDone, setDone] = useState(false);

  const begin = async () => {
    const { changeId } = await answer(api.POST('/api/v1/account/phone-changes', { body: { phone } }));
    setBegun({ changeId, sentAt: Date.now() });
  };
  const prove = async (code: string) => {
    const path = { changeId: begun?.changeId ?? '' };
    await answer(
      api.POST('/api/v1/account/phone-changes/{changeId}/verification', { params: { path }, body: { code } }),
    );
    setDone(true);
  };
  return (
    <Page title={t('account.phone.title')} back='/account'>
      {isDone
        ? (
          <>
            <Note kind='good'>{t('account.phone.done', { phone: phoneInWords(e164(phone)) })}</Note>
            <Button onPress={() => void signInAnew()}>{t('signup.signIn')}</Button>
          </>
        )
        : begun === undefined
        ? (
          <>
            <Note kind='warn'>{t('account.phone.before')}</Note>
            <PhoneStep label={t('account.phone.label')} phone={phone} onPhone={setPhone} onDone={begin} />
          </>
        )
        : (
          <CodeStep
            shownTo={phoneInWords(e164(phone))}
            sentTo={e164(phone)}
            sentAt={begun.sentAt}
            onCode={prove}
            onAgain={begin}
            onRestart={() => setBegun(undefined)}
            act={t('account.phone.act')}
          />
        )}
    </Page>
  );
}
