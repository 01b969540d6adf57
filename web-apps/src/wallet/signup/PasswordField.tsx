import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../kit/parts/Field.tsx';
import { Tick } from '../../kit/parts/Field.tsx';

export const PASSWORD_MIN = 8;

/** A password, hidden until the person wants to see it. */
export function PasswordField({
  label,
  value,
  onChange,
  isNew,
  name = 'password',
  error,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  isNew: boolean;
  name?: string;
  error?: string | undefined;
}) {
  const { t } = useTranslation();
  const [isShown, setShown] = useState(false);
  return (
    <div>
      <Field
        label={label}
        name={name}
        value={value}
        onChange={onChange}
        type={isShown ? 'text' : 'password'}
        autoComplete={isNew ? 'new-password' : 'current-password'}
        error={error}
        {...(isNew ? { hint: t('signup.passwordHint', { count: PASSWORD_MIN }) } : {})}
      />
      <Tick label={t('signup.showPassword')} value={isShown} onChange={setShown} className='tick-plain' />
    </div>
  );
}
