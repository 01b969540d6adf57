import assert from 'node:assert/strict';
import i18next from 'i18next';
import { speak } from '../src/kit/words/language.ts';
import { earnedIn } from '../src/wallet/campaigns/earned.ts';
import { type Campaign, inWords, type Say, shopsOf } from '../src/wallet/campaigns/inWords.ts';
import { campaigns as en } from '../src/wallet/words/campaigns.en.ts';
import { campaigns as ja } from '../src/wallet/words/campaigns.ja.ts';
import type { Entry } from '../src/wallet/wallet.ts';

const campaign = (more: Partial<Campaign>): Campaign => ({
  campaignId: 'campaign:1',
  name: '春',
  trigger: 'PAYMENT',
  opensAt: '2026-04-01T00:00:00Z',
  closesAt: '2026-05-01T00:00:00Z',
  conditions: [],
  caps: {},
  points: { expiry: { type: 'END_OF_MONTH_AFTER', months: 6 } },
  reward: { type: 'RATE', basisPoints: 3000 },
  ...more,
});

async function speaking(language: 'ja' | 'en'): Promise<Say> {
  const words = i18next.createInstance();
  await words.init({
    lng: language,
    resources: { [language]: { translation: language === 'ja' ? ja : en } },
    interpolation: { escapeValue: false },
  });
  speak(language);
  return (key, values) => {
    assert.ok(words.exists(key, values), `no words for ${key}`);
    return words.t(key, values ?? {});
  };
}

const CONDITIONS: Campaign['conditions'] = [
  { type: 'MINIMUM_AMOUNT', amount: 1000 },
  { type: 'REPDIGIT_AMOUNT', digits: 3 },
  { type: 'REPDIGIT_DATE' },
  { type: 'EXCLUDING_PAYMENT_REQUESTS' },
  { type: 'WALLETS', wallets: [] },
  { type: 'SHOPS', merchantIds: [] },
  { type: 'DAYS_OF_MONTH', days: [5, 15] },
  { type: 'WEEKDAYS', days: ['SATURDAY', 'SUNDAY'] },
  { type: 'HOURS', from: '17:00:00', until: '20:00:00' },
  { type: 'RESIDENCY', residency: 'RESIDENT' },
  { type: 'ACCOUNT_AGE', days: 30 },
  { type: 'NEW_USERS_SINCE', date: '2026-04-01' },
  { type: 'SHOP_CLASSES', classes: ['SHOPPING_STREET', 'INDEPENDENT'] },
  { type: 'DISTRICTS', districts: ['栃尾'] },
  { type: 'CATEGORIES', categories: ['飲食'] },
  { type: 'CHANNELS', channels: ['ATM'] },
  { type: 'PARTNER', partnerId: 'partner:wellness' },
  { type: 'ACTIVITY', kind: '歩数', atLeast: 7000 },
  { type: 'FIRST_PEOPLE', people: 1000 },
  { type: 'OCCASION_NUMBER', counting: 'OCCASIONS', within: 'MONTH', from: 2 },
];

Deno.test('every kind of condition has a sentence in Japanese', async () => {
  const { conditions } = inWords(campaign({ conditions: CONDITIONS }), await speaking('ja'));
  assert.deepEqual(conditions, [
    '1回の金額が1,000円以上',
    '金額が3桁以上のゾロ目（777円など）',
    '日付がゾロ目の日（2月22日など）',
    '請求書の支払いは対象外',
    '市からお知らせした方のみ',
    '指定のお店のみ',
    '毎月5日・15日',
    '土曜日・日曜日',
    '17:00から20:00まで',
    '市内にお住まいの方',
    '登録から30日以上たった方',
    '2026年4月1日(水)以降に登録した方',
    '対象のお店：商店街の店・個店',
    '対象の地区：栃尾',
    '対象の業種：飲食',
    'チャージ方法：ATM',
    '連携先：wellness',
    '「歩数」が7,000以上',
    '先着1,000人',
    'お1人につき毎月の2回目以降',
  ]);
});

Deno.test('every kind of condition, reward, cap and expiry has words in English', async () => {
  const say = await speaking('en');
  const rewards: Campaign['reward'][] = [
    { type: 'RATE', basisPoints: 250, byShopClass: { LARGE: 0 } },
    { type: 'FIXED', points: 100 },
    { type: 'STEPPED', steps: [{ from: 1000, points: 100 }] },
    { type: 'LOTTERY', prizes: [{ points: 1000, oddsPerMillion: 10_000 }] },
    { type: 'AS_ASKED', most: 50 },
  ];
  const offers = rewards.map((reward) => inWords(campaign({ reward, conditions: CONDITIONS }), say).offer);
  assert.equal(offers[0], 'When you pay at a shop: 2.5% in points of what you pay from charged money (large shops 0%)');
  assert.equal(offers[3], 'When you pay at a shop: a draw for 1,000 points (chance 1%)');
  const caps = { perTrigger: 1, perDay: 2, perMonth: 3, perPerson: 4, allPerDay: 5, allPerMonth: 6 };
  assert.equal(inWords(campaign({ caps }), say).caps.length, 6);
  const expiries: Campaign['points']['expiry'][] = [
    { type: 'AFTER_DAYS', days: 30 },
    { type: 'ON_DATE', date: '2026-09-30' },
    { type: 'END_OF_MONTH_AFTER', months: 0 },
  ];
  assert.equal(
    new Set(
      expiries.map((expiry) =>
        inWords(campaign({ points: { expiry, restriction: 'LARGE', timing: 'AFTER_CLOSING' } }), say).points.join()
      ),
    ).size,
    3,
  );
});

Deno.test('a rate that differs by class of shop says so', async () => {
  const { offer } = inWords(
    campaign({ reward: { type: 'RATE', basisPoints: 2000, byShopClass: { LARGE: 0 } } }),
    await speaking('ja'),
  );
  assert.equal(offer, 'お店で支払うと、チャージ分で支払った金額の20％のポイント（大型店は0％）');
});

Deno.test('of many names, how many more there are is said', async () => {
  const districts = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'];
  const { conditions } = inWords(campaign({ conditions: [{ type: 'DISTRICTS', districts }] }), await speaking('ja'));
  assert.deepEqual(conditions, ['対象の地区：1・2・3・4・5・6・7・8 ほか2']);
});

Deno.test('a campaign of one district leads to its shops, one of charges to none', () => {
  assert.equal(
    shopsOf(campaign({ conditions: [{ type: 'DISTRICTS', districts: ['栃尾'] }] })),
    `/shops?${new URLSearchParams({ district: '栃尾' })}`,
  );
  assert.equal(shopsOf(campaign({ conditions: [{ type: 'DISTRICTS', districts: ['栃尾', '寺泊'] }] })), '/shops');
  assert.equal(shopsOf(campaign({ trigger: 'CHARGE' })), undefined);
});

Deno.test('what one has of a campaign is what came less what was taken back, and what is on its way', () => {
  const entry = (type: Entry['type'], amount: number, causedAt: string, campaignId = 'campaign:1') =>
    ({
      type,
      amount,
      at: causedAt,
      causedAt,
      campaignId,
      change: 0,
      balanceAfter: 0,
      lapsed: 0,
      reference: '',
    }) satisfies Entry;
  const earned = earnedIn(
    'campaign:1',
    [
      entry('GRANT', 300, '2026-05-02T00:00:00Z'),
      entry('GRANT_RETURN', 50, '2026-05-01T00:00:00Z'),
      entry('GRANT', 100, '2026-04-30T00:00:00Z'),
      entry('EXPIRY', 100, '2026-05-01T00:00:00Z'),
      entry('GRANT', 900, '2026-05-01T00:00:00Z', 'campaign:2'),
    ],
    [{ campaignId: 'campaign:1', points: 20 }],
    new Date('2026-05-10T00:00:00Z'),
  );
  assert.deepEqual(earned, { arrived: 350, coming: 20, thisMonth: 270 });
});
