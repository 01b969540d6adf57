import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { digitsOf } from '../../kit/format/typed.ts';
import { Button } from '../../kit/parts/Button.tsx';
import { faultOf, Field } from '../../kit/parts/Field.tsx';
import { useAct } from '../../kit/parts/hooks.ts';
import { ProblemNote } from '../../kit/parts/Notices.tsx';

/** Asks for a phone number to which a code is to be sent. */
export function PhoneStep({
  label,
  phone,
  onPhone,
  onDone,
  children,
}: {
  label: string;
  phone: string;
  onPhone: (phone: string) => void;
  onDone: () => Promise<void>;
  /** What is asked besides, below the number. */
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  const send = useAct(onDone);
  const [isEmpty, setEmpty] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setEmpty(digitsOf(phone) === '');
    if (digitsOf(phone) !== '') {
      void send.run();
    }
  };
  return (
    <form className='form' onSubmit={submit} noValidate>
      <Field
        label={label}
        hint={t('signup.phoneHint')}
        name='phone'
        value={phone}
        onChange={onPhone}
        type='tel'
        inputMode='tel'
        autoComplete='tel'
        error={isEmpty ? t('signup.fault.empty') : faultOf(send.problem, 'phone')}
      />
      {children}
      <ProblemNote problem={send.problem} />
      <div className='actions'>
        <Button type='submit' isBusy={send.isBusy}>
          {t('signup.next')}
        </Button>
      </div>
    </form>
  );
}
