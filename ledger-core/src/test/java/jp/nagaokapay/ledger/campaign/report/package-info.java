@NullMarked
package jp.nagaokapay.ledger.campaign.report;

import org.jspecify.annotations.NullMarked;
