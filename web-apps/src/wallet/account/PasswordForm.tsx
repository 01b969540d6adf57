import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer } from '../../kit/api/client.ts';
import { Button } from '../../kit/parts/Button.tsx';
import { faultOf } from '../../kit/parts/Field.tsx';
import { useAct } from '../../kit/parts/hooks.ts';
import { ProblemNote } from '../../kit/parts/Notices.tsx';
import { PASSWORD_MIN, PasswordField } from '../signup/PasswordField.tsx';
import { api } from '../wallet.ts';

/** Another password. It ends every sign-in, this one too. */
export function PasswordForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [isTried, setTried] = useState(false);
  const send = useAct(async () => {
    await answer(api.PUT('/api/v1/account/password', { body: { current, password } }));
    onDone();
  });
  const isShort = [...password].length < PASSWORD_MIN;
  const code = send.problem?.code;
  const wrong = code === 'PASSWORD_WRONG' ? send.problem?.message : undefined;
  const refused = code === 'PASSWORD_TOO_WEAK' || code === 'PASSWORD_UNCHANGED'
    ? send.problem?.message
    : faultOf(send.problem, 'password');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (current !== '' && !isShort) {
      void send.run();
    }
  };
  return (
    <form className='form' onSubmit={submit} noValidate>
      <p className='quiet'>{t('account.security.passwordText')}</p>
      <PasswordField
        label={t('account.security.current')}
        name='current'
        value={current}
        onChange={setCurrent}
        isNew={false}
        error={isTried && current === '' ? t('signup.fault.empty') : wrong}
      />
      <PasswordField
        label={t('account.security.new')}
        value={password}
        onChange={setPassword}
        isNew
        error={isTried && isShort ? t('signup.fault.short', { count: PASSWORD_MIN }) : refused}
      />
      {wrong === undefined && refused === undefined && <ProblemNote problem={send.problem} />}
      <Button type='submit' isBusy={send.isBusy}>
        {t('account.security.change')}
      </Button>
    </form>
  );
}
