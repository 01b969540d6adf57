/**
 * What the calendar asks of campaigns: ending those whose period has passed, granting points that
 * wait for their day, revealing a lottery's secret after the end, and deleting what no refund can
 * reach any more.
 *
 * <p>Invariant: the campaign itself decides whether its time has come, so the job may be late, run
 * twice or on several nodes.
 *
 * <p>Out: {@link jp.nagaokapay.ledger.campaign.CampaignCommand}.
 *
 * <p>Not here: any decision (the campaign), any rule about dates (rules).
 */
@NullMarked
package jp.nagaokapay.ledger.campaign.schedule;

import org.jspecify.annotations.NullMarked;
