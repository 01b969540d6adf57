import { useTranslation } from 'react-i18next';
import { useRead } from '../../kit/api/useRead.ts';
import { QrCode } from '../../kit/code/Codes.tsx';
import { Button } from '../../kit/parts/Button.tsx';
import { useAct } from '../../kit/parts/hooks.ts';
import { ProblemNote, Shown } from '../../kit/parts/Notices.tsx';
import { Page } from '../../kit/parts/Page.tsx';
import { api, asked, readStaticCode, store } from '../terminal.ts';

/** The shop's own code, at which the customer types the amount; also as a sheet to be printed. */
export default function Code() {
  const { t } = useTranslation();
  const read = useRead('static code', readStaticCode, store);
  const print = useAct(async () => {
    const sheet = (await asked(api.GET('/terminal/v1/qr-codes/static.pdf', { parseAs: 'blob' }))) as Blob;
    const link = Object.assign(document.createElement('a'), {
      href: URL.createObjectURL(sheet),
      download: 'nagaokapay-code.pdf',
    });
    link.click();
    URL.revokeObjectURL(link.href);
  });
  return (
    <Page title={t('terminal.code.title')} className='narrow'>
      <p>{t('terminal.code.text')}</p>
      <Shown read={read}>
        {({ payload }) => <QrCode payload={payload} label={t('terminal.code.label')} className='offered-code' />}
      </Shown>
      <Button kind='secondary' isBusy={print.isBusy} onPress={() => void print.run()}>
        {t('terminal.code.print')}
      </Button>
      <ProblemNote problem={print.problem} />
    </Page>
  );
}
