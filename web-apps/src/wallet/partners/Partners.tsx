import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer } from '../../kit/api/client.ts';
import type { components } from '../../kit/api/schema.d.ts';
import { useRead } from '../../kit/api/useRead.ts';
import { countdown, day } from '../../kit/format/time.ts';
import { Button } from '../../kit/parts/Button.tsx';
import { CopyButton } from '../../kit/parts/CopyButton.tsx';
import { useAct, useNow, usePolling } from '../../kit/parts/hooks.ts';
import { Empty, Note, ProblemNote, Shown } from '../../kit/parts/Notices.tsx';
import { Page } from '../../kit/parts/Page.tsx';
import { RemoveButton } from '../account/RemoveButton.tsx';
import { api } from '../wallet.ts';

type Link = components['schemas']['LinkListListed'];
type Code = components['schemas']['LinkCodeBody'];

/** While a code is shown, how often it is looked whether a partner used it, in milliseconds. */
const PACE = 5000;

/** Partners that may grant points to the wallet: link one, see them, end one. */
export default function Partners() {
  const { t } = useTranslation();
  const read = useRead('partner links', () => answer(api.GET('/api/v1/wallet/partner-links')));
  const [code, setCode] = useState<Code>();
  const make = useAct(async () => setCode(await answer(api.POST('/api/v1/wallet/partner-links'))));
  usePolling(read.refresh, PACE, code !== undefined);
  return (
    <Page title={t('partners.title')} back='/menu'>
      <p>{t('partners.text')}</p>
      {code && <CodeCard key={code.linkCode} code={code} />}
      <ProblemNote problem={make.problem} />
      <Button kind={code ? 'secondary' : 'primary'} isBusy={make.isBusy} onPress={() => void make.run()}>
        {t(code ? 'partners.makeAnother' : 'partners.make')}
      </Button>
      <h2 className='section-title'>{t('partners.linked')}</h2>
      <Shown read={read}>
        {({ links }) =>
          links.length === 0 ? <Empty title={t('partners.none')} /> : (
            <ul className='list'>
              {links.map((link) => <LinkRow key={link.linkId} link={link} onChange={read.refresh} />)}
            </ul>
          )}
      </Shown>
    </Page>
  );
}

function CodeCard({ code }: { code: Code }) {
  const { t } = useTranslation();
  const now = useNow();
  const left = (Date.parse(code.expiresAt) - now.getTime()) / 1000;
  if (left <= 0) {
    return <Note kind='warn'>{t('partners.over')}</Note>;
  }
  return (
    <section className='card' aria-label={t('partners.code')}>
      <p>{t('partners.codeText')}</p>
      <p className='code-text'>{code.linkCode}</p>
      <CopyButton text={code.linkCode} />
      <p className='quiet num'>{t('partners.left', { left: countdown(left) })}</p>
    </section>
  );
}

function LinkRow({ link, onChange }: { link: Link; onChange: () => Promise<unknown> }) {
  const { t } = useTranslation();
  const name = link.partnerId.replace(/^partner:/, '');
  const end = async () => {
    await answer(api.DELETE('/api/v1/wallet/partner-links/{linkId}', { params: { path: { linkId: link.linkId } } }));
    await onChange();
  };
  return (
    <li className='row'>
      <span className='row-main'>
        {name}
        <small>
          {link.endedAt
            ? t('partners.ended', { day: day(link.endedAt) })
            : t('partners.since', { day: day(link.linkedAt) })}
        </small>
      </span>
      {!link.endedAt && (
        <RemoveButton
          act={t('partners.end')}
          label={t('partners.endOf', { name })}
          title={t('partners.endTitle', { name })}
          text={t('partners.endText')}
          onRemove={end}
        />
      )}
    </li>
  );
}
