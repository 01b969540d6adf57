import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Button } from '../../kit/parts/Button.tsx';
import { faultOf, Field, Tick } from '../../kit/parts/Field.tsx';
import { useAct } from '../../kit/parts/hooks.ts';
import { Note, ProblemNote, Shown } from '../../kit/parts/Notices.tsx';
import { CityTextFold, useCityTexts } from '../help/CityText.tsx';
import { PASSWORD_MIN, PasswordField } from './PasswordField.tsx';

/** What a sign-up sends. */
export interface Details {
  phone: string;
  displayName: string;
  postalCode: string;
  password: string;
  newNumber: boolean;
  /** Versions of the texts that were agreed to. */
  consents: string[];
}

export const NO_DETAILS: Details = {
  phone: '',
  displayName: '',
  postalCode: '',
  password: '',
  newNumber: false,
  consents: [],
};

type Text = 'phone' | 'displayName' | 'postalCode' | 'password';

/** Who the person is, and the city's texts to be agreed to. */
export function DetailsForm(
  { details, onChange, onDone }: {
    details: Details;
    onChange: (details: Details) => void;
    onDone: () => Promise<void>;
  },
) {
  const { t } = useTranslation();
  const texts = useCityTexts();
  const send = useAct(async () => {
    try {
      await onDone();
    } catch (refused) {
      // Perhaps the texts changed meanwhile.
      void texts.refresh();
      throw refused;
    }
  });
  const [isTried, setTried] = useState(false);
  const asked = texts.reading?.data.filter((text) => text.asksConsent) ?? [];
  const missing = asked.filter((text) => !details.consents.includes(text.version));
  const faults = isTried ? faultsOf(details) : {};
  const weak = send.problem?.code === 'PASSWORD_TOO_WEAK' ? send.problem.message : undefined;

  const field = (name: Text) => ({
    name,
    value: details[name],
    onChange: (value: string) => onChange({ ...details, [name]: value }),
    error: faults[name] ? t(`signup.fault.${faults[name]}`, { count: PASSWORD_MIN }) : faultOf(send.problem, name),
  });
  const agree = (version: string, yes: boolean) =>
    onChange({
      ...details,
      consents: yes ? [...details.consents, version] : details.consents.filter((other) => other !== version),
    });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const first = Object.keys(faultsOf(details))[0];
    if (first) {
      document.querySelector<HTMLInputElement>(`input[name="${first}"]`)?.focus();
    } else if (texts.reading && missing.length === 0) {
      void send.run();
    }
  };
  return (
    <form className='form' onSubmit={submit} noValidate>
      <p>{t('signup.intro')}</p>
      <Field
        {...field('phone')}
        label={t('signup.phone')}
        hint={t('signup.phoneHint')}
        type='tel'
        inputMode='tel'
        autoComplete='tel'
      />
      <Field
        {...field('displayName')}
        label={t('signup.name')}
        hint={t('signup.nameHint')}
        autoComplete='name'
        maxLength={60}
      />
      <Field
        {...field('postalCode')}
        label={t('signup.postalCode')}
        hint={t('signup.postalCodeHint')}
        inputMode='numeric'
        autoComplete='postal-code'
      />
      <PasswordField
        {...field('password')}
        error={weak ?? field('password').error}
        label={t('signup.password')}
        isNew
      />
      <Tick
        label={
          <>
            {t('signup.newNumber')}
            <small>{t('signup.newNumberHint')}</small>
          </>
        }
        value={details.newNumber}
        onChange={(newNumber) => onChange({ ...details, newNumber })}
      />
      <Shown read={texts} lines={2}>
        {() =>
          asked.length > 0 && (
            <fieldset className='choice'>
              <legend>{t('signup.texts')}</legend>
              {asked.map((text) => (
                <div key={text.version} className='consent'>
                  <CityTextFold text={text} />
                  <Tick
                    label={t('signup.agree', { title: text.title })}
                    value={details.consents.includes(text.version)}
                    onChange={(yes) => agree(text.version, yes)}
                  />
                </div>
              ))}
            </fieldset>
          )}
      </Shown>
      {isTried && missing.length > 0 && <Note kind='bad'>{t('signup.agreeFirst')}</Note>}
      {weak === undefined && <ProblemNote problem={send.problem} />}
      <div className='actions'>
        <Button type='submit' isBusy={send.isBusy}>
          {t('signup.next')}
        </Button>
      </div>
      <p className='quiet'>
        {t('signup.corporate')} <Link href='/help'>{t('signup.contact')}</Link>
      </p>
    </form>
  );
}

/** What can be seen to be wrong before it is sent; the order is that of the fields. */
function faultsOf(details: Details): Partial<Record<Text, 'empty' | 'short'>> {
  const faults: Partial<Record<Text, 'empty' | 'short'>> = {};
  for (const name of ['phone', 'displayName', 'postalCode'] as const) {
    if (details[name].trim() === '') {
      faults[name] = 'empty';
    }
  }
  if ([...details.password].length < PASSWORD_MIN) {
    faults.password = details.password === '' ? 'empty' : 'short';
  }
  return faults;
}
