import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer } from '../../kit/api/client.ts';
import { Button } from '../../kit/parts/Button.tsx';
import { faultOf, Field } from '../../kit/parts/Field.tsx';
import { useAct } from '../../kit/parts/hooks.ts';
import { Note, ProblemNote, Shown } from '../../kit/parts/Notices.tsx';
import { Page } from '../../kit/parts/Page.tsx';
import { CodeStep } from '../signup/CodeStep.tsx';
import { api, useAccount } from '../wallet.ts';

/** An e-mail address as a second way for notices and codes. */
export default function Email() {
  const { t } = useTranslation();
  const account = useAccount();
  const [email, setEmail] = useState('');
  const [begun, setBegun] = useState<{ changeId: string; sentAt: number }>();
  const [done, setDone] = useState<'added' | 'removed'>();

  const begin = async () => {
    const { changeId } = await answer(api.PUT('/api/v1/account/email', { body: { email: email.trim() } }));
    setBegun({ changeId, sentAt: Date.now() });
  };
  const prove = async (code: string) => {
    const path = { changeId: begun?.changeId ?? '' };
    await answer(
      api.POST('/api/v1/account/email-changes/{changeId}/verification', { params: { path }, body: { code } }),
    );
    await account.refresh();
    setBegun(undefined);
    setEmail('');
    setDone('added');
  };
  return (
    <Page title={t('account.email.title')} back='/account'>
      {done && <Note kind='good'>{t(`account.email.${done}`)}</Note>}
      {begun
        ? (
          <CodeStep
            shownTo={email}
            sentTo={email.trim()}
            sentAt={begun.sentAt}
            onCode={prove}
            onAgain={begin}
            onRestart={() => setBegun(undefined)}
            act={t('account.email.act')}
          />
        )
        : (
          <Shown read={account}>
            {(data) => (
              <>
                <p>{t('account.email.text')}</p>
                {data.email && (
                  <Present
                    email={data.email}
                    onRemoved={async () => {
                      await account.refresh();
                      setDone('removed');
                    }}
                  />
                )}
                <AddressForm email={email} onEmail={setEmail} onDone={begin} isFirst={!data.email} />
              </>
            )}
          </Shown>
        )}
    </Page>
  );
}

function Present({ email, onRemoved }: { email: string; onRemoved: () => Promise<void> }) {
  const { t } = useTranslation();
  const remove = useAct(async () => {
    await answer(api.DELETE('/api/v1/account/email'));
    await onRemoved();
  });
  return (
    <div className='card'>
      <p className='quiet'>{t('account.email.present')}</p>
      <p>{email}</p>
      <ProblemNote problem={remove.problem} />
      <Button kind='danger' isBusy={remove.isBusy} onPress={() => void remove.run()}>
        {t('account.email.remove')}
      </Button>
    </div>
  );
}

function AddressForm(
  { email, onEmail, onDone, isFirst }: {
    email: string;
    onEmail: (email: string) => void;
    onDone: () => Promise<void>;
    isFirst: boolean;
  },
) {
  const { t } = useTranslation();
  const send = useAct(onDone);
  const [isEmpty, setEmpty] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setEmpty(email.trim() === '');
    if (email.trim() !== '') {
      void send.run();
    }
  };
  return (
    <form className='form' onSubmit={submit} noValidate>
      <Field
        label={t(isFirst ? 'account.email.label' : 'account.email.newLabel')}
        name='email'
        value={email}
        onChange={onEmail}
        type='email'
        inputMode='email'
        autoComplete='email'
        error={isEmpty ? t('signup.fault.empty') : faultOf(send.problem, 'email')}
      />
      {!faultOf(send.problem, 'email') && <ProblemNote problem={send.problem} />}
      <Button type='submit' isBusy={send.isBusy}>
        {t('signup.next')}
      </Button>
    </form>
  );
}
