import { grouped, yen } from '../../kit/format/money.ts';
import { day } from '../../kit/format/time.ts';
import type { components } from '../../kit/api/schema.d.ts';

export type Campaign = components['schemas']['RunningCampaign'];
type Condition = Campaign['conditions'][number];
type Reward = Campaign['reward'];
type Expiry = Campaign['points']['expiry'];

/** Looks a sentence of `campaigns` up and fills it. */
export type Say = (key: string, values?: Record<string, string | number>) => string;

/** A campaign as sentences for a person. */
export interface CampaignInWords {
  /** When and how much. */
  offer: string;
  conditions: string[];
  caps: string[];
  /** When points come, and until when and where they can be spent. */
  points: string[];
}

/** Names in a sentence; of more, how many is said. */
const NAMED_MAX = 8;

/** What a campaign's rules mean. Each type of rule has its sentence: one more does not compile without. */
export function inWords(campaign: Campaign, say: Say): CampaignInWords {
  return {
    offer: say('offer', {
      trigger: say(`trigger.${campaign.trigger}`),
      reward: rewardIn(campaign.reward, campaign.trigger, say),
    }),
    conditions: campaign.conditions.map((condition) => conditionIn(condition, say)),
    caps: CAPS.flatMap((cap) => {
      const points = campaign.caps[cap];
      return points === undefined ? [] : [say(`cap.${cap}`, { points: grouped(points) })];
    }),
    points: [
      say(`timing.${campaign.points.timing ?? 'AT_ONCE'}`),
      expiryIn(campaign.points.expiry, say),
      campaign.points.restriction
        ? say('onlyAt', { shops: say(`shopClass.${campaign.points.restriction}`) })
        : say('everywhere'),
    ],
  };
}

const CAPS = ['perTrigger', 'perDay', 'perMonth', 'perPerson', 'allPerDay', 'allPerMonth'] as const;

function rewardIn(reward: Reward, trigger: Campaign['trigger'], say: Say): string {
  switch (reward.type) {
    case 'RATE': {
      const rate = say('reward.RATE', { percent: percent(reward.basisPoints) });
      const others = Object.entries(reward.byShopClass ?? {}).map(([shopClass, points]) =>
        say('reward.rateAt', { shops: say(`shopClass.${shopClass}`), percent: percent(points) })
      );
      return others.length === 0 ? rate : say('reward.rateBut', { rate, others: others.join(say('comma')) });
    }
    case 'FIXED':
      return say(trigger === 'ROLL' || trigger === 'SIGN_UP' ? 'reward.once' : 'reward.FIXED', {
        points: grouped(reward.points),
      });
    case 'STEPPED':
      return reward.steps.map((step) => say('reward.step', { from: yen(step.from), points: grouped(step.points) }))
        .join(say('comma'));
    case 'LOTTERY':
      return say('reward.LOTTERY', {
        prizes: reward.prizes
          .map((prize) =>
            say('reward.prize', { points: grouped(prize.points), percent: prize.oddsPerMillion / 10_000 })
          )
          .join(say('comma')),
      });
    case 'AS_ASKED':
      return say('reward.AS_ASKED', { points: grouped(reward.most) });
  }
}

function conditionIn(condition: Condition, say: Say): string {
  const sentence = (values?: Record<string, string | number>) => say(`condition.${condition.type}`, values);
  switch (condition.type) {
    case 'MINIMUM_AMOUNT':
      return sentence({ amount: yen(condition.amount) });
    case 'REPDIGIT_AMOUNT':
      return sentence({ digits: condition.digits });
    case 'REPDIGIT_DATE':
    case 'EXCLUDING_PAYMENT_REQUESTS':
    case 'WALLETS':
    case 'SHOPS':
      return sentence();
    case 'DAYS_OF_MONTH':
      return sentence({ days: named(condition.days.map((number) => say('dayOfMonth', { number })), say) });
    case 'WEEKDAYS':
      return sentence({ days: named(condition.days.map((weekday) => say(`weekday.${weekday}`)), say) });
    case 'HOURS':
      return sentence({ from: condition.from.slice(0, 5), until: condition.until.slice(0, 5) });
    case 'RESIDENCY':
      return say(`residency.${condition.residency}`);
    case 'ACCOUNT_AGE':
      return sentence({ days: grouped(condition.days) });
    case 'NEW_USERS_SINCE':
      return sentence({ day: day(condition.date) });
    case 'SHOP_CLASSES':
      return sentence({ shops: named(condition.classes.map((shopClass) => say(`shopClass.${shopClass}`)), say) });
    case 'DISTRICTS':
      return sentence({ districts: named(condition.districts, say) });
    case 'CATEGORIES':
      return sentence({ categories: named(condition.categories, say) });
    case 'CHANNELS':
      return sentence({ channels: named(condition.channels.map((channel) => say(`channel.${channel}`)), say) });
    case 'PARTNER':
      return sentence({ partner: condition.partnerId.replace(/^partner:/, '') });
    case 'ACTIVITY':
      return sentence({ kind: condition.kind, quantity: grouped(condition.atLeast) });
    case 'FIRST_PEOPLE':
      return sentence({ people: grouped(condition.people) });
    case 'OCCASION_NUMBER':
      return say(`number.${condition.within}`, { which: which(condition, say) });
  }
}

function which(
  { from, to, counting }: { from: number; to?: number; counting: 'OCCASIONS' | 'DAYS' },
  say: Say,
): string {
  if (to === undefined) {
    return say(`number.${counting}.onward`, { from });
  }
  return to === from ? say(`number.${counting}.one`, { from }) : say(`number.${counting}.some`, { from, to });
}

function expiryIn(expiry: Expiry, say: Say): string {
  switch (expiry.type) {
    case 'AFTER_DAYS':
      return say('expiry.AFTER_DAYS', { days: grouped(expiry.days) });
    case 'ON_DATE':
      return say('expiry.ON_DATE', { day: day(expiry.date) });
    case 'END_OF_MONTH_AFTER':
      return expiry.months === 0
        ? say('expiry.endOfMonth')
        : say('expiry.END_OF_MONTH_AFTER', { months: expiry.months });
  }
}

function percent(basisPoints: number): number {
  return basisPoints / 100;
}

function named(names: readonly string[], say: Say): string {
  const first = names.slice(0, NAMED_MAX).join(say('or'));
  return names.length > NAMED_MAX ? say('andMore', { names: first, count: names.length - NAMED_MAX }) : first;
}

/** The page of the directory that shows where a campaign counts; undefined where no shop has to do with it. */
export function shopsOf(campaign: Campaign): string | undefined {
  if (campaign.trigger !== 'PAYMENT') {
    return undefined;
  }
  const query = new URLSearchParams();
  for (const condition of campaign.conditions) {
    if (condition.type === 'DISTRICTS' && condition.districts.length === 1) {
      query.set('district', condition.districts.join());
    } else if (condition.type === 'CATEGORIES' && condition.categories.length === 1) {
      query.set('category', condition.categories.join());
    }
  }
  return query.size === 0 ? '/shops' : `/shops?${query}`;
}
