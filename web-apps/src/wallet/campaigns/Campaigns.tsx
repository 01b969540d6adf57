import { useTranslation } from 'react-i18next';
import { answer } from '../../kit/api/client.ts';
import { Empty, Shown } from '../../kit/parts/Notices.tsx';
import { Page } from '../../kit/parts/Page.tsx';
import { api, type Entry, readHistory, useKeptRead } from '../wallet.ts';
import { CampaignCard } from './CampaignCard.tsx';
import { earnedIn } from './earned.ts';

/** Pages of the statement that are read for what one has earned. */
const PAGES = 5;

async function readCampaigns() {
  const [{ campaigns }, { entries }] = await Promise.all([
    answer(api.GET('/api/v1/campaigns')),
    answer(api.GET('/api/v1/wallet/points-on-their-way')),
  ]);
  const first = campaigns.map((campaign) => campaign.opensAt).sort()[0];
  const statement = first === undefined ? [] : await readBackTo(first);
  return campaigns.map((campaign) => ({ campaign, earned: earnedIn(campaign.campaignId, statement, entries) }));
}

async function readBackTo(at: string): Promise<Entry[]> {
  const all: Entry[] = [];
  let after: number | undefined;
  for (let page = 0; page < PAGES; page++) {
    const { entries, next } = await readHistory(200, after);
    all.push(...entries);
    const last = entries.at(-1);
    if (next === undefined || (last && Date.parse(last.at) < Date.parse(at))) {
      break;
    }
    after = next;
  }
  return all;
}

/** Campaigns that run now, the one that ends first in front, with what one has of each. */
export default function Campaigns() {
  const { t } = useTranslation();
  const read = useKeptRead('campaigns', readCampaigns);
  return (
    <Page title={t('campaigns.title')} back='/'>
      <Shown read={read} lines={6}>
        {(running) =>
          running.length === 0
            ? (
              <Empty title={t('campaigns.none')}>
                <p>{t('campaigns.noneHint')}</p>
              </Empty>
            )
            : (
              running.map(({ campaign, earned }) => (
                <CampaignCard key={campaign.campaignId} campaign={campaign} earned={earned} />
              ))
            )}
      </Shown>
    </Page>
  );
}
