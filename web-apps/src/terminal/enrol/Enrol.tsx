import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, createApi } from '../../kit/api/client.ts';
import { useService } from '../../kit/api/service.ts';
import { Button } from '../../kit/parts/Button.tsx';
import { Field } from '../../kit/parts/Field.tsx';
import { useAct } from '../../kit/parts/hooks.ts';
import { Note, ProblemNote } from '../../kit/parts/Notices.tsx';
import { Page } from '../../kit/parts/Page.tsx';
import { device } from '../terminal.ts';

/** Where a tablet becomes a terminal, by a code that the office gives out. */
export function Enrol() {
  const { t } = useTranslation();
  const service = useService();
  const [code, setCode] = useState('');
  const enrol = useAct(() => device.enrol(code));
  const tryOut = useAct(async () => device.enrol((await answer(createApi().POST('/demo/terminals'))).enrolmentCode));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim() !== '') {
      void enrol.run();
    }
  };
  return (
    <Page title={t('terminal.enrol.title')} className='narrow'>
      <p>{t('terminal.enrol.text')}</p>
      <form className='form' onSubmit={submit}>
        <Field
          label={t('terminal.enrol.code')}
          name='code'
          value={code}
          onChange={setCode}
          hint={t('terminal.enrol.hint')}
          maxLength={60}
        />
        <ProblemNote problem={enrol.problem} />
        <Button type='submit' isBusy={enrol.isBusy}>
          {t('terminal.enrol.begin')}
        </Button>
      </form>
      <p className='quiet'>{t('terminal.enrol.key')}</p>
      {service.reading?.data.demo && (
        <section className='card'>
          <Note>{t('demo.note', { ns: 'kit' })}</Note>
          <Button kind='secondary' isBusy={tryOut.isBusy} onPress={() => void tryOut.run()}>
            {t('terminal.enrol.demo')}
          </Button>
          <ProblemNote problem={tryOut.problem} />
        </section>
      )}
    </Page>
  );
}
