import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer } from '../../kit/api/client.ts';
import { e164, phoneInWords } from '../../kit/format/typed.ts';
import { Button, ButtonLink } from '../../kit/parts/Button.tsx';
import { Fireworks } from '../../kit/parts/Fireworks.tsx';
import { Note } from '../../kit/parts/Notices.tsx';
import { Page } from '../../kit/parts/Page.tsx';
import { openApi, signIn } from '../wallet.ts';
import { CodeStep } from './CodeStep.tsx';
import { type Details, DetailsForm, NO_DETAILS } from './DetailsForm.tsx';

/** A sign-up whose code is awaited. It outlives a reload; the password does not. */
interface Begun {
  signUpId: string;
  phone: string;
  /** Milliseconds since 1970. */
  sentAt: number;
}

const KEPT = 'sign-up';

/** Opens a wallet: what the city must know of a person, then the code that proves the phone. */
export default function SignUp() {
  const { t } = useTranslation();
  const [details, setDetails] = useState<Details>(NO_DETAILS);
  const [begun, setBegun] = useState<Begun | undefined>(kept);
  const [isResident, setResident] = useState<boolean>();

  const begin = async () => {
    const { signUpId } = await answer(openApi.POST('/api/v1/sign-ups', { body: details }));
    const now = { signUpId, phone: details.phone, sentAt: Date.now() };
    sessionStorage.setItem(KEPT, JSON.stringify(now));
    setBegun(now);
  };
  const restart = () => {
    sessionStorage.removeItem(KEPT);
    setBegun(undefined);
  };
  const prove = async (code: string) => {
    const path = { signUpId: begun?.signUpId ?? '' };
    const verified = await answer(
      openApi.POST('/api/v1/sign-ups/{signUpId}/verification', { params: { path }, body: { code } }),
    );
    sessionStorage.removeItem(KEPT);
    setDetails(NO_DETAILS);
    setResident(verified.resident);
  };

  if (isResident !== undefined) {
    return <Opened isResident={isResident} />;
  }
  if (begun === undefined) {
    return (
      <Page title={t('signup.title')} back='/'>
        <DetailsForm details={details} onChange={setDetails} onDone={begin} />
      </Page>
    );
  }
  return (
    <Page title={t('signup.code.title')}>
      <CodeStep
        shownTo={phoneInWords(e164(begun.phone))}
        sentTo={e164(begun.phone)}
        sentAt={begun.sentAt}
        onCode={prove}
        {...(details.password === '' ? {} : { onAgain: begin })}
        onRestart={restart}
        act={t('signup.open')}
        more={(problem) => problem.code === 'ALREADY_REGISTERED' && <HasWallet />}
      />
    </Page>
  );
}

/** The phone has a wallet already: the ways into it. */
function HasWallet() {
  const { t } = useTranslation();
  return (
    <div className='actions'>
      <Button onPress={() => void signIn.begin('/app/wallet')}>{t('signup.signIn')}</Button>
      <ButtonLink to='/forgotten' kind='secondary'>
        {t('signup.forgotten.link')}
      </ButtonLink>
    </div>
  );
}

function Opened({ isResident }: { isResident: boolean }) {
  const { t } = useTranslation();
  return (
    <Page title={t('signup.done.title')}>
      <Fireworks />
      <Note kind='good'>{t('signup.done.text')}</Note>
      {isResident && <p>{t('signup.done.resident')}</p>}
      <div className='actions'>
        <Button onPress={() => void signIn.begin('/app/wallet')}>{t('signup.signIn')}</Button>
      </div>
    </Page>
  );
}

function kept(): Begun | undefined {
  const text = sessionStorage.getItem(KEPT);
  return text === null ? undefined : (JSON.parse(text) as Begun);
}
