import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { answer } from '../../kit/api/client.ts';
import { download } from '../../kit/download.ts';
import { day, today } from '../../kit/format/time.ts';
import { phoneInWords, postalCodeInWords } from '../../kit/format/typed.ts';
import { Button } from '../../kit/parts/Button.tsx';
import { useAct } from '../../kit/parts/hooks.ts';
import { Note, ProblemNote, Shown } from '../../kit/parts/Notices.tsx';
import { Page } from '../../kit/parts/Page.tsx';
import { useCityTexts } from '../help/CityText.tsx';
import { api, useAccount } from '../wallet.ts';
import { ChangeDialog } from './ChangeDialog.tsx';

type Changed = 'name' | 'postalCode';

/** What the city's register has of the person, to be changed and taken along. */
export default function Account() {
  const { t } = useTranslation();
  const account = useAccount();
  const texts = useCityTexts().reading?.data;
  const [changing, setChanging] = useState<Changed>();
  const [changed, setChanged] = useState<Changed>();
  const save = useAct(() =>
    download(
      api.GET('/api/v1/account/export', { headers: { Accept: 'application/json' }, parseAs: 'blob' }),
      `nagaokapay-${today()}.json`,
    )
  );

  const send = async (value: string) => {
    await answer(
      changing === 'name'
        ? api.PUT('/api/v1/account/name', { body: { displayName: value } })
        : api.PUT('/api/v1/account/postal-code', { body: { postalCode: value } }),
    );
    await account.refresh();
    setChanged(changing);
    setChanging(undefined);
  };
  return (
    <Page title={t('account.details.title')} back='/menu'>
      {changed && <Note kind='good'>{t('account.details.changed')}</Note>}
      <Shown read={account} lines={5}>
        {(data) => (
          <>
            <ul className='list'>
              <Row label={t('account.details.name')} value={data.displayName}>
                <Button
                  kind='quiet'
                  onPress={() => setChanging('name')}
                  aria-label={t('account.details.changeOf', { what: t('account.details.name') })}
                >
                  {t('account.details.change')}
                </Button>
              </Row>
              <Row
                label={t('account.details.postalCode')}
                value={postalCodeInWords(data.postalCode)}
                hint={t(data.resident ? 'account.details.resident' : 'account.details.notResident')}
              >
                <Button
                  kind='quiet'
                  onPress={() => setChanging('postalCode')}
                  aria-label={t('account.details.changeOf', { what: t('account.details.postalCode') })}
                >
                  {t('account.details.change')}
                </Button>
              </Row>
              <Row
                label={t('account.details.phone')}
                value={data.phone ? phoneInWords(data.phone) : t('account.details.none')}
              >
                <Link
                  href='/account/phone'
                  className='button button-quiet'
                  aria-label={t('account.details.changeOf', { what: t('account.details.phone') })}
                >
                  {t('account.details.change')}
                </Link>
              </Row>
              <Row label={t('account.details.email')} value={data.email ?? t('account.details.none')}>
                <Link
                  href='/account/email'
                  className='button button-quiet'
                  aria-label={t(data.email ? 'account.details.changeOf' : 'account.details.addOf', {
                    what: t('account.details.email'),
                  })}
                >
                  {t(data.email ? 'account.details.change' : 'account.details.add')}
                </Link>
              </Row>
            </ul>
            <ChangeDialog
              key={changing}
              title={t(changing === 'name' ? 'account.details.name' : 'account.details.postalCode')}
              field={changing === 'name' ? 'displayName' : 'postalCode'}
              initial={changing === 'name' ? data.displayName : postalCodeInWords(data.postalCode)}
              hint={t(changing === 'name' ? 'signup.nameHint' : 'signup.postalCodeHint')}
              isOpen={changing !== undefined}
              onClose={() => setChanging(undefined)}
              onSend={send}
            />
            {data.consents.length > 0 && (
              <section className='stack'>
                <h2 className='section-title'>{t('account.details.consents')}</h2>
                <ul className='list'>
                  {data.consents.map((consent) => (
                    <li key={consent.version} className='row'>
                      <span className='row-main'>
                        {texts?.find((text) => text.version === consent.version)?.title}
                        <small>{consent.version}</small>
                      </span>
                      <span className='quiet'>{day(consent.givenAt)}</span>
                    </li>
                  ))}
                </ul>
              </section>
            )}
            <h2 className='section-title'>{t('account.details.export')}</h2>
            <p className='quiet'>{t('account.details.exportText')}</p>
            <Button kind='secondary' isBusy={save.isBusy} onPress={() => void save.run()}>
              {t('account.details.save')}
            </Button>
            <ProblemNote problem={save.problem} />
          </>
        )}
      </Shown>
    </Page>
  );
}

function Row({ label, value, hint, children }: { label: string; value: string; hint?: string; children: ReactNode }) {
  return (
    <li className='row'>
      <span className='row-main'>
        <small>{label}</small>
        {value}
        {hint && <small>{hint}</small>}
      </span>
      {children}
    </li>
  );
}
