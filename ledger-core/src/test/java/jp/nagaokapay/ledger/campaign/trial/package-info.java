@NullMarked
package jp.nagaokapay.ledger.campaign.trial;

import org.jspecify.annotations.NullMarked;
